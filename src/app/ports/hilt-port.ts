import { broadcast } from '../../api/broadcast.ts';
import { confirm } from '../../api/confirm.ts';
import { connect } from '../../api/connect.ts';
import { ContractBreach, HttpStatusFailure, NetworkFailure, TimeoutFailure } from '../../api/failures.ts';
import { getPayment } from '../../api/get-payment.ts';
import { getProduct } from '../../api/get-product.ts';
import type { HiltHttp } from '../../api/http.ts';
import type { HiltAnswer, HiltFailure, HiltPort } from '../../payment/ports.ts';

/** Gives the payment core the buyer routes of Hilt, with every failure as data. `isOnline` is the browser's own word on its network. */
export function hiltPort(http: HiltHttp, isOnline: () => boolean): HiltPort {
  return {
    product: (slug, signal) => answer(getProduct(http, slug, signal), isOnline),
    connect: (slug, request, signal) => answer(connect(http, slug, request, signal), isOnline),
    broadcast: (request, signal) => answer(broadcast(http, request, signal), isOnline),
    confirm: (request, signal) => answer(confirm(http, request, signal), isOnline),
    status: (paymentId, signal) => answer(getPayment(http, paymentId, signal), isOnline),
  };
}

async function answer<T>(request: Promise<T>, isOnline: () => boolean): Promise<HiltAnswer<T>> {
  try {
    return { ok: true, value: await request };
  } catch (error) {
    const failure = asFailure(error, isOnline);
    if (failure === null) throw error;
    return { ok: false, failure };
  }
}

/** Null for what is not a failure of Hilt: the caller's own abort, or a defect of ours. */
export function asFailure(error: unknown, isOnline: () => boolean): HiltFailure | null {
  if (error instanceof HttpStatusFailure) return { kind: 'status', status: error.status, code: error.body.code, retryAfterMs: error.retryAfterMs };
  if (error instanceof ContractBreach) return { kind: 'not-understood' };
  if (error instanceof TimeoutFailure) return { kind: 'timeout' };
  if (error instanceof NetworkFailure) return { kind: isOnline() ? 'unreachable' : 'offline' };
  return null;
}
