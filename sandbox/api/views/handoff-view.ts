import type { Sandbox } from '../../context.ts';
import type { ProductRow } from '../../db/products.ts';
import type { HandoffClaims } from '../../handoff/handoff-tokens.ts';
import { wireTime } from '../../wire-time.ts';

export interface HandoffParts {
  readonly token: string;
  readonly claims: HandoffClaims;
  readonly product: ProductRow;
  /** Unix milliseconds. */
  readonly expiresAt: number;
}

/** A personal link, the same for merchant and buyer (contract 4.3). */
export function handoffView(sandbox: Sandbox, { token, claims, product, expiresAt }: HandoffParts) {
  return {
    handoff_token: token,
    expires_at: wireTime(expiresAt),
    identity_type: claims.identity.type,
    identity_value: claims.identity.value,
    identity_display: claims.identity.display,
    return_url: claims.returnUrl,
    checkout_url: `${sandbox.config.checkoutUrl}/p/${product.slug}?handoff=${encodeURIComponent(token)}`,
    product_id: product.id,
    slug: product.slug,
  };
}
