import * as v from 'valibot';
import type { Database } from './database.ts';

/** One row of `identity_sessions`: a challenge for one wallet; `verified_at` is set once that wallet has signed it. */
export const IdentitySessionRow = v.object({
  id: v.string(),
  product_id: v.string(),
  wallet: v.string(),
  wallet_source: v.string(),
  identity_type: v.string(),
  identity_value: v.string(),
  identity_display: v.nullable(v.string()),
  challenge: v.string(),
  verified_at: v.nullable(v.number()),
  expires_at: v.number(),
});
export type IdentitySessionRow = v.InferOutput<typeof IdentitySessionRow>;

export function identitySessionById(database: Database, id: string): IdentitySessionRow | null {
  return database.first(IdentitySessionRow, 'SELECT * FROM identity_sessions WHERE id = ?', id);
}

export function insertIdentitySession(database: Database, row: Omit<IdentitySessionRow, 'verified_at'>): void {
  database.run(
    'INSERT INTO identity_sessions (id, product_id, wallet, wallet_source, identity_type, identity_value, identity_display, challenge, expires_at) VALUES (?,?,?,?,?,?,?,?,?)',
    row.id, row.product_id, row.wallet, row.wallet_source, row.identity_type, row.identity_value, row.identity_display, row.challenge, row.expires_at,
  );
}

/** Moves the end of a session; a scenario control, never part of the product. */
export function setIdentityExpiry(database: Database, id: string, expiresAt: number): void {
  database.run('UPDATE identity_sessions SET expires_at = ? WHERE id = ?', expiresAt, id);
}

export function markVerified(database: Database, id: string, at: number): void {
  database.run('UPDATE identity_sessions SET verified_at = COALESCE(verified_at, ?) WHERE id = ?', at, id);
}
