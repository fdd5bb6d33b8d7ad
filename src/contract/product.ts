import * as v from 'valibot';
import { orNull, wireAddress, wireAmount } from './wire.ts';

/** What a seller may set about the look and the follow-up of the checkout. Keys are our choice: the contract publishes none (section 8). A bad value is dropped, not fatal: a wrong colour must not stop a sale. */
export const CheckoutConfig = v.looseObject({
  brand_name: v.fallback(orNull(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80))), null),
  logo_url: v.fallback(orNull(v.string()), null),
  hero_image_url: v.fallback(orNull(v.string()), null),
  accent_color: v.fallback(orNull(v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i))), null),
  success_label: v.fallback(orNull(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60))), null),
  success_url: v.fallback(orNull(v.string()), null),
  support_url: v.fallback(orNull(v.string()), null),
  theme: v.fallback(orNull(v.picklist(['auto', 'light', 'dark'])), null),
});
export type CheckoutConfig = v.InferOutput<typeof CheckoutConfig>;

/** `GET /v1/products/p/{slug}` (contract 4.1). Vocabularies are open: unknown statuses and types stay strings and are treated neutrally. */
export const Product = v.looseObject({
  id: v.string(),
  product_type: v.string(),
  status: v.string(),
  title: v.string(),
  description: v.nullable(v.string()),
  image_url: v.nullable(v.string()),
  amount_minor_units: v.nullable(wireAmount),
  token_mint: v.nullable(wireAddress),
  merchant_wallet: wireAddress,
  delivery_type: orNull(v.string()),
  tip_presets_lamports: orNull(v.array(wireAmount)),
  max_payments: orNull(v.pipe(v.number(), v.safeInteger())),
  payment_count: orNull(v.pipe(v.number(), v.safeInteger())),
  slug: v.string(),
  membership_enabled: orNull(v.boolean()),
  membership_platform: orNull(v.string()),
  membership_identity_type: orNull(v.string()),
  membership_identity_label: orNull(v.string()),
  membership_identity_required: orNull(v.boolean()),
  membership_renewal_mode: orNull(v.string()),
  membership_billing_interval_days: orNull(v.pipe(v.number(), v.safeInteger())),
  checkout_config: orNull(CheckoutConfig),
  created_at: v.nullable(v.string()),
});
export type Product = v.InferOutput<typeof Product>;

/** Why a product cannot be bought now. `null` means it can. */
export type ProductClosed = 'not-for-sale' | 'sold-out' | null;

/** Anything but ACTIVE is not for sale; a reached `max_payments` is sold out (our choice, the contract is silent). */
export function productClosed(product: Pick<Product, 'status' | 'max_payments' | 'payment_count'>): ProductClosed {
  if (product.status !== 'ACTIVE') return product.status === 'SOLD_OUT' ? 'sold-out' : 'not-for-sale';
  if (product.max_payments !== null && product.payment_count !== null && product.payment_count >= product.max_payments) return 'sold-out';
  return null;
}
