import { type Edge, edge, go } from './edge.ts';
import { toChoosing, toLocking } from './enter.ts';
import { earlierPayment, turnToEarlier } from './earlier-session.ts';
import { absorbConfirm, absorbLook, absorbStatus } from './evidence.ts';
import type { FlowIn } from './flow.ts';
import { silences } from './settling.ts';
import { advancePaid, isDeliveryDue, keepLooking, waitForDelivery } from './watch.ts';
import { askHilt, look } from './watch-commands.ts';

/** After a verdict: the delivery of a paid payment, and the ways on from one that was not charged. */

const PAID = ['paid', 'paid-twice'] as const;
export const endedEdges: readonly (readonly Edge[])[] = [
  edge(PAID, 'looked', ['itself', 'paid-twice'], (flow, event, now) => {
    const evidence = absorbLook(flow.evidence, event, now);
    const firstSight = flow.evidence.milestones.confirmedAt === null && evidence.milestones.confirmedAt !== null;
    // Hilt's word came first. Now it can be told by which transaction, and hands over what was bought.
    return advancePaid(flow, evidence, now, (watched) => [...keepLooking(watched, now), ...(firstSight && evidence.hilt.delivery === null ? [askHilt(watched, now)] : [])]);
  }),
  edge(PAID, 'status-read', ['itself', 'paid-twice'], (flow, { answer }, now) =>
    advancePaid({ ...flow, hiltFailures: silences(flow.hiltFailures, answer) }, absorbStatus(flow.evidence, answer, now), now, (watched) => waitForDelivery(watched, now)),
  ),
  edge(PAID, 'confirm-answered', ['itself', 'paid-twice'], (flow, event, now) => {
    const { signature, answer } = event;
    const told: FlowIn<'paid' | 'paid-twice'> = { ...flow, hiltFailures: silences(flow.hiltFailures, answer) };
    const earlier = earlierPayment(flow.desk.entry, signature);
    if (earlier === null) return advancePaid(told, absorbConfirm(flow.evidence, signature, answer, now), now, (watched) => waitForDelivery(watched, now));
    // Of two payments of two sessions Hilt has recorded the earlier: that one is the paid one then.
    const turned = flow.desk.entry.paid === null ? turnToEarlier(flow.desk, flow.evidence, earlier, event, now) : null;
    if (turned === null) return go(told, ...waitForDelivery(told, now));
    const next = advancePaid({ ...told, desk: turned.desk }, turned.evidence, now, (watched) => waitForDelivery(watched, now));
    return { flow: next.flow, commands: [turned.write, ...next.commands] };
  }),
  edge(PAID, 'look-due', ['itself'], (flow) => go({ ...flow, looks: flow.looks + 1 }, look(flow, true))),
  edge(PAID, 'hilt-due', ['itself'], (flow, _event, now) => go({ ...flow, questions: flow.questions + 1 }, askHilt(flow, now))),
  edge(PAID, ['wake', 'check-now', 'try-again'], ['itself'], (flow, _event, now) => {
    const due = isDeliveryDue(flow.evidence);
    return go({ ...flow, since: now }, look(flow, true), ...(due ? [askHilt(flow, now)] : []));
  }),
  edge(PAID, 'journal-failed', ['itself'], (flow) => go({ ...flow, desk: { ...flow.desk, degraded: true } })),
  // Buying once more is a new payment with a session of its own.
  edge('paid', 'start-over', ['choosing'], (flow) => toChoosing(flow.desk)),

  edge('not-charged', 'try-again', ['locking', 'choosing'], ({ desk, payer }) => (payer === null ? toChoosing(desk) : toLocking(desk, { kind: 'pay', walletName: payer.walletName, payer }))),
  edge('not-charged', ['choose-another', 'start-over'], ['choosing'], ({ desk }) => toChoosing(desk)),
  edge('expired', ['start-over', 'try-again'], ['locking', 'choosing'], ({ desk, payer }) => (payer === null ? toChoosing(desk) : toLocking(desk, { kind: 'pay', walletName: payer.walletName, payer, anew: true }))),
  edge('expired', 'choose-another', ['choosing'], ({ desk }) => toChoosing(desk)),
  edge('tampered', 'try-again', ['locking'], ({ desk, payer }) => toLocking(desk, { kind: 'pay', walletName: payer.walletName, payer })),
  edge('tampered', ['choose-another', 'start-over'], ['choosing'], ({ desk }) => toChoosing(desk)),
];

