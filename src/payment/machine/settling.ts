import { isExposed, signatureOf } from '../attempt.ts';
import type { HiltFailure } from '../ports.ts';
import { RESEND_MS, lookDelay } from './cadence.ts';
import type { Command } from './commands.ts';
import { type Edge, edge, go, ignore } from './edge.ts';
import { toChoosing, toLocking, toNotCharged } from './enter.ts';
import { type Evidence, absorbConfirm, absorbScan, absorbSight, absorbStatus, isSilence } from './evidence.ts';
import type { EventOf } from './events.ts';
import type { FlowIn, Watched } from './flow.ts';
import { hasLanded, isOver } from './judge.ts';
import { acceptRisk, blocking, endAttempt, putAttempt, putAttempts } from './ledger.ts';
import { retryAfterOf } from './outage.ts';
import { adopt } from './resume.ts';
import { type WatchAt, advance, base, hiltSight } from './watch.ts';
import { askHilt, look, needsHeight, readHeight, send, waitForHilt } from './watch-commands.ts';

const WATCHING = ['settling', 'unrecorded', 'may-charge-twice'] as const;
const REACHED = ['itself', 'settling', 'unrecorded', 'paid', 'paid-twice', 'not-charged'] as const;

/** Everything the chain just told, taken in. */
export function absorbLook(evidence: Evidence, { sights, scan }: EventOf<'looked'>, now: number): Evidence {
  const seen = Object.entries(sights).reduce((sum, [id, sight]) => absorbSight(sum, id, sight, now), evidence);
  return scan === null ? seen : absorbScan(seen, scan, now);
}

/** Consecutive silences of Hilt, for backing off. */
export function silences(before: number, answer: { readonly ok: true } | { readonly ok: false; readonly failure: HiltFailure }): number {
  return !answer.ok && isSilence(answer.failure) ? before + 1 : 0;
}

function retryAfter(answer: { readonly ok: true } | { readonly ok: false; readonly failure: HiltFailure }): number | null {
  return answer.ok ? null : retryAfterOf(answer.failure);
}

/**
 * True when the buyer may be shown the way to pay again: it takes long, nothing has landed, Hilt does not say paid, and what is open can never be
 * proven dead (no signature, or somebody else's). While an own attempt can still be proven one way or the other, the page waits for the proof.
 */
export function mayPayAgain({ desk, evidence, late }: Watched): boolean {
  if (!late || evidence.hilt.word === 'confirmed' || hasLanded(desk.entry.attempts, evidence)) return false;
  const open = desk.entry.attempts.filter((attempt) => isExposed(attempt) && !isOver(evidence.sights[attempt.id]));
  return open.length > 0 && open.every((attempt) => attempt.phase !== 'exposed');
}

/** Asking Hilt again sooner than this tells nothing new and eats the buyer's request budget. */
const IMPATIENT_MS = 2_000;

/** Look and ask at once: the buyer wants to know, or comes back to the page. */
function readEverything(flow: Watched, now: number): readonly Command[] {
  const { at } = flow.evidence.hilt;
  const justAsked = at !== null && now - at < IMPATIENT_MS;
  // Not in turns with the status: a buyer who asks gets the question that can settle it.
  return [look(flow, true), justAsked ? waitForHilt(flow, now, null) : askHilt({ ...flow, questions: 0 }, now), ...send(flow)];
}

function counted(flow: FlowIn<WatchAt>): FlowIn<WatchAt> {
  return { ...flow, looks: flow.looks + 1, questions: flow.questions + 1 };
}

