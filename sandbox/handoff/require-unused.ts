import type { Sandbox } from '../context.ts';
import { type HandoffRow } from '../db/handoffs.ts';
import { type PaymentRow, paymentByHandoff } from '../db/payments.ts';
import { refusal } from '../api/hilt-error.ts';

/**
 * A personal link pays once. Returns the newest session it has opened, null when there is none yet.
 * @throws HiltError 409 when that session is paid.
 */
export function requireUnused(sandbox: Sandbox, handoff: HandoffRow): PaymentRow | null {
  const payment = paymentByHandoff(sandbox.database, handoff.id);
  if (payment?.status === 'CONFIRMED') throw refusal(409, 'handoff_used', 'This personal link has already been paid');
  return payment;
}
