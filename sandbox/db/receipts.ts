import * as v from 'valibot';
import type { Database } from './database.ts';

/** One row of `receipts`. `receipt_json` is the exact text that was hashed and signed. */
export const ReceiptRow = v.object({
  id: v.string(),
  payment_id: v.string(),
  receipt_json: v.string(),
  receipt_hash: v.string(),
  signature: v.string(),
  created_at: v.number(),
});
export type ReceiptRow = v.InferOutput<typeof ReceiptRow>;

export function receiptById(database: Database, id: string): ReceiptRow | null {
  return database.first(ReceiptRow, 'SELECT * FROM receipts WHERE id = ?', id);
}

export function receiptOfPayment(database: Database, paymentId: string): ReceiptRow | null {
  return database.first(ReceiptRow, 'SELECT * FROM receipts WHERE payment_id = ?', paymentId);
}

export function insertReceipt(database: Database, row: ReceiptRow): void {
  database.run('INSERT INTO receipts (id, payment_id, receipt_json, receipt_hash, signature, created_at) VALUES (?,?,?,?,?,?)', row.id, row.payment_id, row.receipt_json, row.receipt_hash, row.signature, row.created_at);
}

/** Fingerprint and signature of the receipt that was signed last; null in an empty store. */
export function newestReceipt(database: Database): { readonly hash: string; readonly signature: string } | null {
  const row = database.first(ReceiptRow, 'SELECT * FROM receipts ORDER BY created_at DESC, rowid DESC LIMIT 1');
  return row === null ? null : { hash: row.receipt_hash, signature: row.signature };
}

/** Replaces what is stored, so that a failing verification can be seen; a scenario control, never part of the product. */
export function overwriteReceipt(database: Database, row: Pick<ReceiptRow, 'id' | 'receipt_json' | 'receipt_hash' | 'signature'>): void {
  database.run('UPDATE receipts SET receipt_json = ?, receipt_hash = ?, signature = ? WHERE id = ?', row.receipt_json, row.receipt_hash, row.signature, row.id);
}
