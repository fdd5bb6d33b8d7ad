import type { Address, Signature } from '../address.ts';
import type { ChainSight, Witnesses } from '../chain-sight.ts';
import type { AttemptOnChain } from '../chain.ts';
import type { PaymentTerms } from '../payment-terms.ts';
import { type EpochInfo, getEpochInfo } from '../rpc/network.ts';
import type { NodeAnswer } from '../rpc/pool.ts';
import { RpcFailure } from '../rpc/rpc-failure.ts';
import { type Commitment, getSignatureStatus, type SignatureStatus } from '../rpc/signatures.ts';
import { lastPossibleHeight, provesDead } from './dead-proof.ts';
import { ownCheck } from './own-check.ts';
import { findPayments } from './scan-reference.ts';
import type { Watcher } from './watcher.ts';
import { heard, witnesses } from './witnesses.ts';

/** What one node says of a signature, and the finalized state it had reached; the latter may be missing. */
interface Reading {
  readonly status: SignatureStatus | null;
  readonly finalized: EpochInfo | null;
}

/**
 * One reading of what became of an attempt. What frees the buyer to pay again (`dead`, and `failed` at finalized) needs agreement
 * (see agreement.ts). What only keeps the buyer waiting does not: one node that knows a success makes it `landed`, even against
 * others, because a lie there delays while the opposite lie would charge twice. `landed` is never "paid": that is Hilt's word.
 */
export async function look(watcher: Watcher, terms: PaymentTerms, attempt: AttemptOnChain, signal: AbortSignal): Promise<ChainSight> {
  const { signature } = attempt;
  if (signature === null) return lookByReference(watcher, terms, attempt.payer, signal);
  const answers = await watcher.pool.each(async (node): Promise<Reading> => {
    const [{ value }, finalized] = await Promise.all([node.ask(getSignatureStatus(signature), signal), optional(node.ask(getEpochInfo('finalized'), signal))]);
    return { status: value[0] ?? null, finalized };
  }, signal);
  const seen = witnesses(answers, watcher.now());
  if (seen.answered === 0) return { tag: 'unreachable', witnesses: seen };

  const readings = heard(answers);
  const statuses = readings.flatMap(({ status }) => (status === null ? [] : [status]));
  const successes = statuses.filter(({ err }) => err === null);
  const best = highest(successes);
  const failure = highest(statuses);
  if (best !== null || failure === null) watcher.agreement.withdraw(failedClaim(signature));
  if (best !== null || failure !== null) watcher.agreement.withdraw(deadClaim(signature));
  if (best !== null) return landed(watcher, terms, attempt.payer, signature, best, successes, seen, signal);
  if (failure !== null) return failed(watcher, terms, signature, failure, readings, seen, signal);
  if (await isDead(watcher, terms, attempt, signature, answers, signal)) return { tag: 'dead', witnesses: seen };
  return { tag: 'unseen', blockHeight: highestBlock(readings), witnesses: seen };
}

async function landed(watcher: Watcher, terms: PaymentTerms, payer: Address | null, signature: Signature, best: SignatureStatus, successes: readonly SignatureStatus[], seen: Witnesses, signal: AbortSignal): Promise<ChainSight> {
  // Nodes do not hand out transactions before they are confirmed.
  const judgement = best.confirmationStatus === 'processed' ? null : await watcher.judge.judge(terms, signature, signal);
  const read = judgement?.tag === 'read' ? judgement : null;
  const verified = read === null ? null : await ownCheck(terms, payer, read.reading);
  return { tag: 'landed', signature, commitment: landedCommitment(best, successes, watcher.pool.nodes.length), slot: best.slot, blockTime: read?.blockTime ?? null, verified, witnesses: seen };
}

/** "Finalized" is said only when two nodes say it, where two are configured; one alone counts as confirmed. */
function landedCommitment(best: SignatureStatus, successes: readonly SignatureStatus[], configured: number): Commitment {
  if (best.confirmationStatus !== 'finalized') return best.confirmationStatus;
  const agreeing = successes.filter(({ confirmationStatus }) => confirmationStatus === 'finalized').length;
  return agreeing >= Math.min(2, configured) ? 'finalized' : 'confirmed';
}

