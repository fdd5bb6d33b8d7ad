import { PaymentStatus } from '../../../src/contract/payment-status.ts';
import { paymentById, paymentByPublicId } from '../../db/payments.ts';
import { productById } from '../../db/products.ts';
import { answer } from '../answer.ts';
import { HiltError } from '../hilt-error.ts';
import { type Route, pathParam } from '../route.ts';
import { sessionView } from '../views/session-view.ts';
import { statusView } from '../views/status-view.ts';

/**
 * What a poll learns (contract 4.4). Who knows the payment_id itself also gets the session's terms and whom it is for, so that another
 * device can go on with it and say so.
 */
export const paymentStatus: Route = {
  name: 'payment-status',
  method: 'GET',
  path: '/v1/payments/:payment_id',
  audience: 'buyer',
  handle: (c, sandbox) => {
    const { database } = sandbox;
    const id = pathParam(c, 'payment_id');
    const own = paymentById(database, id);
    const payment = own ?? paymentByPublicId(database, id);
    if (!payment) throw new HiltError(404, 'Payment not found');
    const status = statusView(database, payment, id);
    const slug = productById(database, payment.product_id)?.slug ?? null;
    if (!own) return answer(PaymentStatus, status);
    const { identity_type, identity_display, identity_value } = own;
    return answer(PaymentStatus, { ...status, session: { ...sessionView(sandbox, own), product_id: own.product_id, slug, identity_type, identity_display: identity_display ?? identity_value } });
  },
};
