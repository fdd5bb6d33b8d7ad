import * as v from 'valibot';
import { refusal } from '../api/hilt-error.ts';
import type { Database } from '../db/database.ts';
import { spendNonce } from '../db/phantom-sessions.ts';
import { type Sealed, unseal } from './sealed-box.ts';

/**
 * What Phantom sealed for this payment.
 * @throws HiltError 422 when it was sealed for another session, changed, or does not say what this step needs.
 */
export function openCallback<TSchema extends v.GenericSchema>(shared: Uint8Array, schema: TSchema, sealed: Sealed): v.InferOutput<TSchema> {
  const opened = unseal(shared, sealed);
  if (opened === undefined) throw refusal(422, 'phantom_not_readable', 'This answer of Phantom is not for this payment');
  const parsed = v.safeParse(schema, opened);
  if (!parsed.success) throw refusal(422, 'phantom_wrong_answer', 'This is not an answer to this step');
  return parsed.output;
}

/**
 * Takes an answer once. Box is symmetric, so our own questions, sent back to us, would open too: their nonces are used up when they are made.
 * Must run in the transaction that writes what the answer changes.
 * @throws HiltError 409 for a nonce that was used before.
 */
export function takeOnce(database: Database, paymentId: string, nonce: string): void {
  if (!spendNonce(database, paymentId, nonce)) throw refusal(409, 'phantom_replayed', 'This answer of Phantom has been used');
}
