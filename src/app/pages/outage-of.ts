import type { Outage } from '../../payment/state.ts';
import { hiltOutage, retryAfterOf } from '../../payment/machine/outage.ts';
import { asFailure } from '../ports/hilt-answer.ts';

/** Why Hilt gave no answer, for a page that only reads. Rethrows what is not Hilt's failure (an abort, a defect of ours). */
export function outageOf(error: unknown, isOnline: () => boolean, now: number): Outage {
  const failure = asFailure(error, isOnline);
  if (failure === null) throw error;
  const wait = retryAfterOf(failure);
  return hiltOutage(failure, wait === null ? null : now + wait);
}
