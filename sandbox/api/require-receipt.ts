import * as v from 'valibot';
import type { Sandbox } from '../context.ts';
import { type ReceiptRow, receiptById } from '../db/receipts.ts';
import { ReceiptDocument } from '../receipts/receipt-document.ts';
import { HiltError } from './hilt-error.ts';

/** A receipt and its document. @throws HiltError 404 */
export function requireReceipt(sandbox: Sandbox, id: string): { readonly receipt: ReceiptRow; readonly document: ReceiptDocument } {
  const receipt = receiptById(sandbox.database, id);
  if (!receipt) throw new HiltError(404, 'Receipt not found');
  return { receipt, document: v.parse(ReceiptDocument, JSON.parse(receipt.receipt_json)) };
}
