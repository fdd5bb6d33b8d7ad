import { type PhantomTransactionCallback, PhantomTransactionSigned } from '../contract/phantom.ts';
import { type HiltHttp, requestHilt } from './http.ts';

/** `POST /v1/pay/phantom/transaction/callback` (contract 4.8): hands in what Phantom signed and gets it back readable. Hilt does not send it. @throws ApiFailure */
export function phantomTransactionCallback(http: HiltHttp, body: PhantomTransactionCallback, signal: AbortSignal): Promise<PhantomTransactionSigned> {
  return requestHilt(http, { method: 'POST', path: '/v1/pay/phantom/transaction/callback', body, schema: PhantomTransactionSigned, signal });
}
