import { type PhantomMessageUrlRequest, PhantomLink } from '../contract/phantom.ts';
import { type HiltHttp, requestHilt } from './http.ts';

/** `POST /v1/pay/phantom/message-url` (contract 4.8): asks for the link by which Phantom signs the challenge of an identity session. @throws ApiFailure */
export function phantomMessageUrl(http: HiltHttp, body: PhantomMessageUrlRequest, signal: AbortSignal): Promise<PhantomLink> {
  return requestHilt(http, { method: 'POST', path: '/v1/pay/phantom/message-url', body, schema: PhantomLink, signal });
}
