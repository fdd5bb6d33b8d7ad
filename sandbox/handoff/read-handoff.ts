import type { Sandbox } from '../context.ts';
import { type HandoffRow, handoffById } from '../db/handoffs.ts';
import type { ProductRow } from '../db/products.ts';
import { refusal } from '../api/hilt-error.ts';
import type { HandoffClaims } from './handoff-tokens.ts';

export interface ReadHandoff {
  readonly claims: HandoffClaims;
  readonly row: HandoffRow;
}

/**
 * Reads a personal link's token for a product.
 * @throws HiltError 400 for a token that is not ours, incomplete or changed, 403 for one of another product, 410 when its time is over.
 */
export async function readHandoff(sandbox: Sandbox, token: string, product: ProductRow): Promise<ReadHandoff> {
  const now = sandbox.now();
  const reading = await sandbox.handoffTokens.read(token, now);
  if (!reading.ok) throw refusalOf(reading.why);
  const { claims } = reading;
  if (claims.productId !== product.id) throw refusal(403, 'handoff_wrong_product', 'This personal link is for another product');
  const row = handoffById(sandbox.database, claims.id);
  // Signed by us but unknown to this store: issued by a sandbox whose data is gone.
  if (!row) throw refusal(400, 'handoff_invalid', 'This personal link is not known here');
  if (row.expires_at <= now) throw refusalOf('expired');
  return { claims, row };
}

function refusalOf(why: 'malformed' | 'invalid' | 'expired') {
  switch (why) {
    case 'malformed':
      return refusal(400, 'handoff_malformed', 'This is not a complete personal link');
    case 'invalid':
      return refusal(400, 'handoff_invalid', 'This personal link is not valid');
    case 'expired':
      return refusal(410, 'handoff_expired', 'This personal link has expired');
    default:
      return why satisfies never;
  }
}
