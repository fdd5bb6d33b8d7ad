/** Longest wait a server can ask of a buyer's page; beyond it the page asks again anyway. */
const LONGEST_MS = 120_000;

/**
 * Reads `Retry-After` in its seconds form (RFC 9110 10.2.3) as milliseconds, at least one second and at most two minutes.
 * The date form is ignored: it would be judged by the buyer's clock, which may be wrong (money invariant 10).
 */
export function retryAfterMs(header: string | null): number | null {
  if (header === null || !/^\d{1,9}$/.test(header.trim())) return null;
  return Math.min(Math.max(Number(header) * 1000, 1000), LONGEST_MS);
}
