import type { Witnesses } from '../../solana/chain-sight.ts';
import type { NotCharged } from '../state.ts';
import { type Edge, type Next, edge, go, ignore } from './edge.ts';
import { QUIET, toElsewhere, toNotCharged } from './enter.ts';
import { hiltSight } from './evidence.ts';
import type { FlowIn, WatchAt } from './flow.ts';
import type { Written } from './ledger.ts';

/**
 * All attempts this tab knows of are over. Before that is said the journal must take it: without locks, or after a crash, another tab may have asked for
 * one more since this one has read, and then its write wins, and this tab begins anew with what was written (money invariant 5).
 */
export function toConcluding(before: FlowIn<WatchAt>, { desk, write }: Written, outcome: NotCharged, witnesses: Witnesses | null): Next<FlowIn<'concluding'>> {
  return go({ at: 'concluding', before, desk, outcome, witnesses }, QUIET, write);
}

function concluded({ before, desk, outcome, witnesses }: FlowIn<'concluding'>): Next<FlowIn<'not-charged'>> {
  return toNotCharged(desk, before.payer, outcome, { witnesses, hilt: hiltSight(before.evidence) });
}

export const concludingEdges: readonly (readonly Edge[])[] = [
  edge('concluding', 'journaled', ['itself', 'not-charged'], (flow, { epoch }) => (epoch === flow.desk.entry.epoch ? concluded(flow) : ignore(flow))),
  // The journal still has them as they were: a page opened next proves it once more.
  edge('concluding', 'journal-failed', ['not-charged'], (flow) => concluded({ ...flow, desk: { ...flow.desk, degraded: true } })),
  edge('concluding', 'journal-lost', ['elsewhere'], ({ before }) => toElsewhere(before.desk)),
];
