import type { Address, Signature } from '../../solana/address.ts';
import type { Mispayment, ReferenceScan } from '../../solana/chain.ts';
import { isExposed, signatureOf } from '../attempt.ts';
import type { Payer } from '../state.ts';
import { LATE_MS, backoff, lookDelay } from './cadence.ts';
import type { Command } from './commands.ts';
import { toConcluding } from './concluding.ts';
import { type Next, go } from './edge.ts';
import { rereadJournal } from './enter.ts';
import { type Evidence, NO_EVIDENCE, absorbScan } from './evidence.ts';
import type { FlowIn, OpenDesk, WatchAt, Watched } from './flow.ts';
import { hasLanded, judge } from './judge.ts';
import { linked, markPaid, openCode, reaffirm } from './ledger.ts';
import { tellingMispayment } from './mispayment.ts';
import { settledAttempts } from './settled-attempts.ts';
import { askHilt, look, readHeight, send, waitForHilt } from './watch-commands.ts';

const LATE: Command = { do: 'wait', timer: 'late', ms: LATE_MS, rests: false };

/** Where new evidence leads, besides staying. */
type Reached = FlowIn<'settling' | 'mispaid' | 'unrecorded' | 'paid' | 'paid-twice' | 'concluding'>;

/**
 * Begins to watch: sends what is ours to send, looks at the chain and asks Hilt. `fresh`: exposed this very moment, so Hilt's status was read
 * a second ago and is not asked for again at once.
 */
export function toWatch(desk: OpenDesk, payer: Payer | null, now: number, fresh: boolean): Next<FlowIn<'settling'>> {
  const newest = desk.entry.attempts[0];
  const signedAt = newest?.phase === 'exposed' ? newest.signedAt : null;
  const evidence: Evidence = { ...NO_EVIDENCE, milestones: { ...NO_EVIDENCE.milestones, signedAt } };
  const flow: FlowIn<'settling'> = { at: 'settling', desk, payer, evidence, since: now, late: false, hiltFailures: 0, looks: 0, questions: 0 };
  const hilt: Command = fresh ? waitForHilt(flow, now, null) : { do: 'read-status', paymentId: desk.entry.session.terms.paymentId };
  return go(flow, { do: 'stop', what: ['timers'] }, ...send(flow), ...readHeight(flow), look(flow), hilt, LATE);
}

/**
 * Takes new evidence and goes where it leads. `then`: what the answer itself calls for (the next look, the next question); it is dropped when
 * the watch ends here.
 */
export function advance<F extends FlowIn<WatchAt>>(flow: F, evidence: Evidence, now: number, then: (watched: Watched) => readonly Command[]): Next<F | Reached> {
  const verdict = judge(flow.desk.entry, evidence, now);
  const settled = settledAttempts(flow.desk, evidence, now);
  const watched: Watched = { ...base(flow), evidence, desk: settled?.desk ?? flow.desk };
  const writes: readonly Command[] = settled === null ? [] : [settled.write];
  switch (verdict.tag) {
    case 'paid':
      return after(writes, toPaid(watched, verdict.signature, verdict.payer, now));
    case 'paid-twice':
      return after(writes, toPaidTwice(watched, verdict.signatures, now));
    case 'not-charged':
      return toConcluding({ ...flow, evidence }, settled ?? reaffirm(flow.desk, now), verdict.outcome, verdict.witnesses);
    case 'unrecorded':
      return go({ at: 'unrecorded', ...watched }, ...writes, ...then(watched));
    case 'open': {
      const next = openFlow(flow, watched);
      // While a code was on the screen nothing was late; from now on somebody's payment may be.
      return go(next, ...writes, ...then(watched), ...(flow.at === 'scanning' && next.at !== 'scanning' ? [LATE] : []));
    }
    default:
      return verdict satisfies never;
  }
}

