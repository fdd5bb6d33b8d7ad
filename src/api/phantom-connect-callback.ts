import { type PhantomConnectCallback, PhantomConnected } from '../contract/phantom.ts';
import { type HiltHttp, requestHilt } from './http.ts';

/** `POST /v1/pay/phantom/connect/callback` (contract 4.8): hands in what Phantom answered to the connect link. A nonce counts once: a second call with the same values may be refused. @throws ApiFailure */
export function phantomConnectCallback(http: HiltHttp, body: PhantomConnectCallback, signal: AbortSignal): Promise<PhantomConnected> {
  return requestHilt(http, { method: 'POST', path: '/v1/pay/phantom/connect/callback', body, schema: PhantomConnected, signal });
}
