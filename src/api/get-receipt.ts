import { PublicReceipt, VerifyReceiptAnswer } from '../contract/receipt.ts';
import { type HiltHttp, requestHilt } from './http.ts';

/** `GET /v1/receipt/{receipt_id}/public` (contract 5.1). @throws ApiFailure */
export function getPublicReceipt(http: HiltHttp, receiptId: string, signal: AbortSignal): Promise<PublicReceipt> {
  return requestHilt(http, { method: 'GET', path: `${receiptPath(receiptId)}/public`, schema: PublicReceipt, signal });
}

/** `GET /v1/receipt/{receipt_id}/verify` (contract 5.1): Hilt's own check, done now. @throws ApiFailure */
export function verifyReceipt(http: HiltHttp, receiptId: string, signal: AbortSignal): Promise<VerifyReceiptAnswer> {
  return requestHilt(http, { method: 'GET', path: `${receiptPath(receiptId)}/verify`, schema: VerifyReceiptAnswer, signal });
}

/** Address of the PDF proof, for a link the buyer clicks. */
export function receiptPdfUrl(http: Pick<HiltHttp, 'baseUrl'>, receiptId: string): string {
  return `${http.baseUrl}${receiptPath(receiptId)}/pdf`;
}

function receiptPath(receiptId: string): string {
  return `/v1/receipt/${encodeURIComponent(receiptId)}`;
}
