import { isExposed, signatureOf } from '../attempt.ts';
import type { HiltFailure } from '../ports.ts';
import { RESEND_MS, SCAN_MS, lookDelay } from './cadence.ts';
import { type Edge, edge, go, ignore } from './edge.ts';
import { toConcluding } from './concluding.ts';
import { afterOthers, rereadJournal, toChoosing, toLocking } from './enter.ts';
import { earlierPayment, turnToEarlier } from './earlier-session.ts';
import { type Evidence, absorbConfirm, absorbLook, absorbStatus, isSilence } from './evidence.ts';
import type { FlowIn, WatchAt, Watched } from './flow.ts';
import { hasLanded } from './judge.ts';
import { acceptRisk, blocking, endAttempt, outdated, putAttempt, putAttempts } from './ledger.ts';
import { retryAfterOf } from './outage.ts';
import { mayPayAgain } from './pay-again.ts';
import { adopt } from './resume.ts';
import { tellingMispayment } from './mispayment.ts';
import { advance, base, readAgain } from './watch.ts';
import { askHilt, look, needsHeight, readHeight, send, waitForHilt } from './watch-commands.ts';

const WATCHING = ['settling', 'link-open', 'scanning', 'mispaid', 'unrecorded', 'may-charge-twice'] as const;
/** Where bytes that this page has may still have to go out. */
const SENDING = ['settling', 'mispaid', 'unrecorded'] as const;
/** Where a wallet may just have sent. */
const SENT = ['settling', 'link-open', 'mispaid', 'unrecorded'] as const;
const BESIDE_CODES = ['settling', 'link-open', 'mispaid', 'unrecorded', 'may-charge-twice'] as const;
const REACHED = ['itself', 'settling', 'mispaid', 'unrecorded', 'paid', 'paid-twice', 'concluding'] as const;

/** Consecutive silences of Hilt, for backing off. */
export function silences(before: number, answer: { readonly ok: true } | { readonly ok: false; readonly failure: HiltFailure }): number {
  return !answer.ok && isSilence(answer.failure) ? before + 1 : 0;
}

function retryAfter(answer: { readonly ok: true } | { readonly ok: false; readonly failure: HiltFailure }): number | null {
  return answer.ok ? null : retryAfterOf(answer.failure);
}

function backToWaiting(flow: Watched): FlowIn<'settling' | 'mispaid'> {
  const payment = tellingMispayment(flow);
  return payment === null ? { ...base(flow), at: 'settling' } : { ...base(flow), at: 'mispaid', payment };
}

