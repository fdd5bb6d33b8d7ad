import type { Sandbox } from '../context.ts';
import { type PaymentRow, undelivered } from '../db/payments.ts';
import type { ProductRow } from '../db/products.ts';
import { type DeliveryTry, recordDelivery } from '../db/settlements.ts';

/** How long a chat invite works once it was handed over. */
const INVITE_LIFE_MS = 24 * 3_600_000;

/** First try to hand over access, right after a payment is recorded. A failure never touches the payment: it stays CONFIRMED. */
export function deliverFirst(sandbox: Sandbox, payment: Pick<PaymentRow, 'id'>, product: ProductRow): void {
  const plan = sandbox.deliveryPlans.planFor(payment.id, product.slug);
  const at = sandbox.calendar();
  if (plan.outcome === 'SENT') {
    recordDelivery(sandbox.database, payment.id, sent(product.delivery_type, at, plan.inviteLifeMs));
    return;
  }
  recordDelivery(sandbox.database, payment.id, { status: plan.outcome, error: plan.outcome === 'FAILED' ? plan.error : null, at, failuresLeft: plan.failuresLeft, deepLinkExpiresAt: null });
}

/** Tries again every delivery that is due; returns how many were sent. */
export function retryDeliveries(sandbox: Sandbox, deliveryTypeOf: (productId: string) => ProductRow['delivery_type']): number {
  const now = sandbox.calendar();
  const due = undelivered(sandbox.database).filter(({ delivery_attempted_at: last }) => last === null || now - last >= sandbox.config.deliveryRetryMs);
  const outcomes = due.map((payment) => {
    const left = payment.delivery_failures_left ?? 0;
    const outcome: DeliveryTry = left > 0 && payment.delivery_status !== null
      ? { status: payment.delivery_status, error: payment.delivery_error, at: now, failuresLeft: left - 1, deepLinkExpiresAt: null }
      : sent(deliveryTypeOf(payment.product_id), now);
    recordDelivery(sandbox.database, payment.id, outcome);
    return outcome;
  });
  return outcomes.filter(({ status }) => status === 'SENT').length;
}

/** Hands access over once more, as its seller can: an invite that has run out is made anew. */
export function deliverAgain(sandbox: Sandbox, payment: Pick<PaymentRow, 'id'>, product: Pick<ProductRow, 'delivery_type'>): void {
  recordDelivery(sandbox.database, payment.id, sent(product.delivery_type, sandbox.calendar()));
}

function sent(type: ProductRow['delivery_type'], at: number, inviteLifeMs: number = INVITE_LIFE_MS): DeliveryTry {
  const isInvite = type === 'TELEGRAM_INVITE' || type === 'DISCORD_INVITE';
  return { status: 'SENT', error: null, at, failuresLeft: null, deepLinkExpiresAt: isInvite ? at + inviteLifeMs : null };
}
