/** Where in the checkout an address leads. Anything unknown is `unknown`, never a guess. */
export type Route =
  | { readonly tag: 'checkout'; readonly slug: string }
  | { readonly tag: 'payment'; readonly paymentId: string }
  | { readonly tag: 'receipt'; readonly receiptId: string }
  | { readonly tag: 'gallery' }
  | { readonly tag: 'unknown' };

/** Slugs and ids are foreign data: bounded, and nothing that could leave its place in a path. */
const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9._~-]{0,127}$/;

/** Reads `location.pathname`. A trailing slash is allowed. */
export function parsePath(pathname: string): Route {
  const [, kind, rest, ...more] = pathname.replace(/\/$/, '').split('/');
  if (more.length > 0) return { tag: 'unknown' };
  if (kind === 'gallery' && rest === undefined) return { tag: 'gallery' };
  const segment = rest === undefined ? null : decodeSegment(rest);
  if (segment === null) return { tag: 'unknown' };
  if (kind === 'p') return { tag: 'checkout', slug: segment };
  if (kind === 'pay') return { tag: 'payment', paymentId: segment };
  if (kind === 'r') return { tag: 'receipt', receiptId: segment };
  return { tag: 'unknown' };
}

export function checkoutPath(slug: string): string {
  return `/p/${encodeURIComponent(slug)}`;
}

export function paymentPath(paymentId: string): string {
  return `/pay/${encodeURIComponent(paymentId)}`;
}

export function receiptPath(receiptId: string): string {
  return `/r/${encodeURIComponent(receiptId)}`;
}

function decodeSegment(text: string): string | null {
  try {
    const segment = decodeURIComponent(text);
    return SEGMENT.test(segment) ? segment : null;
  } catch {
    return null;
  }
}
