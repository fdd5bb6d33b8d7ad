import { type Edge, edge, go, ignore } from './edge.ts';
import { toChoosing, toLocking } from './enter.ts';
import { absorbConfirm, absorbStatus } from './evidence.ts';
import { absorbLook, silences } from './settling.ts';
import { advancePaid, isDeliveryDue, keepLooking, waitForDelivery } from './watch.ts';
import { askHilt, look } from './watch-commands.ts';

/** After a verdict: the delivery of a paid payment, and the ways on from one that was not charged. */

const PAID = ['paid', 'paid-twice'] as const;
export const endedEdges: readonly (readonly Edge[])[] = [
  edge(PAID, 'looked', PAID, (flow, event, now) => {
    const evidence = absorbLook(flow.evidence, event, now);
    return advancePaid(flow, evidence, now, (watched) => keepLooking(watched, now));
  }),
  edge(PAID, 'status-read', PAID, (flow, { answer }, now) =>
    advancePaid({ ...flow, hiltFailures: silences(flow.hiltFailures, answer) }, absorbStatus(flow.evidence, answer, now), now, (watched) => waitForDelivery(watched, now)),
  ),
  edge(PAID, 'confirm-answered', PAID, (flow, { signature, answer }, now) =>
    advancePaid({ ...flow, hiltFailures: silences(flow.hiltFailures, answer) }, absorbConfirm(flow.evidence, signature, answer, now), now, (watched) => waitForDelivery(watched, now)),
  ),
  edge(PAID, 'tick', PAID, (flow, { timer }, now) => {
    if (timer === 'look') return go({ ...flow, looks: flow.looks + 1 }, look(flow, true));
    return timer === 'hilt' ? go({ ...flow, questions: flow.questions + 1 }, askHilt(flow, now)) : ignore(flow);
  }),
  edge(PAID, ['wake', 'check-now', 'try-again'], PAID, (flow, _event, now) => {
    const due = isDeliveryDue(flow.evidence);
    return go({ ...flow, since: now }, look(flow, true), ...(due ? [askHilt(flow, now)] : []));
  }),
  edge(PAID, ['journal-failed'], PAID, (flow) => go({ ...flow, desk: { ...flow.desk, degraded: true } })),
  // Buying once more is a new payment with a session of its own.
  edge('paid', 'start-over', ['choosing'], (flow) => toChoosing(flow.desk)),

  edge('not-charged', 'try-again', ['locking', 'choosing'], ({ desk, payer }) => (payer === null ? toChoosing(desk) : toLocking(desk, { kind: 'pay', walletName: payer.walletName, payer }))),
  edge('not-charged', ['choose-another', 'start-over'], ['choosing'], ({ desk }) => toChoosing(desk)),
  edge('not-charged', 'journal-failed', ['not-charged'], (flow) => go({ ...flow, desk: { ...flow.desk, degraded: true } })),
  edge('expired', ['start-over', 'try-again'], ['locking', 'choosing'], ({ desk, payer }) => (payer === null ? toChoosing(desk) : toLocking(desk, { kind: 'pay', walletName: payer.walletName, payer }))),
  edge('expired', 'choose-another', ['choosing'], ({ desk }) => toChoosing(desk)),
  edge('expired', 'journal-failed', ['expired'], (flow) => go({ ...flow, desk: { ...flow.desk, degraded: true } })),
  edge('tampered', 'try-again', ['locking'], ({ desk, payer }) => toLocking(desk, { kind: 'pay', walletName: payer.walletName, payer })),
  edge('tampered', ['choose-another', 'start-over'], ['choosing'], ({ desk }) => toChoosing(desk)),
];

