import { HiltError } from '../api/hilt-error.ts';
import { type ApiContext, pathParam } from '../api/route.ts';
import type { Sandbox } from '../context.ts';
import { type PaymentRow, paymentById } from '../db/payments.ts';

/** The payment a control's address names. @throws HiltError 404 when there is none. */
export function requirePayment(c: ApiContext, sandbox: Sandbox): PaymentRow {
  const payment = paymentById(sandbox.database, pathParam(c, 'payment_id'));
  if (!payment) throw new HiltError(404, 'Payment not found');
  return payment;
}
