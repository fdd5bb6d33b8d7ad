import { isExposed } from '../attempt.ts';
import type { Watched } from './flow.ts';
import { hasLanded, isOver } from './judge.ts';
import { tellingMispayment } from './mispayment.ts';

/**
 * True when the buyer may be shown the way to pay again: it takes long, nothing has landed, Hilt does not say paid, and what is open can never be
 * proven dead (no signature, or somebody else's). While an own attempt can still be proven one way or the other, the page waits for the proof.
 */
export function mayPayAgain({ desk, evidence, late }: Watched): boolean {
  if (evidence.hilt.word === 'confirmed' || hasLanded(desk.entry.attempts, evidence)) return false;
  const open = desk.entry.attempts.filter((attempt) => isExposed(attempt) && !isOver(evidence.sights[attempt.id]));
  if (open.some((attempt) => attempt.phase === 'exposed')) return false;
  // The seller has got something, so this payment is not on its way any more: what is left is to pay once more, or to ask the seller.
  if (tellingMispayment({ desk, evidence }) !== null) return true;
  // A code that is off the screen: only the buyer knows whether somebody approved it.
  return open.length > 0 && (late || open.every((attempt) => attempt.phase === 'shown'));
}
