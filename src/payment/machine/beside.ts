import { type Attempt, signatureOf } from '../attempt.ts';
import { type Edge, edge, go } from './edge.ts';
import { deskOf, toLocking } from './enter.ts';
import { type Evidence, NO_EVIDENCE, absorbLook } from './evidence.ts';
import type { FlowIn } from './flow.ts';
import { hasBeside, lookBeside } from './look-beside.ts';
import { hasLanded } from './judge.ts';
import { recount } from './ledger.ts';
import { settledAttempts } from './settled-attempts.ts';

/**
 * A buyer who went on beside a code or a wallet that never answered may have paid with it after all. While this page waits for the buyer it looks
 * at the chain now and then, so that such a payment is taken up by itself instead of being found out by paying again (money invariant 2).
 */

/** How often. Nothing is expected, so seldom. */
const BESIDE_MS = 12_000;

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
  return (sight?.tag === 'landed' && sight.commitment !== 'processed') || found.some((payment) => payment.signature === signatureOf(attempt));
}

const WAITING = ['choosing', 'identifying', 'challenge', 'challenge-refused', 'cannot-prove', 'blocked', 'not-charged', 'expired', 'carry-over', 'link-connecting', 'tampered', 'closed'] as const;

export const besideEdges: readonly (readonly Edge[])[] = [
  edge(WAITING, 'looked', ['itself', 'locking'], (flow, event, now) => {
    const desk = deskUnder(flow);
    // Whoever proves who gets access after the payment knows that it has landed, and is not to be taken away from that.
    if (desk === null || !hasBeside(desk.entry) || ('paid' in flow && flow.paid)) return go(flow);
    const open = { ...desk, entry: desk.entry };
    const evidence = absorbLook(NO_EVIDENCE, event, now);
    if (!hasLanded(open.entry.attempts, evidence)) return go(flow, { do: 'wait', timer: 'look', ms: BESIDE_MS, rests: true });
    const settled = settledAttempts(open, evidence, now);
    const known = settled?.desk ?? open;
    const landed = known.entry.attempts.filter((attempt) => isLanded(attempt, evidence)).map((attempt) => attempt.id);
    const counted = recount(known, landed, now);
    const next = toLocking(counted.desk, { kind: 'resume' });
    return { flow: next.flow, commands: [...(settled === null ? [] : [settled.write]), counted.write, ...next.commands] };
  }),
  // A look that came due while nobody was there.
  edge(['identifying', 'challenge-refused', 'cannot-prove', 'carry-over', 'tampered'], 'wake', ['itself'], (flow) => go(flow, ...lookBeside(flow.desk.entry))),
  edge(WAITING, 'look-due', ['itself'], (flow) => go(flow, ...lookBeside(deskUnder(flow)?.entry ?? null))),
];
