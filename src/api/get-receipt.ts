import { VerifyReceiptAnswer } from '../contract/receipt.ts';
import { type HiltHttp, requestHilt, requestHiltText } from './http.ts';

/** `GET /v1/receipt/{receipt_id}/public` (contract 5.1) as the text it came in: a signature is over every sign of it, so no parser may tidy it up first. @throws ApiFailure */
export function getReceiptText(http: HiltHttp, receiptId: string, signal: AbortSignal): Promise<string> {
  return requestHiltText(http, `${receiptPath(receiptId)}/public`, signal);
}

/** The list of keys receipts are signed with (JWKS), as text; an optional file of the API's origin, not part of the contract. @throws ApiFailure */
export function getReceiptKeysText(http: HiltHttp, signal: AbortSignal): Promise<string> {
  return requestHiltText(http, '/.well-known/hilt-receipt-keys.json', signal);
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
