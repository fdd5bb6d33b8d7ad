import { PaymentStatus } from '../contract/payment-status.ts';
import { type HiltHttp, requestHilt } from './http.ts';

/** `GET /v1/payments/{payment_id}` (contract 4.4): the authority on whether a payment is paid. @throws ApiFailure */
export function getPayment(http: HiltHttp, paymentId: string, signal: AbortSignal): Promise<PaymentStatus> {
  return requestHilt(http, { method: 'GET', path: `/v1/payments/${encodeURIComponent(paymentId)}`, schema: PaymentStatus, signal });
}
