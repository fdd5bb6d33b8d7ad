import { type Attempt, type AttemptIn, type AttemptOutcome, isExposed, signatureOf } from '../attempt.ts';
import type { Signature, Address } from '../../solana/address.ts';
import type { HiltSight, NotCharged, Outage, Payer } from '../state.ts';
import type { Next } from './edge.ts';
import { stalledBySolana, toExpired, toNewSession, toNotCharged } from './enter.ts';
import type { Flow, FlowIn, OpenDesk } from './flow.ts';
import { type Written, endAttempt, putAttempt } from './ledger.ts';
import { reopened } from './settled-attempts.ts';
import { toWatch } from './watch.ts';

/** Ways out of an attempt that was never exposed. It may be dropped freely (money invariant 1): nobody but this page can send it, and it will not. */

type Droppable = AttemptIn<'asked' | 'signed'>;

function writing<F extends Flow>({ write }: Written, next: Next<F>): Next<F> {
  return { flow: next.flow, commands: [write, ...next.commands] };
}

/** An earlier attempt beside which the buyer paid again may still charge: then "not charged" would be a lie, and the watch goes on. */
function stillWatched(desk: OpenDesk): boolean {
  return desk.entry.attempts.some(isExposed);
}

export function dropTo<F extends Flow>(desk: OpenDesk, attempt: Droppable, outcome: AttemptOutcome, now: number, next: (desk: OpenDesk) => Next<F>): Next<F | FlowIn<'settling'>> {
  const dropped = endAttempt(desk, attempt, outcome, now);
  return writing<F | FlowIn<'settling'>>(dropped, stillWatched(dropped.desk) ? toWatch(dropped.desk, null, now, false) : next(dropped.desk));
}

export function dropNotCharged(desk: OpenDesk, payer: Payer | null, attempt: Droppable, outcome: NotCharged, now: number): Next<FlowIn<'not-charged' | 'settling'>> {
  return dropTo(desk, attempt, outcome.why === 'wallet-refused' ? 'refused' : 'dropped', now, (table) => toNotCharged(table, payer, outcome));
}

export function dropExpired(desk: OpenDesk, payer: Payer | null, attempt: Droppable, hilt: HiltSight, now: number): Next<FlowIn<'expired' | 'settling'>> {
  return dropTo(desk, attempt, 'dropped', now, (table) => toExpired(table, payer, hilt));
}

export function dropStalled(desk: OpenDesk, payer: Payer | null, attempt: Droppable, why: Outage['why'], now: number): Next<FlowIn<'stalled' | 'settling'>> {
  return dropTo(desk, attempt, 'dropped', now, (table) => stalledBySolana(table, payer, why, now));
}

/** Too little time left for these terms: a new session first, then the buyer is shown it. */
export function dropForNewSession(desk: OpenDesk, payer: Payer | null, attempt: Droppable, now: number): Next<FlowIn<'connecting-session' | 'settling'>> {
  return dropTo(desk, attempt, 'dropped', now, (table) => toNewSession(table, payer));
}

/** Somebody else's transaction pays this payment, or claims to: follow that one instead of sending a second. */
export function follow(desk: OpenDesk, payer: Payer | null, taken: { readonly signature: Signature; readonly payer: Address | null }, now: number): Next<FlowIn<'settling'>> {
  const known = desk.entry.attempts.find((attempt) => signatureOf(attempt) === taken.signature);
  const stranger: Attempt = { id: taken.signature, paymentId: desk.entry.session.terms.paymentId, mode: 'elsewhere', askedAt: now, phase: 'found', payer: taken.payer, signature: taken.signature };
  const followed = known === undefined ? stranger : known.phase === 'ended' ? reopened(known, now) : null;
  if (followed === null) return toWatch(desk, payer, now, false);
  const noted = putAttempt(desk, followed, now);
  return writing(noted, toWatch(noted.desk, payer, now, false));
}

export function dropAndFollow(desk: OpenDesk, payer: Payer | null, attempt: Droppable, taken: { readonly signature: Signature; readonly payer: Address | null }, now: number): Next<FlowIn<'settling'>> {
  const dropped = endAttempt(desk, attempt, 'dropped', now);
  return writing(dropped, follow(dropped.desk, payer, taken, now));
}
