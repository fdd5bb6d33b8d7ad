import { type PhantomTransactionUrlRequest, PhantomLink } from '../contract/phantom.ts';
import { type HiltHttp, requestHilt } from './http.ts';

/** `POST /v1/pay/phantom/transaction-url` (contract 4.8): asks for the link by which Phantom signs a transaction, without sending it. @throws ApiFailure */
export function phantomTransactionUrl(http: HiltHttp, body: PhantomTransactionUrlRequest, signal: AbortSignal): Promise<PhantomLink> {
  return requestHilt(http, { method: 'POST', path: '/v1/pay/phantom/transaction-url', body, schema: PhantomLink, signal });
}
