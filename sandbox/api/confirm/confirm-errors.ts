import type { Sandbox } from '../../context.ts';
import type { PaymentRow } from '../../db/payments.ts';
import { type Refusal, WINDOW_GRACE_MS } from '../../settlement/judge-transaction.ts';
import { LATE_SIGHT_MS } from '../../settlement/watcher.ts';
import { type ErrorStatus, type HiltError, refusal } from '../hilt-error.ts';

const REFUSALS: Readonly<Record<Refusal, readonly [ErrorStatus, string]>> = {
  transaction_failed: [400, 'The transaction failed on chain'],
  memo_mismatch: [400, 'The memo is not the one of this payment'],
  memo_ambiguous: [400, 'The transaction has more than one memo'],
  memo_missing: [400, 'Nothing in the transaction ties it to this payment'],
  merchant_not_paid: [400, 'The seller did not receive the amount in the agreed token'],
  fee_not_paid: [400, 'The fee was not paid in full'],
  recipient_not_owner: [400, 'The receiving account does not belong to the seller any more'],
  payer_mismatch: [422, 'This wallet is not the one that paid'],
  before_session: [400, 'The transaction is older than this payment session'],
  after_session: [410, 'Payment session has expired'],
};

export function confirmRefusal(reason: Refusal): HiltError {
  const [status, message] = REFUSALS[reason];
  return refusal(status, reason === 'after_session' ? 'session_expired' : reason, message);
}

export function identityRequired(): HiltError {
  return refusal(422, 'identity_required', 'Identity verification is missing');
}

/**
 * The chain does not show the signature. 410 once no block of the session's window can turn up any more; 409 while another transaction holds the claim
 * (an unseen signature cannot disprove it); else 408: ask again.
 */
export function notVisible(sandbox: Sandbox, signature: string, payment: PaymentRow | null): HiltError {
  if (payment && sandbox.now() > payment.expires_at + WINDOW_GRACE_MS + LATE_SIGHT_MS) return refusal(410, 'session_expired', 'Payment session has expired');
  const claim = payment?.claimed_signature ?? null;
  if (claim !== null && claim !== signature) return refusal(409, 'payment_tied', 'This payment is tied to another transaction');
  return refusal(408, 'not_confirmed_yet', 'Solana has not confirmed this transaction yet');
}
