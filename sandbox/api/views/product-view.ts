import type { ProductRow } from '../../db/products.ts';
import { wireTime } from '../../wire-time.ts';

/** What anybody may see of a product (contract 4.1): no owner, and above all no delivery value before payment. */
export function publicProductView(product: ProductRow, apiUrl: string) {
  const membership = product.membership_config;
  return {
    id: product.id,
    product_type: product.product_type,
    status: product.status,
    title: product.title,
    description: product.description,
    image_url: absolute(product.image_url, apiUrl),
    amount_minor_units: product.amount,
    token_mint: product.token_mint,
    merchant_wallet: product.merchant_wallet,
    delivery_type: product.delivery_type,
    tip_presets_lamports: product.tip_presets,
    atomic_fee_pct: product.fee_bps / 100,
    atomic_fee_flat_usd_cents: product.fee_flat_cents,
    atomic_fee_cap_usd: product.fee_cap_cents === null ? null : product.fee_cap_cents / 100,
    max_payments: product.max_payments,
    slug: product.slug,
    payment_count: product.payment_count,
    membership_enabled: membership?.enabled ?? false,
    membership_platform: membership?.platform ?? null,
    membership_identity_type: membership?.identity_type ?? null,
    membership_identity_label: membership?.identity_label ?? null,
    membership_identity_required: membership?.identity_required ?? false,
    membership_renewal_mode: membership?.renewal_mode ?? null,
    membership_billing_interval_days: membership?.billing_interval_days ?? null,
    checkout_config: checkoutConfig(product, apiUrl),
    created_at: wireTime(product.created_at),
    updated_at: wireTime(product.updated_at),
  };
}

/** What the product's owner sees. */
export function merchantProductView(product: ProductRow, apiUrl: string) {
  return {
    ...publicProductView(product, apiUrl),
    owner_id: product.owner_id,
    delivery_value: product.delivery_value,
    total_volume_lamports: product.total_volume,
    membership_config: product.membership_config,
    session_seconds: product.session_seconds,
  };
}

function checkoutConfig(product: ProductRow, apiUrl: string): Record<string, unknown> | null {
  if (product.checkout_config === null) return null;
  const entries = Object.entries(product.checkout_config).map(([key, value]) => [key, typeof value === 'string' && key.endsWith('_url') ? absolute(value, apiUrl) : value]);
  return Object.fromEntries(entries);
}

/** Seeded pictures are stored as paths, because the port of this API changes from run to run. */
function absolute(url: string | null, apiUrl: string): string | null {
  return url?.startsWith('/') === true ? `${apiUrl}${url}` : url;
}
