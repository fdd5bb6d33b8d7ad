import { ContractBreach, HttpStatusFailure, NetworkFailure, TimeoutFailure } from '../../api/failures.ts';
import type { HiltAnswer, HiltFailure } from '../../payment/ports.ts';

/** The outcome of a request to Hilt as data. Rethrows what is not Hilt's failure (an abort, a defect of ours). */
export async function hiltAnswer<T>(request: Promise<T>, isOnline: () => boolean): Promise<HiltAnswer<T>> {
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
