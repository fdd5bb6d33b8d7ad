import { type IdentityCompleteRequest, IdentityCompleted } from '../contract/identity.ts';
import { type HiltHttp, requestHilt } from './http.ts';

/** `POST /v1/pay/identity/complete` (contract 4.7): hands in the wallet's signature. Repeatable with the same body; 410 when the session's time is over. @throws ApiFailure */
export function identityComplete(http: HiltHttp, body: IdentityCompleteRequest, signal: AbortSignal): Promise<IdentityCompleted> {
  return requestHilt(http, { method: 'POST', path: '/v1/pay/identity/complete', body, schema: IdentityCompleted, signal });
}
