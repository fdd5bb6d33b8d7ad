import type { Signature } from '../address.ts';
import type { AttemptOnChain } from '../chain.ts';
import type { PaymentTerms } from '../payment-terms.ts';
import type { EpochInfo } from '../rpc/network.ts';
import type { RpcNode } from '../rpc/node.ts';
import { getSignaturesOf, getSignatureStatus } from '../rpc/signatures.ts';
import type { LandedJudge } from './landed-judge.ts';
import { judgeListed } from './reference-list.ts';

/** A blockhash lives 150 blocks; one more for the block that is being made. */
const BLOCKHASH_LIFE = 151;

/**
 * Finalized block height above which an attempt cannot land any more. The height seen when the wallet answered bounds it too: the
 * blockhash is not younger than that answer, so an understated lastValidBlockHeight, or a blockhash the wallet re-stamped, does no harm.
 * @returns null when no height proves anything: without a signature or without both heights we do not know which blockhash it carries.
 */
export function lastPossibleHeight({ signature, lastValidBlockHeight, answeredHeight }: AttemptOnChain): number | null {
  if (signature === null || lastValidBlockHeight === null || answeredHeight === null) return null;
  return Math.max(lastValidBlockHeight, answeredHeight + BLOCKHASH_LIFE);
}

/**
 * One node's proof that an attempt is dead: asked after its finalized height had passed the last possible one, it knows no such
 * transaction with history search, and its finalized list for the reference key shows no payment.
 *
 * The order is what makes it a proof: a status read before the height could be older than the landing. For the same reason both
 * answers must come from a machine that has reached the slot of that height; behind one URL there may be many, some of them late.
 * @param at the node's finalized reading, already above the last possible height.
 */
export async function provesDead(node: RpcNode, at: EpochInfo, terms: PaymentTerms, signature: Signature, judge: LandedJudge, signal: AbortSignal): Promise<boolean> {
  const [status, list] = await Promise.all([
    node.ask(getSignatureStatus(signature), signal),
    node.ask(getSignaturesOf(terms.reference, 'finalized', at.absoluteSlot), signal),
  ]);
  if (status.context.slot < at.absoluteSlot || status.value[0] !== null) return false;
  if (list.some((entry) => entry.signature === signature)) return false;
  const judged = await judgeListed(terms, list, judge, signal);
  return judged !== null && judged.payments.length === 0;
}
