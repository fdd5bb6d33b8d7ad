import type { HiltFailure } from '../ports.ts';
import type { Outage } from '../state.ts';

/** Why Hilt could not be asked, in the words of a screen. A refusal that no rule knows is an answer we do not understand. */
export function outageReason(failure: HiltFailure): Outage['why'] {
  switch (failure.kind) {
    case 'offline':
      return 'offline';
    case 'unreachable':
      return 'down';
    case 'timeout':
      return 'timeout';
    case 'not-understood':
      return 'not-understood';
    case 'status':
      if (failure.status === 429) return 'rate-limited';
      return failure.status >= 500 ? 'down' : 'not-understood';
    default:
      return failure satisfies never;
  }
}

/** What the server asked us to wait, or null. */
export function retryAfterOf(failure: HiltFailure): number | null {
  return failure.kind === 'status' ? failure.retryAfterMs : null;
}

export function hiltOutage(failure: HiltFailure, retryAt: number | null): Outage {
  return { who: 'hilt', why: outageReason(failure), retryAt };
}

export function solanaOutage(why: Outage['why'], retryAt: number | null): Outage {
  return { who: 'solana', why, retryAt };
}
