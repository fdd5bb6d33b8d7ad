import { ConfirmAnswer } from '../../../src/contract/pay.ts';
import type { Sandbox } from '../../context.ts';
import { type PaymentRow, paymentById } from '../../db/payments.ts';
import { productById } from '../../db/products.ts';
import { awaitTransaction } from '../../settlement/await-transaction.ts';
import type { LandedTransaction } from '../../settlement/landed-transaction.ts';
import { matchPayment } from '../../settlement/match-payment.ts';
import { type SettleOutcome, settle } from '../../settlement/settle.ts';
import { answer } from '../answer.ts';
import { ConfirmBody } from '../bodies/pay-bodies.ts';
import { confirmRefusal, identityRequired, notVisible } from '../confirm/confirm-errors.ts';
import { readIdentity } from '../confirm/read-identity.ts';
import { HiltError, refusal } from '../hilt-error.ts';
import { readBody } from '../read-body.ts';
import type { ApiContext, Route } from '../route.ts';
import { confirmView } from '../views/confirm-view.ts';

/**
 * The final check of a payment (contract 4.6, docs/sandbox-api.md). Repeatable: the same signature always gets the same answer. Without payment_id the session
 * is found from the transaction itself, which is public; such a caller learns that it is paid, but gets no access unless they prove the paying wallet.
 */
export const confirm: Route = {
  name: 'confirm',
  method: 'POST',
  path: '/v1/pay/confirm',
  audience: 'buyer',
  handle: async (c, sandbox) => {
    const body = await readBody(c, ConfirmBody);
    const known = body.payment_id === null ? null : requirePayment(sandbox, body.payment_id);
    if (known) requireProductMatch(sandbox, known, body);
    if (known?.status === 'CONFIRMED' && known.tx_signature === body.tx_signature && known.payer_wallet === body.payer_wallet) {
      return answer(ConfirmAnswer, confirmView(sandbox, known, true));
    }
    if (known?.status === 'CONFIRMED' && known.tx_signature !== body.tx_signature) throw outcomeError({ tag: 'settled-by-another' });

    const transaction = await landed(c, sandbox, body.tx_signature, known);
    const payment = known ?? requireMatch(sandbox, transaction, body);
    const identity = readIdentity(sandbox, body.identity_session_id, payment);
    const outcome = settle(sandbox, payment.id, transaction, { by: 'confirm', payer: body.payer_wallet, walletSource: body.wallet_source, identity: identity.session });
    // A bad identity session only matters when one is needed: who has paid must not be turned away for a hint they did not need.
    if (outcome.tag === 'identity-required' && identity.problem) throw identity.problem;
    if (outcome.tag !== 'settled') throw outcomeError(outcome);
    const isBuyer = known !== null || identity.session?.wallet === outcome.payment.payer_wallet;
    return answer(ConfirmAnswer, confirmView(sandbox, outcome.payment, isBuyer));
  },
};

function requirePayment(sandbox: Sandbox, id: string): PaymentRow {
  const payment = paymentById(sandbox.database, id);
  if (!payment) throw new HiltError(404, 'Payment not found');
  return payment;
}

/** The transaction once it is confirmed on chain. @throws HiltError 408, 409, 410 when it is not seen in time (see notVisible) */
async function landed(c: ApiContext, sandbox: Sandbox, signature: string, known: PaymentRow | null): Promise<LandedTransaction> {
  const transaction = await awaitTransaction(sandbox, signature, c.req.raw.signal);
  if (!transaction) throw notVisible(sandbox, signature, known === null ? null : requirePayment(sandbox, known.id));
  return transaction;
}

function requireMatch(sandbox: Sandbox, transaction: LandedTransaction, body: ConfirmBody): PaymentRow {
  const payment = matchPayment(sandbox.database, transaction);
  if (!payment) throw refusal(404, 'payment_not_matched', 'No payment belongs to this transaction');
  requireProductMatch(sandbox, payment, body);
  return payment;
}

/** A page of one product must not show the success of another. */
function requireProductMatch(sandbox: Sandbox, payment: PaymentRow, { slug, product_id: productId }: ConfirmBody): void {
  const product = productById(sandbox.database, payment.product_id);
  if ((slug !== null && slug !== product?.slug) || (productId !== null && productId !== payment.product_id)) throw refusal(400, 'product_mismatch', 'This payment is for another product');
}

function outcomeError(outcome: Exclude<SettleOutcome, { tag: 'settled' }>): HiltError {
  switch (outcome.tag) {
    case 'settled-by-another':
      return refusal(409, 'payment_settled', 'This payment was completed by another transaction');
    case 'signature-used':
      return refusal(409, 'signature_used', 'This transaction has already paid another session');
    case 'identity-required':
      return identityRequired();
    case 'refused':
      return confirmRefusal(outcome.refusal);
    default:
      return outcome satisfies never;
  }
}
