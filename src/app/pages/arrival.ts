import { HttpStatusFailure } from '../../api/failures.ts';
import type { HiltHttp } from '../../api/http.ts';
import { resolveHandoff } from '../../api/resolve-handoff.ts';
import type { Outage } from '../../payment/state.ts';
import type { Access } from '../../payment/session.ts';
import { type LinkProblem, refusedAtResolve } from '../link-problem.ts';
import { outageOf } from './outage-of.ts';
import { safeReturn } from './way-back.ts';

/** What became of a personal link. */
export type Arrival =
  | {
      readonly tag: 'resolved';
      /** Without a token its session was begun elsewhere; no other can be opened. */
      readonly handoff: { readonly token: string | null; readonly access: Access };
      /** Where the seller wants the buyer to go on after paying; checked, and without the token. */
      readonly returnUrl: string | null;
    }
  | { readonly tag: 'refused'; readonly problem: LinkProblem }
  | { readonly tag: 'unavailable'; readonly outage: Outage };

/** Longest token the contract allows (4.2); a longer one is not sent anywhere. */
const LONGEST_TOKEN = 4096;

/** Asks Hilt whom a personal link is for (contract 4.3). The token goes into the request body and nowhere else (money invariant 7). */
export async function resolveArrival(http: HiltHttp, slug: string, token: string, isOnline: () => boolean, signal: AbortSignal): Promise<Arrival> {
  if (token === '' || token.length > LONGEST_TOKEN) return { tag: 'refused', problem: 'incomplete' };
  try {
    const handoff = await resolveHandoff(http, slug, token, signal);
    if (handoff.slug !== null && handoff.slug !== slug) return { tag: 'refused', problem: 'other-product' };
    const display = handoff.identity_display ?? handoff.identity_value;
    // A link that names nobody would pay for nobody.
    if (display === null || display.trim() === '') return { tag: 'refused', problem: 'invalid' };
    return { tag: 'resolved', handoff: { token, access: { type: handoff.identity_type ?? 'CUSTOM', display } }, returnUrl: safeReturn(handoff.return_url, token) };
  } catch (error) {
    const problem = error instanceof HttpStatusFailure ? refusedAtResolve(error.status, error.body.code) : null;
    if (problem !== null) return { tag: 'refused', problem };
    return { tag: 'unavailable', outage: outageOf(error, isOnline, Date.now()) };
  }
}
