import { isApiFailure } from '../../api/failures.ts';
import { getReceiptText } from '../../api/get-receipt.ts';
import type { HiltHttp } from '../../api/http.ts';
import { JsonError } from '../../receipt/json-value.ts';
import { openReceipt, ReceiptShapeError } from '../../receipt/open-receipt.ts';
import { receiptFacts } from '../../receipt/receipt-facts.ts';

/**
 * Slug of the product that a public receipt names, or null when there is none or the receipt cannot be had. Taken at its word: it only says on which page to
 * look, and that page asks Solana whether its seller was paid.
 * @throws AbortError only.
 */
export async function productOfReceipt(http: HiltHttp, receiptId: string, signal: AbortSignal): Promise<string | null> {
  try {
    return receiptFacts(openReceipt(await getReceiptText(http, receiptId, signal))).productSlug;
  } catch (error) {
    if (isApiFailure(error) || error instanceof JsonError || error instanceof ReceiptShapeError) return null;
    throw error;
  }
}
