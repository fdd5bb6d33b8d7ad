import { HttpStatusFailure } from '../../api/failures.ts';
import type { HiltHttp } from '../../api/http.ts';
import { resolveHandoff } from '../../api/resolve-handoff.ts';
import type { Outage } from '../../payment/state.ts';
import type { Access } from '../../payment/session.ts';
import { outageOf } from './outage-of.ts';

/** Why a personal link cannot be used. `expired`: ask for a new one; `invalid`: incomplete, changed on the way, or for another product. */
export type LinkProblem = 'expired' | 'invalid';

/** What became of a personal link. */
export type Arrival =
  | { readonly tag: 'resolved'; readonly handoff: { readonly token: string; readonly access: Access } }
  | { readonly tag: 'refused'; readonly problem: LinkProblem }
  | { readonly tag: 'unavailable'; readonly outage: Outage };

/** Longest token the contract allows (4.2); a longer one is not sent anywhere. */
const LONGEST_TOKEN = 4096;

/** Asks Hilt whom a personal link is for (contract 4.3). The token goes into the request body and nowhere else (money invariant 7). */
export async function resolveArrival(http: HiltHttp, slug: string, token: string, isOnline: () => boolean, signal: AbortSignal): Promise<Arrival> {
  if (token === '' || token.length > LONGEST_TOKEN) return { tag: 'refused', problem: 'invalid' };
  try {
    const handoff = await resolveHandoff(http, slug, token, signal);
    if (handoff.slug !== null && handoff.slug !== slug) return { tag: 'refused', problem: 'invalid' };
    const display = handoff.identity_display ?? handoff.identity_value;
    // A link that names nobody would pay for nobody.
    if (display === null || display.trim() === '') return { tag: 'refused', problem: 'invalid' };
    return { tag: 'resolved', handoff: { token, access: { type: handoff.identity_type ?? 'CUSTOM', display } } };
  } catch (error) {
    if (error instanceof HttpStatusFailure) {
      if (error.status === 410) return { tag: 'refused', problem: 'expired' };
      if (error.status < 500 && error.status !== 429 && error.status !== 408) return { tag: 'refused', problem: 'invalid' };
    }
    return { tag: 'unavailable', outage: outageOf(error, isOnline, Date.now()) };
  }
}