async function failed(watcher: Watcher, terms: PaymentTerms, signature: Signature, failure: SignatureStatus, readings: readonly Reading[], seen: Witnesses, signal: AbortSignal): Promise<ChainSight> {
  const final = readings.flatMap(({ status, finalized }) => (status !== null && status.err !== null && status.confirmationStatus === 'finalized' ? [finalized?.absoluteSlot ?? status.slot] : []));
  const agreed = watcher.agreement.reached(failedClaim(signature), final);
  const judgement = failure.confirmationStatus === 'processed' ? null : await watcher.judge.judge(terms, signature, signal);
  // The transaction itself contradicts the status: one of the nodes is wrong, so nothing is final.
  const contradicted = judgement?.tag === 'read';
  const claimed = failure.confirmationStatus === 'finalized' && !(agreed && !contradicted) ? 'confirmed' : failure.confirmationStatus;
  return { tag: 'failed', signature, commitment: claimed, error: failure.err ?? '', fee: judgement?.tag === 'failed' ? judgement.fee : null, witnesses: seen };
}

async function isDead(watcher: Watcher, terms: PaymentTerms, attempt: AttemptOnChain, signature: Signature, answers: readonly NodeAnswer<Reading>[], signal: AbortSignal): Promise<boolean> {
  const last = lastPossibleHeight(attempt);
  if (last === null) return false;
  const claims = await Promise.all(
    answers.map(async (answer): Promise<readonly number[]> => {
      if (!answer.ok) return [];
      const { finalized } = answer.value;
      if (finalized === null || finalized.blockHeight <= last) return [];
      const proof = await optional(provesDead(answer.node, finalized, terms, signature, watcher.judge, signal));
      return proof === true ? [finalized.absoluteSlot] : [];
    }),
  );
  return watcher.agreement.reached(deadClaim(signature), claims.flat());
}

/** An attempt without a signature can only be found, never proven dead: the wallet may have stamped any blockhash on it. */
async function lookByReference(watcher: Watcher, terms: PaymentTerms, payer: Address | null, signal: AbortSignal): Promise<ChainSight> {
  const [{ judged, witnesses: seen }, heights] = await Promise.all([findPayments(watcher, terms, signal), watcher.pool.each((node) => node.ask(getEpochInfo('finalized'), signal), signal)]);
  if (judged === null) return { tag: 'unreachable', witnesses: seen };
  const found = judged.payments.find(({ reading }) => payer === null || reading.payer === payer);
  if (found === undefined) return { tag: 'unseen', blockHeight: highestBlock(heard(heights).map((finalized) => ({ finalized }))), witnesses: seen };
  const { signature, slot, confirmationStatus } = found.listed;
  return { tag: 'landed', signature, commitment: confirmationStatus ?? 'confirmed', slot, blockTime: found.blockTime, verified: await ownCheck(terms, payer, found.reading), witnesses: seen };
}

const failedClaim = (signature: Signature): string => `failed ${signature}`;
const deadClaim = (signature: Signature): string => `dead ${signature}`;

const LEVELS: readonly Commitment[] = ['processed', 'confirmed', 'finalized'];

function highest(statuses: readonly SignatureStatus[]): SignatureStatus | null {
  const level = (status: SignatureStatus) => LEVELS.indexOf(status.confirmationStatus);
  return statuses.reduce<SignatureStatus | null>((best, status) => (best === null || level(status) > level(best) ? status : best), null);
}

function highestBlock(readings: readonly Pick<Reading, 'finalized'>[]): number | null {
  const heights = readings.flatMap(({ finalized }) => (finalized === null ? [] : [finalized.blockHeight]));
  return heights.length === 0 ? null : Math.max(...heights);
}

/** Null in place of a node's failure, where the rest of the answer is useful without it. Aborts pass through. */
async function optional<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof RpcFailure) return null;
    throw error;
  }
}
