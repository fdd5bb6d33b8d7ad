/** Compressed forms the edge keeps of a body. */
export type Coding = 'br' | 'gzip';

/**
 * The best coding a client takes (RFC 9110 12.5.3), brotli before gzip; null for the plain form.
 * `q=0` refuses a coding; `*` speaks for what is not named.
 */
export function preferredCoding(accept: string | null, available: (coding: Coding) => boolean): Coding | null {
  if (accept === null || accept === '') return null;
  const weights = new Map<string, number>();
  for (const part of accept.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    const q = parameters.find((parameter) => parameter.startsWith('q='));
    weights.set(name, q === undefined ? 1 : Number(q.slice(2)) || 0);
  }
  const weight = (coding: string): number => weights.get(coding) ?? weights.get('*') ?? 0;
  const taken = (['br', 'gzip'] as const).filter((coding) => weight(coding) > 0 && available(coding));
  const [first, second] = taken;
  if (first === undefined || second === undefined) return first ?? null;
  return weight(second) > weight(first) ? second : first;
}
