import { type ConnectRequest, PaymentSession } from '../contract/session.ts';
import { type HiltHttp, requestHilt } from './http.ts';

/** `POST /v1/products/p/{slug}/connect` (contract 4.2): opens one session. Each call opens another, so it is never repeated blindly. @throws ApiFailure */
export function connect(http: HiltHttp, slug: string, body: ConnectRequest, signal: AbortSignal): Promise<PaymentSession> {
  return requestHilt(http, { method: 'POST', path: `/v1/products/p/${encodeURIComponent(slug)}/connect`, body, schema: PaymentSession, signal });
}
