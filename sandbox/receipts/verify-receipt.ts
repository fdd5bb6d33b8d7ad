import type { ReceiptRow } from '../db/receipts.ts';
import { wireTime } from '../wire-time.ts';
import { receiptHash } from './receipt-hash.ts';
import type { ReceiptSigner } from './receipt-signer.ts';

/** Result of a check made now, in the words of the contract (5.1). */
export type ReceiptVerdict = {
  readonly valid: boolean;
  readonly hash_valid: boolean;
  readonly signature_valid: boolean;
  readonly signature_required: boolean;
  readonly computed_hash: string;
  readonly stored_hash: string;
  readonly on_chain_anchor: string | null;
  readonly checked_at: string;
};

/** Hashes the stored document again and checks the signature over that new hash, so that neither a changed document nor a changed hash can pass. */
export function verifyReceipt(receipt: ReceiptRow, signer: ReceiptSigner, now: number): ReceiptVerdict {
  const computed = hashOfText(receipt.receipt_json);
  const hashValid = computed === receipt.receipt_hash;
  const signatureValid = signer.verify(computed, receipt.signature);
  return {
    valid: hashValid && signatureValid,
    hash_valid: hashValid,
    signature_valid: signatureValid,
    signature_required: true,
    computed_hash: computed,
    stored_hash: receipt.receipt_hash,
    on_chain_anchor: null,
    checked_at: wireTime(now),
  };
}

function hashOfText(text: string): string {
  return receiptHash(JSON.parse(text));
}
