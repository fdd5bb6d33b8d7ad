import * as v from 'valibot';
import { getPayment } from '../../api/get-payment.ts';
import type { HiltHttp } from '../../api/http.ts';
import { hiltWord } from '../../contract/payment-status.ts';
import { PaymentSession } from '../../contract/session.ts';

/** A session as connect answered it elsewhere, still as wire JSON. */
export interface AdoptedSession {
  readonly body: string;
}

const OfProduct = v.looseObject({ slug: v.optional(v.nullable(v.string())) });

/**
 * Asks Hilt for the terms of a session that a frame has opened, to pay it here. The status answer may carry them in a `session` key; where
 * it does not, or where the payment is no longer open, this page opens a session of its own. The terms are checked like any answer of connect.
 */
export async function findSession(http: HiltHttp, slug: string, paymentId: string): Promise<AdoptedSession | null> {
  try {
    const payment = await getPayment(http, paymentId, new AbortController().signal);
    const raw = payment['session'];
    const session = v.safeParse(PaymentSession, raw);
    const open = hiltWord(payment.status) === 'pending' && payment.tx_signature === null;
    if (!open || !session.success || session.output.payment_id !== paymentId) return null;
    const about = v.safeParse(OfProduct, raw);
    if (about.success && (about.output.slug ?? slug) !== slug) return null;
    return { body: JSON.stringify(raw) };
  } catch {
    return null;
  }
}

/** A `fetch` that answers the first connect of this product with a session that is open already, and passes everything else on. */
export function adoptingFetch(realFetch: typeof fetch, baseUrl: string, slug: string, find: () => Promise<AdoptedSession | null>): typeof fetch {
  let first = true;
  const connectUrl = `${baseUrl}/v1/products/p/${encodeURIComponent(slug)}/connect`;
  return async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (!first || url !== connectUrl) return realFetch(input, init);
    first = false;
    const session = await find();
    return session === null ? realFetch(input, init) : new Response(session.body, { headers: { 'content-type': 'application/json' } });
  };
}
