import { HttpStatusFailure } from '../../api/failures.ts';
import { getPayment } from '../../api/get-payment.ts';
import type { HiltHttp } from '../../api/http.ts';
import { type BegunSession, begunSession } from '../../contract/begun-session.ts';
import { hiltWord } from '../../contract/payment-status.ts';
import type { PaymentSession } from '../../contract/session.ts';
import type { Access } from '../../payment/session.ts';

/**
 * Asks Hilt for the terms of a session that a frame has opened, to pay it here. Null where Hilt does not hand them on, where somebody has sent
 * a payment for it, and without an answer. The terms are checked like any answer of connect.
 */
export async function findSession(http: HiltHttp, slug: string, paymentId: string): Promise<BegunSession | null> {
  try {
    const payment = await getPayment(http, paymentId, new AbortController().signal);
    const open = hiltWord(payment.status) === 'pending' && payment.tx_signature === null;
    return open ? begunSession(payment, paymentId, slug) : null;
  } catch {
    return null;
  }
}

export interface Adoption {
  /** What Hilt said as the window opened; null without an answer: then it is asked again when a session is needed. */
  readonly begun: BegunSession | null;
  readonly find: () => Promise<BegunSession | null>;
  /** Whether the page has a personal link's token, with which Hilt opens another session for the same person. */
  readonly hasToken: boolean;
}

/**
 * What connect answers in Hilt's place: the session that was begun elsewhere, once, and only if it is for the very person this page names, or,
 * like this page, for nobody. Where somebody is named and there is no token, no other session is opened: it would pay for nobody.
 */
export function createAdopt({ begun, find, hasToken }: Adoption): (access: Access | null) => Promise<PaymentSession | null> {
  let first = true;
  return async (access) => {
    const found = first ? (begun ?? (await find())) : null;
    first = false;
    if (found !== null && isSame(found.access, access)) return found.session;
    if (access === null || hasToken) return null;
    throw new HttpStatusFailure({ status: 410, body: { code: 'handoff_expired', text: null, retryable: false }, retryAfterMs: null, requestId: null });
  };
}

function isSame(one: Access | null, other: Access | null): boolean {
  return one?.type === other?.type && one?.display === other?.display;
}
