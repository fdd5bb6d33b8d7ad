/**
 * Why a personal link cannot be used. `used`: it has been paid; `other-product`: it opens something else than this; `incomplete`: a part of it got lost;
 * `invalid`: Hilt does not know it, or somebody changed it.
 */
export type LinkProblem = 'expired' | 'used' | 'other-product' | 'incomplete' | 'invalid';

/** Codes as the sandbox names them. The contract publishes none for personal links, so the status decides where a code is missing or new. */
const BY_CODE: ReadonlyMap<string, LinkProblem> = new Map([
  ['handoff_expired', 'expired'],
  ['handoff_used', 'used'],
  ['handoff_wrong_product', 'other-product'],
  ['handoff_malformed', 'incomplete'],
  ['handoff_invalid', 'invalid'],
]);

const BY_STATUS: ReadonlyMap<number, LinkProblem> = new Map([
  [403, 'other-product'],
  [409, 'used'],
  [410, 'expired'],
  [422, 'incomplete'],
]);

/** What Hilt's answer to resolve-handoff says of the link; null when it says nothing of it (an outage, a rate limit). */
export function refusedAtResolve(status: number, code: string | null): LinkProblem | null {
  if (status < 400 || status >= 500 || status === 429 || status === 408) return null;
  return known(code) ?? BY_STATUS.get(status) ?? 'invalid';
}

/** The same for connect, which is refused for many reasons that are not the link's (sold out, closed, rate limits): those are null. */
export function refusedAtConnect(status: number, code: string | null): LinkProblem | null {
  return known(code) ?? (status === 410 ? 'expired' : null);
}

function known(code: string | null): LinkProblem | null {
  return code === null ? null : (BY_CODE.get(code) ?? null);
}
