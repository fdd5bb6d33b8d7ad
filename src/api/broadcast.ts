import { BroadcastAnswer, type BroadcastRequest } from '../contract/pay.ts';
import { type HiltHttp, requestHilt } from './http.ts';

/** `POST /v1/pay/broadcast` (contract 4.5): names the transaction of a payment. Repeatable with the same pair; 409 when another one is named. @throws ApiFailure */
export function broadcast(http: HiltHttp, body: BroadcastRequest, signal: AbortSignal): Promise<BroadcastAnswer> {
  return requestHilt(http, { method: 'POST', path: '/v1/pay/broadcast', body, schema: BroadcastAnswer, signal });
}
