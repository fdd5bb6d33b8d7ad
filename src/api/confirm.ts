import { ConfirmAnswer, type ConfirmRequest } from '../contract/pay.ts';
import { type HiltHttp, requestHilt } from './http.ts';

/** `POST /v1/pay/confirm` (contract 4.6): Hilt's final check. Repeatable with the same pair; 408 means "not confirmed on chain yet". @throws ApiFailure */
export function confirm(http: HiltHttp, body: ConfirmRequest, signal: AbortSignal): Promise<ConfirmAnswer> {
  return requestHilt(http, { method: 'POST', path: '/v1/pay/confirm', body, schema: ConfirmAnswer, signal });
}
