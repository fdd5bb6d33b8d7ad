import { type Attempt, signatureOf } from '../attempt.ts';
import type { Command } from './commands.ts';
import { type Edge, edge, go, ignore } from './edge.ts';
import { deskOf, rereadJournal, toLocking } from './enter.ts';
import { type Evidence, NO_EVIDENCE, absorbLook } from './evidence.ts';
import type { FlowIn } from './flow.ts';
import { hasBeside, lookBeside } from './look-beside.ts';
import { judge } from './judge.ts';
import { recount } from './ledger.ts';
import { takeUpOthers } from './resume.ts';
import { settledAttempts } from './settled-attempts.ts';

/**
 * A buyer who went on beside a code or a wallet that never answered may have paid with it after all. While this page waits for the buyer it looks
 * at the chain now and then, so that such a payment is taken up by itself instead of being found out by paying again (money invariant 2).
 */

/** Nothing is expected, so seldom. */
const AGAIN: Command = { do: 'wait', timer: 'look', ms: 12_000, rests: true };

type Waiting = FlowIn<'choosing' | 'identifying' | 'challenge' | 'challenge-refused' | 'cannot-prove' | 'blocked' | 'not-charged' | 'expired' | 'carry-over' | 'link-connecting' | 'tampered' | 'closed'>;

function deskUnder(flow: Waiting) {
  if (flow.at !== 'closed') return flow.desk;
  const entry = flow.journal === 'unread' ? null : flow.journal;
  const product = flow.product ?? entry?.product ?? null;
  return product === null ? null : deskOf(flow, product, entry);
}

/** True for an attempt that is a payment on the chain. */
function isLanded(attempt: Attempt, { sights, found }: Evidence): boolean {
  const sight = sights[attempt.id];
  const byKey = sights[attempt.paymentId];
  return (sight?.tag === 'landed' && sight.commitment !== 'processed') || [...found, ...(byKey?.tag === 'landed' ? [byKey] : [])].some((payment) => payment.signature === signatureOf(attempt));
}

const WAITING = ['choosing', 'identifying', 'challenge', 'challenge-refused', 'cannot-prove', 'blocked', 'not-charged', 'expired', 'carry-over', 'link-connecting', 'tampered', 'closed'] as const;

export const besideEdges: readonly (readonly Edge[])[] = [
  edge(WAITING, 'looked', ['itself', 'locking'], (flow, event, now) => {
    const desk = deskUnder(flow);
    if (desk === null || !hasBeside(desk.entry)) return go(flow);
    const open = { ...desk, entry: desk.entry };
    const evidence = absorbLook(NO_EVIDENCE, event, now);
    // Whoever proves who gets access after the payment knows that it has landed, and is taken away from that by a second one only (money invariant 5).
    if ('paid' in flow && flow.paid) return judge(open.entry, evidence, now).tag === 'paid-twice' ? toLocking(open, { kind: 'resume' }) : go(flow, AGAIN);
    const settled = settledAttempts(open, evidence, now);
    const known = settled?.desk ?? open;
    const landed = known.entry.attempts.filter((attempt) => isLanded(attempt, evidence)).map((attempt) => attempt.id);
    if (landed.length === 0) return go(flow, AGAIN);
    const counted = recount(known, landed, now);
    const next = toLocking(counted.desk, { kind: 'resume' });
    return { flow: next.flow, commands: [...(settled === null ? [] : [settled.write]), counted.write, ...next.commands] };
  }),
  // A look that came due while nobody was there, and what another tab has done meanwhile.
  edge(['identifying', 'challenge', 'challenge-refused', 'cannot-prove', 'carry-over', 'tampered'], 'wake', ['itself'], (flow) => go(flow, rereadJournal(flow.desk), ...lookBeside(flow.desk.entry))),
  // Whatever else was written, the journal's compare-and-set has the last word on what this page goes on with.
  edge(['identifying', 'challenge-refused', 'cannot-prove', 'carry-over', 'tampered', 'review', 'short'], 'journal-opened', ['itself', 'locking'], (flow, { result }, now) => ('paid' in flow && flow.paid ? null : takeUpOthers(flow.desk, result, now)) ?? ignore(flow)),
  edge(WAITING, 'look-due', ['itself'], (flow) => go(flow, ...lookBeside(deskUnder(flow)?.entry ?? null))),
];
