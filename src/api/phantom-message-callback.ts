import { type PhantomMessageCallback, PhantomMessageSigned } from '../contract/phantom.ts';
import { type HiltHttp, requestHilt } from './http.ts';

/** `POST /v1/pay/phantom/message/callback` (contract 4.8): hands in the signed challenge, which completes the identity session. @throws ApiFailure */
export function phantomMessageCallback(http: HiltHttp, body: PhantomMessageCallback, signal: AbortSignal): Promise<PhantomMessageSigned> {
  return requestHilt(http, { method: 'POST', path: '/v1/pay/phantom/message/callback', body, schema: PhantomMessageSigned, signal });
}
