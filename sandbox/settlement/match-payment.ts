import type { Database } from '../db/database.ts';
import { type PaymentRow, paymentByNonce, paymentsByReference } from '../db/payments.ts';
import type { LandedTransaction } from './landed-transaction.ts';
import { memoNonce, topLevelMemos } from './memos.ts';

/**
 * Which session a transaction could be meant for: by its memo, else by a reference key among its accounts. Only a guess at whom to ask:
 * whether it pays that session is for judgeTransaction to say. A spoofed memo or dust on a reference ends there.
 */
export function matchPayment(database: Database, transaction: LandedTransaction): PaymentRow | null {
  for (const memo of topLevelMemos(transaction)) {
    const nonce = memoNonce(memo);
    const payment = nonce === null ? null : paymentByNonce(database, nonce);
    if (payment) return payment;
  }
  return paymentsByReference(database, transaction.keys)[0] ?? null;
}
