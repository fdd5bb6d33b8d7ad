import { type IdentityStartRequest, IdentityStarted } from '../contract/identity.ts';
import { type HiltHttp, requestHilt } from './http.ts';

/** `POST /v1/pay/identity/start` (contract 4.7): asks for the text that ties a wallet to an identity. Each call opens another identity session. @throws ApiFailure */
export function identityStart(http: HiltHttp, body: IdentityStartRequest, signal: AbortSignal): Promise<IdentityStarted> {
  return requestHilt(http, { method: 'POST', path: '/v1/pay/identity/start', body, schema: IdentityStarted, signal });
}
