import * as v from 'valibot';
import type { Database } from './database.ts';
import { jsonColumn } from './json-column.ts';

export const PRODUCT_STATUSES = ['ACTIVE', 'PAUSED', 'ARCHIVED'] as const;
export const PRODUCT_TYPES = ['PAYMENT_LINK', 'TIP_JAR'] as const;
export const DELIVERY_TYPES = ['NONE', 'REDIRECT', 'TELEGRAM_INVITE', 'DISCORD_INVITE', 'DOWNLOAD', 'TEXT'] as const;

/** What a merchant may say of the membership a product grants (contract 4.1, create limits). */
export const MembershipConfig = v.looseObject({
  enabled: v.optional(v.boolean(), true),
  platform: v.nullish(v.pipe(v.string(), v.maxLength(40)), null),
  identity_type: v.nullish(v.pipe(v.string(), v.maxLength(40)), null),
  identity_label: v.nullish(v.pipe(v.string(), v.maxLength(120)), null),
  identity_required: v.nullish(v.boolean(), null),
  renewal_mode: v.nullish(v.pipe(v.string(), v.maxLength(40)), null),
  billing_interval_days: v.nullish(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3660)), null),
  grace_period_days: v.nullish(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(365)), null),
});
export type MembershipConfig = v.InferOutput<typeof MembershipConfig>;

/** One row of `products`. Amounts in base units of `token_mint`; fees in basis points and US cents. */
export const ProductRow = v.object({
  id: v.string(),
  slug: v.string(),
  owner_id: v.string(),
  product_type: v.picklist(PRODUCT_TYPES),
  status: v.picklist(PRODUCT_STATUSES),
  title: v.string(),
  description: v.nullable(v.string()),
  image_url: v.nullable(v.string()),
  amount: v.nullable(v.number()),
  token_mint: v.string(),
  merchant_wallet: v.string(),
  delivery_type: v.picklist(DELIVERY_TYPES),
  delivery_value: v.nullable(v.string()),
  tip_presets: jsonColumn(v.array(v.number())),
  fee_bps: v.number(),
  fee_flat_cents: v.number(),
  fee_cap_cents: v.nullable(v.number()),
  max_payments: v.nullable(v.number()),
  payment_count: v.number(),
  total_volume: v.number(),
  membership_config: jsonColumn(MembershipConfig),
  checkout_config: jsonColumn(v.record(v.string(), v.unknown())),
  session_seconds: v.nullable(v.number()),
  created_at: v.number(),
  updated_at: v.number(),
});
export type ProductRow = v.InferOutput<typeof ProductRow>;

export function productBySlug(database: Database, slug: string): ProductRow | null {
  return database.first(ProductRow, 'SELECT * FROM products WHERE slug = ?', slug);
}

export function productById(database: Database, id: string): ProductRow | null {
  return database.first(ProductRow, 'SELECT * FROM products WHERE id = ?', id);
}

export interface ProductFilter {
  readonly ownerId: string;
  readonly status: string | null;
  readonly productType: string | null;
  readonly limit: number;
  readonly offset: number;
}

/** A merchant's products, newest first; equal times by id, so that pages never overlap. */
export function listProducts(database: Database, filter: ProductFilter): ProductRow[] {
  return database.all(
    ProductRow,
    `SELECT * FROM products WHERE owner_id = ? AND (? IS NULL OR status = ?) AND (? IS NULL OR product_type = ?)
     ORDER BY created_at DESC, id LIMIT ? OFFSET ?`,
    filter.ownerId, filter.status, filter.status, filter.productType, filter.productType, filter.limit, filter.offset,
  );
}

/** Inserts a product, or does nothing when its id exists (a seed must not undo what a merchant changed). Returns whether it was new. */
export function insertProduct(database: Database, row: ProductRow): boolean {
  return database.run(
    `INSERT INTO products (id, slug, owner_id, product_type, status, title, description, image_url, amount, token_mint, merchant_wallet,
       delivery_type, delivery_value, tip_presets, fee_bps, fee_flat_cents, fee_cap_cents, max_payments, payment_count, total_volume,
       membership_config, checkout_config, session_seconds, created_at, updated_at)
     VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO NOTHING`,
    row.id, row.slug, row.owner_id, row.product_type, row.status, row.title, row.description, row.image_url, row.amount, row.token_mint, row.merchant_wallet,
    row.delivery_type, row.delivery_value, text(row.tip_presets), row.fee_bps, row.fee_flat_cents, row.fee_cap_cents, row.max_payments, row.payment_count, row.total_volume,
    text(row.membership_config), text(row.checkout_config), row.session_seconds, row.created_at, row.updated_at,
  ) > 0;
}

/** Writes everything a merchant may change of a product. Sales counters are left alone: only a settled payment moves them. */
export function updateProduct(database: Database, row: ProductRow): void {
  database.run(
    `UPDATE products SET status = ?, title = ?, description = ?, image_url = ?, amount = ?, merchant_wallet = ?, delivery_type = ?, delivery_value = ?,
       tip_presets = ?, max_payments = ?, membership_config = ?, checkout_config = ?, session_seconds = ?, updated_at = ? WHERE id = ?`,
    row.status, row.title, row.description, row.image_url, row.amount, row.merchant_wallet, row.delivery_type, row.delivery_value,
    text(row.tip_presets), row.max_payments, text(row.membership_config), text(row.checkout_config), row.session_seconds, row.updated_at, row.id,
  );
}

/** Counts one sale of `amount` base units. */
export function countSale(database: Database, id: string, amount: number): void {
  database.run('UPDATE products SET payment_count = payment_count + 1, total_volume = total_volume + ? WHERE id = ?', amount, id);
}

function text(document: unknown): string | null {
  return document === null || document === undefined ? null : JSON.stringify(document);
}
