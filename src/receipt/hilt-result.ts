import type { VerifyReceiptAnswer } from '../contract/receipt.ts';
import type { Mismatch } from './mismatch.ts';
import type { SignedReceipt } from './open-receipt.ts';
import { hexHash } from './text-bytes.ts';

/** Result of Hilt's own check, made when this page asked for it. */
export type HiltResult =
  | { readonly tag: 'verified'; readonly checkedAt: number | null }
  | { readonly tag: 'mismatch'; readonly mismatches: readonly Mismatch[] }
  /** `unsigned`: Hilt has checked the content only, so the signature is not vouched for. */
  | { readonly tag: 'unchecked'; readonly why: 'unreachable' | 'unsigned' | 'not-found' };

/**
 * Takes Hilt at its word only where the answer is about this receipt and agrees with itself: "valid" beside a part that is not, or
 * about another fingerprint than the one shown, is not a yes.
 */
export function judgeHiltAnswer(receipt: SignedReceipt, answer: VerifyReceiptAnswer): HiltResult {
  const stated = hexHash(receipt.hash) ?? receipt.hash;
  const mismatches: Mismatch[] = [];
  if (answer.receipt_id !== receipt.receiptId) mismatches.push({ field: 'receipt-id', stated: receipt.receiptId, found: answer.receipt_id });
  const spoken = [answer.computed_hash, answer.stored_hash].map((hash) => hexHash(hash) ?? hash).find((hash) => hash !== stated);
  if (!answer.hash_valid || spoken !== undefined) mismatches.push({ field: 'content', stated, found: spoken ?? '' });
  if (!answer.signature_valid && answer.signature_required) mismatches.push({ field: 'signature', stated: '', found: '' });
  if (mismatches.length === 0 && !answer.valid) mismatches.push({ field: 'content', stated: '', found: '' });
  if (mismatches.length > 0) return { tag: 'mismatch', mismatches };
  if (!answer.signature_valid) return { tag: 'unchecked', why: 'unsigned' };
  const at = Date.parse(answer.checked_at);
  return { tag: 'verified', checkedAt: Number.isNaN(at) ? null : at };
}
