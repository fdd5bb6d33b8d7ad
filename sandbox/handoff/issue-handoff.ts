import type { HandoffParts } from '../api/views/handoff-view.ts';
import type { Sandbox } from '../context.ts';
import { insertHandoff } from '../db/handoffs.ts';
import type { ProductRow } from '../db/products.ts';
import type { HandoffClaims } from './handoff-tokens.ts';

export interface HandoffRequest {
  readonly product: ProductRow;
  readonly identity: HandoffClaims['identity'];
  readonly returnUrl: string | null;
  readonly minutes: number;
}

/** Signs a personal link and remembers that it was issued. */
export async function issueHandoff(sandbox: Sandbox, { product, identity, returnUrl, minutes }: HandoffRequest): Promise<HandoffParts> {
  const now = sandbox.now();
  // Whole seconds: the token cannot say more, and store and token must end together.
  const expiresAt = Math.floor(now / 1000) * 1000 + minutes * 60_000;
  const claims: HandoffClaims = { id: sandbox.newId(), productId: product.id, expiresAt, identity, returnUrl };
  const token = await sandbox.handoffTokens.issue(claims);
  insertHandoff(sandbox.database, { id: claims.id, product_id: product.id, expires_at: expiresAt, created_at: now });
  return { token, claims, product, expiresAt };
}