export const settlingEdges: readonly (readonly Edge[])[] = [
  // Solana.
  edge(WATCHING, 'looked', REACHED, (flow, event, now) => {
    const evidence = absorbLook(flow.evidence, event, now);
    const firstSight = flow.evidence.milestones.confirmedAt === null && evidence.milestones.confirmedAt !== null;
    return advance(flow, evidence, now, (watched) => [
      { do: 'wait', timer: 'look', ms: flow.at === 'scanning' ? SCAN_MS : lookDelay(now - flow.since, hasLanded(watched.desk.entry.attempts, evidence)), rests: true },
      // The chain has confirmed: this is the moment Hilt can record it.
      ...(firstSight ? [askHilt(watched, now)] : []),
    ]);
  }),
  edge(SENT, 'time-read', ['itself'], (flow, { time }, now) => {
    const heights = time.tag === 'read' ? flow.desk.entry.attempts.filter(needsHeight).map((attempt) => ({ ...attempt, answeredHeight: time.blockHeight })) : [];
    const kept = putAttempts(flow.desk, heights, now);
    return kept === null ? ignore(flow) : go({ ...flow, desk: kept.desk }, kept.write);
  }),
  edge(SENDING, 'sent', ['itself'], (flow) => go(flow, { do: 'wait', timer: 'send', ms: RESEND_MS, rests: false })),
  edge(SENDING, 'send-due', ['itself'], (flow) => go(flow, ...send(flow))),
  edge(WATCHING, 'look-due', ['itself'], (flow) => go({ ...flow, looks: flow.looks + 1 }, look(flow), ...readHeight(flow))),
  // Nobody need hurry to scan a code, so that one is never late.
  edge(BESIDE_CODES, 'late-due', ['itself'], (flow) => go({ ...flow, late: true })),

  // Hilt.
  edge(WATCHING, 'hilt-due', ['itself'], (flow, _event, now) => go({ ...flow, questions: flow.questions + 1 }, askHilt(flow, now))),
  edge(WATCHING, 'status-read', REACHED, (flow, { answer }, now) => {
    const told: FlowIn<WatchAt> = { ...flow, hiltFailures: silences(flow.hiltFailures, answer) };
    const evidence = absorbStatus(flow.evidence, answer, now);
    const stranger = evidence.hilt.signature !== null && !flow.desk.entry.attempts.some((attempt) => signatureOf(attempt) === evidence.hilt.signature);
    return advance(told, evidence, now, (watched) => [waitForHilt(watched, now, retryAfter(answer)), ...(stranger ? [look(watched, true)] : [])]);
  }),
  edge(WATCHING, 'confirm-answered', REACHED, (flow, event, now) => {
    const { signature, answer } = event;
    const told: FlowIn<WatchAt> = { ...flow, hiltFailures: silences(flow.hiltFailures, answer) };
    const earlier = earlierPayment(flow.desk.entry, signature);
    if (earlier !== null) {
      const turned = turnToEarlier(flow.desk, flow.evidence, earlier, event, now);
      if (turned === null) return go(told, waitForHilt(told, now, retryAfter(answer)));
      const next = advance({ ...flow, desk: turned.desk }, turned.evidence, now, (watched) => [waitForHilt(watched, now, null)]);
      return { flow: next.flow, commands: [turned.write, ...next.commands] };
    }
    const conflict = !answer.ok && answer.failure.kind === 'status' && answer.failure.status === 409;
    return advance(told, absorbConfirm(flow.evidence, signature, answer, now), now, (watched) =>
      // A conflict says nothing by itself: the status tells whose transaction Hilt holds.
      conflict && flow.evidence.hilt.refusal !== 409 ? [{ do: 'read-status', paymentId: flow.desk.entry.session.terms.paymentId }] : [waitForHilt(watched, now, retryAfter(answer))],
    );
  }),
  edge(SENT, 'claimed', ['itself'], (flow, { answer }) => {
    const conflict = !answer.ok && answer.failure.kind === 'status' && answer.failure.status === 409;
    return conflict ? go(flow, { do: 'read-status', paymentId: flow.desk.entry.session.terms.paymentId }) : ignore(flow);
  }),

  // A wallet that answers after all.
  edge(WATCHING, 'wallet-sent', ['itself', 'settling', 'concluding'], (flow, { attemptId, answer }, now) => {
    const attempt = flow.desk.entry.attempts.find((one) => one.id === attemptId);
    if (attempt?.phase !== 'unanswered' || answer.tag === 'unknown') return ignore(flow);
    if (answer.tag === 'refused') {
      const kept = endAttempt(flow.desk, attempt, 'refused', now);
      return kept.desk.entry.attempts.some(isExposed) ? go({ ...flow, desk: kept.desk }, kept.write) : toConcluding(flow, kept, { why: 'wallet-refused' }, null);
    }
    const { phase: _, ...own } = attempt;
    const { desk, write } = putAttempt(flow.desk, { ...own, phase: 'exposed', transaction: null, signature: answer.signature, answeredHeight: null, signedAt: now, sentAt: now }, now);
    const request = { payment_id: attempt.paymentId, tx_signature: answer.signature, payer_wallet: attempt.payer, wallet_source: attempt.walletName };
    const evidence: Evidence = { ...flow.evidence, milestones: { ...flow.evidence.milestones, signedAt: now } };
    const watched: FlowIn<WatchAt> = flow.at === 'may-charge-twice' ? { ...base(flow), at: 'settling', desk, evidence } : { ...flow, desk, evidence };
    return go(watched, write, { do: 'claim', attemptId, request }, ...readHeight(watched), look(watched));
  }),

  // The buyer.
  edge(BESIDE_CODES, ['check-now', 'wake'], ['itself'], (flow, _event, now) => readAgain(flow, now)),
  edge(['settling', 'link-open', 'mispaid'], 'consider-paying-again', ['itself', 'may-charge-twice'], (flow) => (mayPayAgain(flow) ? go({ ...base(flow), at: 'may-charge-twice' }) : ignore(flow))),
  edge('may-charge-twice', 'keep-waiting', ['settling', 'mispaid'], (flow) => go(backToWaiting(flow))),
  edge('may-charge-twice', 'accept-risk', ['itself', 'locking', 'choosing'], (flow, _event, now) => {
    if (!mayPayAgain(flow)) return ignore(flow);
    const beside = [...blocking(flow.desk.entry).map((attempt) => attempt.id), ...flow.evidence.mispaid.map((payment) => payment.signature)];
    const { desk, write } = acceptRisk(flow.desk, beside, now);
    const { payer } = flow;
    const next = payer === null ? toChoosing(desk) : toLocking(desk, { kind: 'pay', walletName: payer.walletName, payer });
    return { flow: next.flow, commands: [write, ...next.commands] };
  }),

  // The journal.
  edge(WATCHING, 'journal-opened', ['itself', 'settling', 'paid', 'choosing'], (flow, { result }, now) => {
    const others = afterOthers(flow.desk, result);
    return others === null ? ignore(flow) : adopt(flow, others.entry, now);
  }),
  edge(WATCHING, 'journal-lost', ['itself'], (flow) => go({ ...flow, desk: outdated(flow.desk) }, rereadJournal(flow.desk))),
  edge(WATCHING, 'journal-failed', ['itself'], (flow) => go({ ...flow, ...base(flow), desk: { ...flow.desk, degraded: true } })),
];

