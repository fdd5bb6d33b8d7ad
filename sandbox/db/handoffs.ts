import * as v from 'valibot';
import type { Database } from './database.ts';

/** One row of `handoffs`: a personal link that was issued. The identity itself travels in the signed token only. */
export const HandoffRow = v.object({ id: v.string(), product_id: v.string(), expires_at: v.number(), created_at: v.number() });
export type HandoffRow = v.InferOutput<typeof HandoffRow>;

export function handoffById(database: Database, id: string): HandoffRow | null {
  return database.first(HandoffRow, 'SELECT * FROM handoffs WHERE id = ?', id);
}

export function insertHandoff(database: Database, row: HandoffRow): void {
  database.run('INSERT INTO handoffs (id, product_id, expires_at, created_at) VALUES (?,?,?,?)', row.id, row.product_id, row.expires_at, row.created_at);
}

/** Moves the end of a personal link; a scenario control, never part of the product. */
export function setHandoffExpiry(database: Database, id: string, expiresAt: number): void {
  database.run('UPDATE handoffs SET expires_at = ? WHERE id = ?', expiresAt, id);
}