export const settlingEdges: readonly (readonly Edge[])[] = [
  // Solana.
  edge(WATCHING, 'looked', REACHED, (flow, event, now) => {
    const evidence = absorbLook(flow.evidence, event, now);
    const firstSight = flow.evidence.milestones.confirmedAt === null && evidence.milestones.confirmedAt !== null;
    return advance(flow, evidence, now, (watched) => [
      { do: 'wait', timer: 'look', ms: lookDelay(now - flow.since, hasLanded(watched.desk.entry.attempts, evidence)), rests: true },
      // The chain has confirmed: this is the moment Hilt can record it.
      ...(firstSight ? [askHilt(watched, now)] : []),
    ]);
  }),
  edge(WATCHING, 'time-read', ['itself'], (flow, { time }, now) => {
    if (time.tag !== 'read') return ignore(flow);
    const kept = putAttempts(flow.desk, flow.desk.entry.attempts.filter(needsHeight).map((attempt) => ({ ...attempt, answeredHeight: time.blockHeight })), now);
    return kept === null ? ignore(flow) : go({ ...flow, desk: kept.desk }, kept.write);
  }),
  edge(WATCHING, 'sent', ['itself'], (flow) => go(flow, { do: 'wait', timer: 'send', ms: RESEND_MS, rests: false })),
  edge(WATCHING, 'send-due', ['itself'], (flow) => go(flow, ...send(flow))),
  edge(WATCHING, 'look-due', ['itself'], (flow) => go({ ...flow, looks: flow.looks + 1 }, look(flow), ...readHeight(flow))),
  edge(WATCHING, 'late-due', ['itself'], (flow) => go({ ...flow, late: true })),

  // Hilt.
  edge(WATCHING, 'hilt-due', ['itself'], (flow, _event, now) => go({ ...flow, questions: flow.questions + 1 }, askHilt(flow, now))),
  edge(WATCHING, 'status-read', REACHED, (flow, { answer }, now) => {
    const told: FlowIn<WatchAt> = { ...flow, hiltFailures: silences(flow.hiltFailures, answer) };
    const evidence = absorbStatus(flow.evidence, answer, now);
    const stranger = evidence.hilt.signature !== null && !flow.desk.entry.attempts.some((attempt) => signatureOf(attempt) === evidence.hilt.signature);
    return advance(told, evidence, now, (watched) => [waitForHilt(watched, now, retryAfter(answer)), ...(stranger ? [look(watched, true)] : [])]);
  }),
  edge(WATCHING, 'confirm-answered', REACHED, (flow, { signature, answer }, now) => {
    const told: FlowIn<WatchAt> = { ...flow, hiltFailures: silences(flow.hiltFailures, answer) };
    const conflict = !answer.ok && answer.failure.kind === 'status' && answer.failure.status === 409;
    return advance(told, absorbConfirm(flow.evidence, signature, answer, now), now, (watched) =>
      // A conflict says nothing by itself: the status tells whose transaction Hilt holds.
      conflict && flow.evidence.hilt.refusal !== 409 ? [{ do: 'read-status', paymentId: flow.desk.entry.session.terms.paymentId }] : [waitForHilt(watched, now, retryAfter(answer))],
    );
  }),
  edge(WATCHING, 'claimed', ['itself'], (flow, { answer }) => {
    const conflict = !answer.ok && answer.failure.kind === 'status' && answer.failure.status === 409;
    return conflict ? go(flow, { do: 'read-status', paymentId: flow.desk.entry.session.terms.paymentId }) : ignore(flow);
  }),

  // A wallet that answers after all.
  edge(WATCHING, 'wallet-sent', ['itself', 'settling', 'not-charged'], (flow, { attemptId, answer }, now) => {
    const attempt = flow.desk.entry.attempts.find((one) => one.id === attemptId);
    if (attempt?.phase !== 'unanswered' || answer.tag === 'unknown') return ignore(flow);
    if (answer.tag === 'refused') {
      const { desk, write } = endAttempt(flow.desk, attempt, 'refused', now);
      if (desk.entry.attempts.some(isExposed)) return go({ ...flow, desk }, write);
      const over = toNotCharged(desk, flow.payer, { why: 'wallet-refused' }, { witnesses: null, hilt: hiltSight(flow.evidence) });
      return { flow: over.flow, commands: [write, ...over.commands] };
    }
    const { phase: _, ...own } = attempt;
    const { desk, write } = putAttempt(flow.desk, { ...own, phase: 'exposed', transaction: null, signature: answer.signature, answeredHeight: null, signedAt: now, sentAt: now }, now);
    const request = { payment_id: attempt.paymentId, tx_signature: answer.signature, payer_wallet: attempt.payer, wallet_source: attempt.walletName };
    const evidence: Evidence = { ...flow.evidence, milestones: { ...flow.evidence.milestones, signedAt: now } };
    const watched: FlowIn<WatchAt> = { ...flow, at: flow.at === 'may-charge-twice' ? 'settling' : flow.at, desk, evidence };
    return go(watched, write, { do: 'claim', attemptId, request }, ...readHeight(watched), look(watched));
  }),

  // The buyer.
  edge(WATCHING, ['check-now', 'wake'], ['itself'], (flow, _event, now) => {
    const again = counted(flow);
    return go(again, { do: 'open-journal', key: flow.desk.entry.key }, ...readEverything(again, now));
  }),
  edge('settling', 'consider-paying-again', ['itself', 'may-charge-twice'], (flow) => (mayPayAgain(flow) ? go({ ...flow, at: 'may-charge-twice' }) : ignore(flow))),
  edge('may-charge-twice', 'keep-waiting', ['settling'], (flow) => go({ ...flow, at: 'settling' })),
  edge('may-charge-twice', 'accept-risk', ['itself', 'locking', 'choosing'], (flow, _event, now) => {
    if (!mayPayAgain(flow)) return ignore(flow);
    const { desk, write } = acceptRisk(flow.desk, blocking(flow.desk.entry).map((attempt) => attempt.id), now);
    const { payer } = flow;
    const next = payer === null ? toChoosing(desk) : toLocking(desk, { kind: 'pay', walletName: payer.walletName, payer });
    return { flow: next.flow, commands: [write, ...next.commands] };
  }),

  // The journal.
  edge(WATCHING, 'journal-opened', ['itself', 'settling', 'paid', 'choosing'], (flow, { result }, now) =>
    result.tag === 'storage-failed' || result.entry === null || result.entry.epoch <= flow.desk.entry.epoch ? ignore(flow) : adopt(flow, result.entry, now),
  ),
  edge(WATCHING, 'journal-lost', ['itself'], (flow) => go(flow, { do: 'open-journal', key: flow.desk.entry.key })),
  edge(WATCHING, 'journal-failed', ['itself'], (flow) => go({ ...flow, ...base(flow), desk: { ...flow.desk, degraded: true } })),
];

