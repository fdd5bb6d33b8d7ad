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
  const period = membership && periodOf(membership.period_end_at, product?.membership_config?.grace_period_days ?? 0);
  const handedOver = payment.delivery_status === 'SENT';
  return {
    status: payment.status,
    payment_id: isBuyer ? payment.id : payment.public_id,
    delivery_type: product?.delivery_type ?? null,
    delivery_value: isBuyer && handedOver ? (product?.delivery_value ?? null) : null,
    amount_minor_units: payment.amount,
    delivery_status: payment.delivery_status,
    membership_id: payment.membership_id,
    membership_status: period && membershipStatus(payment, period, sandbox.calendar()),
    membership_period_end_at: wireTimeOrNull(period?.end ?? null),
    // Ours, from here on: facts that the contract declares for the status or for the merchant's own view of a membership.
    grace_ends_at: wireTimeOrNull(period?.graceEnd ?? null),
    delivery_error: payment.delivery_error,
    delivery_attempted_at: wireTimeOrNull(payment.delivery_attempted_at),
    deep_link_expires_at: wireTimeOrNull(payment.deep_link_expires_at),
    automatic_renew_setup_status: null,
    automatic_renew_setup_error: null,
    receipt_id: receiptOfPayment(database, payment.id)?.id ?? null,
  };
}

const DAY_MS = 86_400_000;

/** When a membership was paid until, and until when it goes on all the same; null: without end. */
interface Period {
  readonly end: number | null;
  readonly graceEnd: number | null;
}

function periodOf(end: number | null, graceDays: number): Period {
  return { end, graceEnd: end === null || graceDays === 0 ? null : end + graceDays * DAY_MS };
}

function membershipStatus(payment: PaymentRow, { end, graceEnd }: Period, now: number): string {
  if (payment.delivery_status === 'FAILED') return 'DELIVERY_FAILED';
  if (end === null || now < end) return 'ACTIVE';
  return graceEnd !== null && now < graceEnd ? 'GRACE_PERIOD' : 'EXPIRED';
}
