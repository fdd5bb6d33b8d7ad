import type { Database } from '../../db/database.ts';
import type { PaymentRow } from '../../db/payments.ts';
import { receiptOfPayment } from '../../db/receipts.ts';
import { wireTimeOrNull } from '../../wire-time.ts';

/** What a poll may learn of a payment (contract 4.4), plus the receipt once there is one. Never the delivery. */
export function statusView(database: Database, payment: PaymentRow, askedId: string) {
  return {
    id: askedId,
    status: payment.status,
    amount_minor_units: payment.amount,
    token_mint: payment.token_mint,
    tx_signature: payment.tx_signature ?? payment.claimed_signature,
    confirmed_at: wireTimeOrNull(payment.confirmed_at),
    failed_at: wireTimeOrNull(payment.failed_at),
    failure_reason: payment.failure_reason,
    delivery_sent_at: wireTimeOrNull(payment.delivery_sent_at),
    deep_link_expires_at: wireTimeOrNull(payment.deep_link_expires_at),
    delivery_status: payment.delivery_status,
    delivery_error: payment.delivery_error,
    delivery_attempted_at: wireTimeOrNull(payment.delivery_attempted_at),
    membership_id: payment.membership_id,
    receipt_id: receiptOfPayment(database, payment.id)?.id ?? null,
  };
}
