import type { ConfirmAnswer, ConfirmRequest } from '../../contract/pay.ts';
import { hiltWord, type PaymentStatus } from '../../contract/payment-status.ts';
import { signatureOf } from '../../payment/attempt.ts';
import { deliveryOf, retold } from '../../payment/delivery.ts';
import type { JournalEntry } from '../../payment/journal-entry.ts';
import type { CheckoutState } from '../../payment/state.ts';
import { type Address, isSignature, type Signature } from '../../solana/address.ts';

export type PaidState = Extract<CheckoutState, { readonly tag: 'paid' }>;

/** The transaction by which this device's payment was recorded, and who sent it. */
export interface OwnPayment {
  readonly entry: JournalEntry;
  readonly signature: Signature;
  readonly payer: Address;
}

/**
 * What this device has to say to be given the access again: its own payment, once somebody says it is recorded. Null while it is not, or while it is not known
 * here who paid; then only the checkout itself can go on.
 * @param status Hilt's answer about the payment; null when there is none.
 */
export function ownPayment(entry: JournalEntry, status: PaymentStatus | null): OwnPayment | null {
  const named = status !== null && hiltWord(status.status) === 'confirmed' && status.tx_signature !== null && isSignature(status.tx_signature) ? status.tx_signature : null;
  const signature = entry.paid?.signature ?? named;
  if (signature === null) return null;
  const attempt = entry.attempts.find((one) => signatureOf(one) === signature);
  const payer = entry.paid?.payer ?? (attempt === undefined || attempt.phase === 'shown' ? null : attempt.payer);
  return payer === null ? null : { entry, signature, payer };
}

/** Asks for what was already recorded: the only question whose answer carries the access. It changes nothing and may be repeated. */
export function accessRequest({ entry: { session }, signature, payer }: OwnPayment): ConfirmRequest {
  const identity = session.identity?.wallet === payer ? { identity_session_id: session.identity.sessionId } : {};
  return { payment_id: session.terms.paymentId, slug: session.slug, tx_signature: signature, payer_wallet: payer, ...identity };
}

/** The paid state of the checkout, made from Hilt's answers; null unless Hilt says CONFIRMED (money invariant 3). @param now page clock */
export function paidState({ entry, signature, payer }: OwnPayment, answer: ConfirmAnswer, status: PaymentStatus | null, now: number): PaidState | null {
  if (hiltWord(answer.status) !== 'confirmed') return null;
  const delivery = deliveryOf(answer, null, now);
  return {
    tag: 'paid',
    product: entry.product,
    session: entry.session,
    signature,
    payer,
    delivery: status === null ? delivery : retold(delivery, status, now),
    receiptId: answer.receipt_id ?? entry.paid?.receiptId ?? null,
    milestones: { signedAt: null, seenAt: null, confirmedAt: null, finalizedAt: null, recordedAt: entry.paid?.at ?? status?.confirmed_at ?? now },
  };
}
