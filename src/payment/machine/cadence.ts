/**
 * How often who is asked (docs/hilt-api.md, 3). Pure; the runner adds jitter and rests while nobody looks. Milliseconds.
 * A whole successful checkout must stay under 12 requests to Hilt, because buyers behind one address share 120 per minute.
 */

/** Wait before asking again what failed: doubling from 1 s to 30 s, never less than the server asked for. */
export function backoff(failures: number, retryAfterMs: number | null): number {
  const doubled = Math.min(30_000, 1_000 * 2 ** Math.min(failures, 5));
  return Math.max(doubled, retryAfterMs ?? 0);
}

export interface HiltMoment {
  /** How long Hilt could have known: since the chain confirmed. Null: nothing to know yet. */
  readonly expectingMs: number | null;
  /** How long the page has been watching. */
  readonly watchingMs: number;
  readonly failures: number;
  readonly retryAfterMs: number | null;
  /** Hilt refused to record or called the payment failed: it may change its mind, but not soon. */
  readonly refused: boolean;
}

/** Wait before Hilt is asked again about a payment on its way. */
export function hiltDelay({ expectingMs, watchingMs, failures, retryAfterMs, refused }: HiltMoment): number {
  if (failures > 0) return backoff(failures, retryAfterMs);
  return Math.max(calmDelay(expectingMs, watchingMs, refused), retryAfterMs ?? 0);
}

function calmDelay(expectingMs: number | null, watchingMs: number, refused: boolean): number {
  if (refused) return 25_000;
  if (expectingMs !== null && expectingMs < 15_000) return 2_500;
  return watchingMs > 120_000 ? 25_000 : 7_000;
}

/** Wait before the chain is read again. Short while the payment is young: this is the delay a buyer sees. */
export function lookDelay(watchingMs: number, landed: boolean): number {
  if (landed) return 4_000;
  if (watchingMs < 30_000) return 1_000;
  return watchingMs < 120_000 ? 2_500 : 10_000;
}

/** How often the chain is read while a code waits to be scanned. It may wait for minutes, so public nodes are spared. */
export const SCAN_MS = 3_000;
/** The same signed bytes go out again this often until they are confirmed or dead. */
export const RESEND_MS = 2_000;
/** The usual time to a first sight of a payment; after it the page says that it takes longer. */
export const LATE_MS = 30_000;
/** A sign-and-send wallet that has not answered for this long is treated as one that never will. */
export const ANSWER_PATIENCE_MS = 60_000;
/** How often funds are read again while the buyer tops up. */
export const FUNDS_MS = 5_000;
/** How often the session's end is checked while the buyer reads. */
export const EXPIRY_MS = 30_000;
/** How often a following tab asks for the lock. */
export const LOCK_MS = 3_000;