/** Something reached the seller before anything was sent from here: the buyer is told before a wallet is asked. */
export function toMispaid(desk: OpenDesk, payer: Payer | null, payment: Mispayment, scan: ReferenceScan, now: number): Next<FlowIn<'mispaid'>> {
  const next = toWatch(desk, payer, now, true);
  return { flow: { ...next.flow, at: 'mispaid', payment, evidence: absorbScan(next.flow.evidence, scan, now) }, commands: next.commands };
}

/** Where the watch goes on while nothing is decided. A landing ends every detour; a code stays on the screen until something reaches the seller. */
function openFlow<F extends FlowIn<WatchAt>>(flow: F, watched: Watched): F | FlowIn<'settling' | 'mispaid'> {
  if (hasLanded(watched.desk.entry.attempts, watched.evidence)) return { at: 'settling', ...watched };
  const payment = tellingMispayment(watched);
  if (payment !== null && flow.at !== 'may-charge-twice') return { at: 'mispaid', payment, ...watched };
  const { at } = flow;
  switch (at) {
    case 'may-charge-twice':
      return { ...flow, ...watched };
    // Somebody is known to have paid, or is said to: nobody else is invited.
    case 'link-open':
      return linked(watched.desk.entry) === null ? { at: 'settling', ...watched } : { ...flow, ...watched };
    case 'scanning':
      return openCode(watched.desk.entry) === null ? { at: 'settling', ...watched } : { ...flow, ...watched };
    case 'settling':
    case 'mispaid':
    case 'unrecorded':
      return { at: 'settling', ...watched };
    default:
      return at satisfies never;
  }
}

/** Asking Hilt again sooner than this tells nothing new and eats the buyer's request budget. */
const IMPATIENT_MS = 2_000;

/** Look and ask at once: the buyer wants to know, or comes back to the page. What other tabs have written is read too. */
export function readAgain<F extends FlowIn<WatchAt>>(flow: F, now: number): Next<F> {
  const { at } = flow.evidence.hilt;
  const justAsked = at !== null && now - at < IMPATIENT_MS;
  const again: F = { ...flow, looks: flow.looks + 1, questions: flow.questions + 1 };
  // Not in turns with the status: a buyer who asks gets the question that can settle it.
  return go(again, rereadJournal(flow.desk), look(again, true), justAsked ? waitForHilt(again, now, null) : askHilt({ ...again, questions: 0 }, now), ...send(again));
}

/** The part of a watching state that any other watching state shares. */
export function base({ desk, payer, evidence, since, late, hiltFailures, looks, questions }: Watched): Watched {
  return { desk, payer, evidence, since, late, hiltFailures, looks, questions };
}

function after(writes: readonly Command[], next: Next<Reached>): Next<Reached> {
  return { flow: next.flow, commands: [...writes, ...next.commands] };
}

/** Hilt said CONFIRMED. Nothing is sent any more; the journal remembers, the delivery is fetched, and the chain is read until nothing else can land. */
export function toPaid(watched: Watched, signature: Signature, paidBy: Address | null, now: number): Next<FlowIn<'paid'>> {
  const { desk, evidence } = watched;
  const kept = desk.entry.paid === null ? markPaid(desk, { at: now, signature, payer: paidBy, receiptId: evidence.hilt.receiptId }, now) : null;
  const flow: FlowIn<'paid'> = { at: 'paid', ...base(watched), desk: kept?.desk ?? desk, signature, paidBy };
  return go(flow, { do: 'stop', what: ['sending', 'timers'] }, ...(kept === null ? [] : [kept.write]), { do: 'release-lock' }, ...fetchDelivery(flow, now), ...keepLooking(flow, now));
}

function toPaidTwice(watched: Watched, signatures: readonly [Signature, Signature], now: number): Next<FlowIn<'paid-twice'>> {
  const { desk, evidence } = watched;
  const recorded = evidence.hilt.word === 'confirmed' && desk.entry.paid === null;
  const kept = recorded ? markPaid(desk, { at: now, signature: evidence.hilt.signature ?? signatures[0], payer: null, receiptId: evidence.hilt.receiptId }, now) : null;
  const flow: FlowIn<'paid-twice'> = { at: 'paid-twice', ...base(watched), desk: kept?.desk ?? desk, signatures };
  return go(flow, { do: 'stop', what: ['sending', 'timers'] }, ...(kept === null ? [] : [kept.write]), { do: 'release-lock' }, ...fetchDelivery(flow, now));
}

