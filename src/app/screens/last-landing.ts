import type { Attempt } from '../../payment/attempt.ts';
import type { ChainSight } from '../../solana/chain-sight.ts';

/** A slot's nominal length; blocks are at least this far apart on average. */
const SLOT_MS = 400;
/** Blocks for which a blockhash lives, plus one: guards against a node that understated the last valid height (money invariant 1). */
const LIFE = 151;

/**
 * About when an attempt can no longer land, unix milliseconds; null when that cannot be said (its blockhash is not ours to know, the
 * wallet's answer has no height yet, or no node told the height). An estimate for the buyer's patience, never a proof.
 */
export function lastLanding(attempt: Attempt, chain: ChainSight): number | null {
  if (attempt.phase !== 'exposed' || attempt.answeredHeight === null) return null;
  if (chain.tag !== 'unseen' || chain.blockHeight === null) return null;
  const blocksLeft = Math.max(attempt.lastValidBlockHeight, attempt.answeredHeight + LIFE) - chain.blockHeight;
  return chain.witnesses.at + Math.max(0, blocksLeft) * SLOT_MS;
}
