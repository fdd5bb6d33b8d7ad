import { refusal } from '../api/hilt-error.ts';
import type { Sandbox } from '../context.ts';
import type { PaymentRow } from '../db/payments.ts';
import { productById } from '../db/products.ts';
import { readHandoff } from '../handoff/read-handoff.ts';

/**
 * A personal link's token may come along with a link request; then it must be the one this payment was opened with.
 * @throws HiltError 409 for another one, and what readHandoff throws.
 */
export async function requireSameHandoff(sandbox: Sandbox, payment: PaymentRow, token: string | null): Promise<void> {
  if (token === null) return;
  const product = productById(sandbox.database, payment.product_id);
  if (!product) throw new Error('a payment without its product');
  const { row } = await readHandoff(sandbox, token, product);
  if (row.id !== payment.handoff_id) throw refusal(409, 'handoff_mismatch', 'This payment was opened with another personal link');
}