/** Same verdict states, taken again with newer evidence (a delivery, a second payment that landed late). */
export function advancePaid(flow: FlowIn<'paid' | 'paid-twice'>, evidence: Evidence, now: number, then: (watched: Watched) => readonly Command[]): Next<FlowIn<'paid' | 'paid-twice'>> {
  const watched: Watched = { ...base(flow), evidence };
  const verdict = judge(flow.desk.entry, evidence, now);
  if (verdict.tag === 'paid-twice' && flow.at === 'paid') return toPaidTwice(watched, verdict.signatures, now);
  if (flow.at === 'paid-twice') {
    const recorded = evidence.hilt.word === 'confirmed' && flow.desk.entry.paid === null;
    return recorded ? toPaidTwice(watched, flow.signatures, now) : go({ ...flow, ...watched }, ...then(watched));
  }
  // Hilt's word may have come before the chain showed which transaction it stands on.
  if (verdict.tag === 'paid' && verdict.signature !== flow.signature) return go({ ...flow, ...watched, signature: verdict.signature, paidBy: verdict.payer }, ...then(watched));
  return go({ ...flow, ...watched }, ...then(watched));
}

/** How long a paid page goes on asking for what is still open; afterwards a reload asks again. */
const AFTERCARE_MS = 600_000;
const DELIVERY_MS = 25_000;
const AFTERLOOK_MS = 30_000;

/** The delivery comes only with confirm, so a payment that is paid by any other word is confirmed at once. */
export function fetchDelivery(watched: Watched, now: number): readonly Command[] {
  return watched.evidence.hilt.delivery === null ? [askHilt(watched, now)] : waitForDelivery(watched, now);
}

/** Waits before Hilt is asked for a delivery that is not there yet. Hilt retries failed ones by itself, so there is no hurry. */
export function waitForDelivery(watched: Watched, now: number): readonly Command[] {
  if (!isDeliveryDue(watched.evidence) || now - watched.since > AFTERCARE_MS) return [];
  const retry = watched.hiltFailures > 0 ? backoff(watched.hiltFailures, null) : 0;
  // A question that was never answered is asked again soon: the access may have been there all along.
  const ms = retry > 0 && watched.evidence.hilt.delivery === null ? retry : Math.max(retry, watched.questions < 8 ? DELIVERY_MS : 4 * DELIVERY_MS);
  return [{ do: 'wait', timer: 'hilt', ms, rests: true }];
}

/** True while there is something to hand over that has not been. */
export function isDeliveryDue({ hilt: { delivery } }: Evidence): boolean {
  if (delivery === null) return true;
  // Hilt tries a failed one again by itself, so it is asked for like one that is on its way.
  return delivery.word !== 'sent' && delivery.type !== null && delivery.type !== 'NONE';
}

/** After "paid" the chain is read on: often until the payment is final and no other attempt of it can land any more, then seldom. */
export function keepLooking(watched: Watched, now: number): readonly Command[] {
  const { desk, evidence } = watched;
  if (now - watched.since > AFTERCARE_MS) return [];
  const paid = evidence.hilt.signature;
  const open = settledAttempts(desk, evidence, now)?.desk ?? desk;
  const others = open.entry.attempts.some((attempt) => isExposed(attempt) && signatureOf(attempt) !== paid && attempt.phase !== 'found' && attempt.phase !== 'unanswered' && attempt.phase !== 'shown');
  const unsettled = evidence.milestones.finalizedAt === null || evidence.found.some((payment) => payment.commitment !== 'finalized');
  // Later still, somebody on another device may pay the same payment once more: worth a look now and then.
  return [{ do: 'wait', timer: 'look', ms: others || unsettled ? lookDelay(now - watched.since, true) : AFTERLOOK_MS, rests: true }];
}
