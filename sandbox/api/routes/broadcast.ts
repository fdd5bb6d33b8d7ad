import { BroadcastAnswer } from '../../../src/contract/pay.ts';
import { paymentById } from '../../db/payments.ts';
import { claimSignature } from '../../settlement/claim.ts';
import { WINDOW_GRACE_MS } from '../../settlement/judge-transaction.ts';
import { answer } from '../answer.ts';
import { BroadcastBody } from '../bodies/pay-bodies.ts';
import { HiltError, refusal } from '../hilt-error.ts';
import { readBody } from '../read-body.ts';
import type { Route } from '../route.ts';

/** Records which transaction is meant for a session (contract 4.5). Nothing is sent and nothing is believed: only confirm or the watcher settle. */
export const broadcast: Route = {
  name: 'broadcast',
  method: 'POST',
  path: '/v1/pay/broadcast',
  audience: 'buyer',
  handle: async (c, sandbox) => {
    const body = await readBody(c, BroadcastBody);
    const payment = paymentById(sandbox.database, body.payment_id);
    if (!payment) throw new HiltError(404, 'Payment not found');
    if (payment.status === 'CONFIRMED') {
      if (payment.tx_signature !== body.tx_signature) throw tiedToAnother();
    } else {
      if (sandbox.now() > payment.expires_at + WINDOW_GRACE_MS) throw refusal(410, 'session_expired', 'Payment session has expired');
      if ((await claimSignature(sandbox, payment, body.tx_signature, body.wallet_source)) === 'tied-to-another') throw tiedToAnother();
    }
    const status = paymentById(sandbox.database, payment.id)?.status ?? payment.status;
    return answer(BroadcastAnswer, { payment_id: payment.id, status, tx_signature: body.tx_signature });
  },
};

function tiedToAnother() {
  return refusal(409, 'payment_tied', 'This payment is tied to another transaction');
}
