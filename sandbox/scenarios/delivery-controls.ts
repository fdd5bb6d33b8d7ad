import { HiltError } from '../api/hilt-error.ts';
import { readBody } from '../api/read-body.ts';
import { type ApiContext, pathParam } from '../api/route.ts';
import type { Sandbox } from '../context.ts';
import { productById, productBySlug } from '../db/products.ts';
import { deliverAgain } from '../settlement/deliver.ts';
import { wireTime } from '../wire-time.ts';
import { CalendarOrder, DeliveryOrder } from './control-bodies.ts';
import type { DeliveryPlan } from './delivery-plans.ts';
import { requirePayment } from './require-payment.ts';

type Control = (method: 'GET' | 'POST', path: string, handle: (c: ApiContext) => Promise<object> | object) => void;

/** Controls of what comes after a payment: how handing over goes, and the calendar by which invites and memberships run out. */
export function mountDeliveryControls(control: Control, sandbox: Sandbox): void {
  const { database } = sandbox;
  control('POST', '/sandbox/payments/:payment_id/delivery', async (c) => {
    sandbox.deliveryPlans.setForPayment(requirePayment(c, sandbox).id, planOf(await readBody(c, DeliveryOrder)));
    return { ok: true };
  });
  /** What a seller does about a delivery that failed or an invite that ran out. */
  control('POST', '/sandbox/payments/:payment_id/delivery/retry', (c) => {
    const payment = requirePayment(c, sandbox);
    const product = productById(database, payment.product_id);
    if (payment.status !== 'CONFIRMED' || product === null) throw new HiltError(409, 'Nothing was paid, so nothing can be handed over');
    deliverAgain(sandbox, payment, product);
    return { ok: true };
  });
  control('POST', '/sandbox/products/:slug/delivery', async (c) => {
    const slug = pathParam(c, 'slug');
    if (!productBySlug(database, slug)) throw new HiltError(404, 'Product not found');
    sandbox.deliveryPlans.setForProduct(slug, planOf(await readBody(c, DeliveryOrder)));
    return { ok: true };
  });
  const times = () => ({ now: wireTime(sandbox.now()), calendar: wireTime(sandbox.calendar()) });
  control('GET', '/sandbox/clock', times);
  control('POST', '/sandbox/clock', async (c) => {
    const { forward_seconds: seconds } = await readBody(c, CalendarOrder);
    sandbox.moveCalendar(seconds === null ? null : seconds * 1_000);
    return times();
  });
}

function planOf(order: DeliveryOrder): DeliveryPlan {
  const life = order.invite_seconds === undefined ? {} : { inviteLifeMs: order.invite_seconds * 1_000 };
  return { outcome: order.outcome, error: order.error, failuresLeft: order.outcome === 'SENT' ? null : order.failures_left, ...life };
}
