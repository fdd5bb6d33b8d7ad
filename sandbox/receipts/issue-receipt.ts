import type { Sandbox } from '../context.ts';
import type { PaymentRow } from '../db/payments.ts';
import type { ProductRow } from '../db/products.ts';
import { type ReceiptRow, insertReceipt } from '../db/receipts.ts';
import { receiptDocument } from './receipt-document.ts';
import { receiptHash } from './receipt-hash.ts';

/** Writes and signs the receipt of a payment that has just been settled; part of the settling database transaction. */
export function issueReceipt(sandbox: Sandbox, payment: PaymentRow, product: ProductRow): ReceiptRow {
  const id = sandbox.newId();
  const now = sandbox.now();
  const document = receiptDocument(id, now, payment, product);
  const hash = receiptHash(document);
  const row: ReceiptRow = { id, payment_id: payment.id, receipt_json: JSON.stringify(document), receipt_hash: hash, signature: sandbox.receiptSigner.sign(hash), created_at: now };
  insertReceipt(sandbox.database, row);
  return row;
}
