import type { Sandbox } from '../context.ts';
import { type IdentitySessionRow, identitySessionById } from '../db/identity-sessions.ts';
import type { ProductRow } from '../db/products.ts';
import { refusal } from '../api/hilt-error.ts';

/**
 * A wallet-signed identity session of a product.
 * @throws HiltError 422 when it is unknown, unsigned or of another product, 410 when its time is over.
 */
export function requireIdentitySession(sandbox: Sandbox, id: string, product: Pick<ProductRow, 'id'>): IdentitySessionRow {
  const session = identitySessionById(sandbox.database, id);
  if (!session || session.product_id !== product.id || session.verified_at === null) throw refusal(422, 'identity_not_verified', 'The identity has not been verified for this product');
  if (session.expires_at <= sandbox.now()) throw refusal(410, 'identity_expired', 'The identity session has expired');
  return session;
}
