import { HiltError, refusal } from '../api/hilt-error.ts';
import type { Sandbox } from '../context.ts';
import { type IdentitySessionRow, identitySessionById } from '../db/identity-sessions.ts';
import type { PaymentRow } from '../db/payments.ts';

/**
 * An identity session that this wallet may sign for this payment.
 * @throws HiltError 404 when it is unknown, 409 when it belongs to another product or wallet, 410 when its time is over.
 */
export function requireOpenIdentity(sandbox: Sandbox, id: string, payment: Pick<PaymentRow, 'product_id'>, wallet: string): IdentitySessionRow {
  const session = identitySessionById(sandbox.database, id);
  if (!session) throw new HiltError(404, 'Identity session not found');
  if (session.product_id !== payment.product_id) throw refusal(409, 'identity_product_mismatch', 'The identity session is for another product');
  if (session.wallet !== wallet) throw refusal(409, 'identity_wallet_mismatch', 'The identity session is for another wallet');
  if (session.expires_at <= sandbox.now()) throw refusal(410, 'identity_expired', 'The identity session has expired');
  return session;
}
