import * as v from 'valibot';
import type { Database } from './database.ts';

/** One row of `memberships`: access of one identity to one product until `period_end_at` (null: without end). */
export const MembershipRow = v.object({
  id: v.string(),
  product_id: v.string(),
  platform: v.string(),
  identity_type: v.string(),
  identity_value: v.string(),
  identity_display: v.nullable(v.string()),
  payer_wallet: v.string(),
  period_start_at: v.number(),
  period_end_at: v.nullable(v.number()),
  latest_payment_id: v.string(),
  renewal_count: v.number(),
});
export type MembershipRow = v.InferOutput<typeof MembershipRow>;

export function membershipById(database: Database, id: string): MembershipRow | null {
  return database.first(MembershipRow, 'SELECT * FROM memberships WHERE id = ?', id);
}

export function membershipOf(database: Database, productId: string, identityType: string, identityValue: string): MembershipRow | null {
  return database.first(MembershipRow, 'SELECT * FROM memberships WHERE product_id = ? AND identity_type = ? AND identity_value = ?', productId, identityType, identityValue);
}

/** Writes a membership under its id, new or renewed, and ties the payment to it. */
export function saveMembership(database: Database, row: MembershipRow): void {
  database.run(
    `INSERT INTO memberships (id, product_id, platform, identity_type, identity_value, identity_display, payer_wallet, period_start_at, period_end_at, latest_payment_id, renewal_count)
     VALUES (?,?,?,?,?,?,?,?,?,?,?)
     ON CONFLICT (id) DO UPDATE SET payer_wallet = excluded.payer_wallet, identity_display = excluded.identity_display, period_start_at = excluded.period_start_at,
       period_end_at = excluded.period_end_at, latest_payment_id = excluded.latest_payment_id, renewal_count = excluded.renewal_count`,
    row.id, row.product_id, row.platform, row.identity_type, row.identity_value, row.identity_display, row.payer_wallet, row.period_start_at, row.period_end_at, row.latest_payment_id, row.renewal_count,
  );
  database.run('UPDATE payments SET membership_id = ? WHERE id = ?', row.id, row.latest_payment_id);
}
