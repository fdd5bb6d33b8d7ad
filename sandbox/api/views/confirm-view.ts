import type { Sandbox } from '../../context.ts';
import { membershipById } from '../../db/memberships.ts';
import type { PaymentRow } from '../../db/payments.ts';
import { productById } from '../../db/products.ts';
import { receiptOfPayment } from '../../db/receipts.ts';
import { wireTimeOrNull } from '../../wire-time.ts';

/**
 * Answer of confirm for a settled payment (contract 4.6). `isBuyer`: the caller knows the payment_id or has proven the paying wallet. Others get neither
 * the access nor the payment_id (with it they could come back and get the access), but a stand-in id that is good for polling only.
 */
export function confirmView(sandbox: Sandbox, payment: PaymentRow, isBuyer: boolean) {
  const { database } = sandbox;
  const product = productById(database, payment.product_id);
  const membership = payment.membership_id === null ? null : membershipById(database, payment.membership_id);
  const handedOver = payment.delivery_status === 'SENT';
  return {
    status: payment.status,
    payment_id: isBuyer ? payment.id : payment.public_id,
    delivery_type: product?.delivery_type ?? null,
    delivery_value: isBuyer && handedOver ? (product?.delivery_value ?? null) : null,
    amount_minor_units: payment.amount,
    delivery_status: payment.delivery_status,
    membership_id: payment.membership_id,
    membership_status: membership ? membershipStatus(payment, membership.period_end_at, sandbox.now()) : null,
    membership_period_end_at: wireTimeOrNull(membership?.period_end_at ?? null),
    automatic_renew_setup_status: null,
    automatic_renew_setup_error: null,
    receipt_id: receiptOfPayment(database, payment.id)?.id ?? null,
  };
}

function membershipStatus(payment: PaymentRow, periodEnd: number | null, now: number): string {
  if (payment.delivery_status === 'FAILED') return 'DELIVERY_FAILED';
  return periodEnd !== null && periodEnd < now ? 'EXPIRED' : 'ACTIVE';
}
