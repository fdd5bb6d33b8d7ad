import type { PreparedPayment } from '../../solana/preflight-result.ts';
import type { Difference } from '../../solana/chain-sight.ts';
import type { Address, Signature } from '../../solana/address.ts';
import { type AttemptIn, signatureOf } from '../attempt.ts';
import type { HiltFailure } from '../ports.ts';
import type { HiltSight, NotCharged, Outage, Payer } from '../state.ts';
import type { Next } from './edge.ts';
import { type Edge, edge, go, ignore } from './edge.ts';
import { stalledByHilt, stalledBySolana, toChoosing, toElsewhere, toExpired, toNewSession, toNotCharged, toReview, toSession } from './enter.ts';
import type { FlowIn, OpenDesk } from './flow.ts';
import { endAttempt, mayStillCharge, putAttempt, putFound } from './ledger.ts';
import { reopened } from './settled-attempts.ts';
import { toWatch } from './watch.ts';
import { lookBeside } from './look-beside.ts';

/** A payment by somebody else, or the claim of one. `payer` null: only Hilt names it. */
export interface Taken {
  readonly signature: Signature;
  readonly payer: Address | null;
}

/** Where an attempt that is given up leads to. */
export type AfterDrop =
  | { readonly to: 'not-charged'; readonly outcome: NotCharged }
  | { readonly to: 'expired'; readonly hilt: HiltSight }
  | { readonly to: 'stalled-by-solana'; readonly why: Outage['why'] }
  | { readonly to: 'stalled-by-hilt'; readonly failure: HiltFailure }
  /** Too little time left for these terms: a new session first, then the buyer is shown it. */
  | { readonly to: 'new-session' }
  | { readonly to: 'session' }
  | { readonly to: 'choosing'; readonly notice?: 'link-unavailable' }
  | { readonly to: 'review'; readonly prepared: PreparedPayment }
  | { readonly to: 'tampered'; readonly differences: readonly Difference[] }
  | { readonly to: 'follow'; readonly taken: Taken };

/**
 * Gives up an attempt that was never exposed. It may be dropped freely (money invariant 1): nobody but this page can send it, and it will not.
 * The journal learns it first; if somebody else has written meanwhile, theirs counts and nothing is said or offered here.
 */
export function drop({ desk, payer, attempt }: { readonly desk: OpenDesk; readonly payer: Payer | null; readonly attempt: AttemptIn<'asked' | 'linked' | 'signed'> }, then: AfterDrop, now: number): Next<FlowIn<'dropping'>> {
  const refused = then.to === 'not-charged' && then.outcome.why === 'wallet-refused';
  const kept = endAttempt(desk, attempt, refused ? 'refused' : 'dropped', now);
  return go({ at: 'dropping', desk: kept.desk, payer, attempt, next: then }, { do: 'stop', what: ['timers'] }, kept.write);
}

/**
 * The write failed, so nothing is sent. But the disk may still hold the signed bytes, and a page opened next would send them: until the chain
 * proves that they are dead, no other attempt is offered.
 */
export function holdBack(desk: OpenDesk, payer: Payer | null, attempt: AttemptIn<'signed' | 'exposed'>, now: number): Next<FlowIn<'settling'>> {
  const kept = putAttempt({ ...desk, degraded: true }, { ...attempt, phase: 'exposed', sentAt: now, transaction: null }, now);
  const next = toWatch(kept.desk, payer, now, false);
  return { flow: next.flow, commands: [kept.write, ...next.commands] };
}

type Dropped = FlowIn<'blocked' | 'identifying' | 'settling' | 'not-charged' | 'expired' | 'stalled' | 'connecting-session' | 'timing-session' | 'choosing' | 'review' | 'tampered'>;
const DROPPED = ['blocked', 'identifying', 'settling', 'not-charged', 'expired', 'stalled', 'connecting-session', 'timing-session', 'choosing', 'review', 'tampered'] as const;

function goOn({ desk, payer, next: then }: FlowIn<'dropping'>, now: number): Next<Dropped> {
  if (then.to === 'follow') return follow(desk, payer, then.taken, now);
  // An earlier attempt beside which the buyer paid again may still charge: "not charged" would be a lie, so the watch goes on.
  if (mayStillCharge(desk.entry)) return toWatch(desk, payer, now, false);
  switch (then.to) {
    case 'not-charged':
      return toNotCharged(desk, payer, then.outcome);
    case 'expired':
      return toExpired(desk, payer, then.hilt);
    case 'stalled-by-solana':
      return stalledBySolana(desk, payer, then.why, now);
    case 'stalled-by-hilt':
      return stalledByHilt(desk, payer, then.failure, now);
    case 'new-session':
      return payer === null ? toChoosing(desk) : toNewSession(desk, payer);
    case 'session':
      return toSession(desk, payer);
    case 'choosing':
      return toChoosing(desk, then.notice);
    case 'review':
      return payer === null ? toChoosing(desk) : toReview(desk, payer, then.prepared);
    case 'tampered':
      return payer === null ? toChoosing(desk) : go({ at: 'tampered', desk, payer, differences: then.differences }, { do: 'release-lock' }, ...lookBeside(desk.entry));
    default:
      return then satisfies never;
  }
}

/** Follows somebody else's transaction instead of sending a second one. */
export function follow(desk: OpenDesk, payer: Payer | null, taken: Taken, now: number): Next<FlowIn<'settling'>> {
  const known = desk.entry.attempts.find((attempt) => signatureOf(attempt) === taken.signature);
  const again = known?.phase === 'ended' ? reopened(known, now) : null;
  if (known !== undefined && again === null) return toWatch(desk, payer, now, false);
  const noted = again === null ? putFound(desk, taken, now) : putAttempt(desk, again, now);
  const next = toWatch(noted.desk, payer, now, false);
  return { flow: next.flow, commands: [noted.write, ...next.commands] };
}

export const droppingEdges: readonly (readonly Edge[])[] = [
  edge('dropping', 'journaled', ['itself', ...DROPPED], (flow, { epoch }, now) => (epoch === flow.desk.entry.epoch ? goOn(flow, now) : ignore(flow))),
  edge('dropping', 'journal-failed', DROPPED, (flow, _event, now) =>
    flow.attempt.phase === 'signed' ? holdBack(flow.desk, flow.payer, flow.attempt, now) : goOn({ ...flow, desk: { ...flow.desk, degraded: true } }, now),
  ),
  edge('dropping', 'journal-lost', ['elsewhere'], ({ desk }) => toElsewhere(desk)),
];
