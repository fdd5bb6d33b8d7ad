import type { BaseUnits } from '../../money/base-units.ts';
import type { Signature } from '../address.ts';
import type { Witnesses } from '../chain-sight.ts';
import { type EpochInfo, getEpochInfo } from '../rpc/network.ts';
import { type RpcPool, summary } from '../rpc/pool.ts';
import { getSignatureStatus, type SignatureStatus } from '../rpc/signatures.ts';
import { getTransaction, type LandedTransaction } from '../rpc/transactions.ts';
import type { Agreement } from './agreement.ts';
import { heard, witnesses } from './witnesses.ts';

/** What Solana says of a transaction nobody here knows anything of but its signature. */
export type TransactionSight =
  | { readonly tag: 'unreachable' }
  | { readonly tag: 'wrong-network' }
  /** As many nodes as are needed searched their history and do not know it. It may be young, or never have been sent. */
  | { readonly tag: 'absent'; readonly witnesses: Witnesses }
  /** Somebody knows it, but it is not confirmed, or cannot be fetched yet. */
  | { readonly tag: 'underway'; readonly witnesses: Witnesses }
  /** Executed with an error. `final`: finalized, and as many nodes as are needed say so. `fee` null while it cannot be fetched. */
  | { readonly tag: 'failed'; readonly final: boolean; readonly fee: BaseUnits | null; readonly witnesses: Witnesses }
  /** Succeeded. One copy for each node that has it: they may differ, and whoever judges takes the best for the buyer. */
  | { readonly tag: 'landed'; readonly copies: readonly LandedTransaction[]; readonly witnesses: Witnesses };

/**
 * Looks a transaction up on all nodes, with history search. What could make the buyer give up ("not there", "failed for good") needs two
 * nodes where two are configured, or two looks (see agreement.ts); that it succeeded is taken from any.
 * @throws AbortError only.
 */
export async function readTransaction({ pool, agreement, now }: TransactionReader, signature: Signature, signal: AbortSignal): Promise<TransactionSight> {
  const answers = await pool.each(async (node): Promise<NodeReading> => {
    const [{ value }, transaction, finalized] = await Promise.all([node.ask(getSignatureStatus(signature), signal), node.ask(getTransaction(signature), signal), node.ask(getEpochInfo('finalized'), signal)]);
    return { status: value[0] ?? null, transaction, finalized };
  }, signal);
  const seen = witnesses(answers, now());
  const readings = heard(answers);
  if (readings.length === 0) return { tag: summary(answers.flatMap((answer) => (answer.ok ? [] : [answer.failure]))).kind === 'wrong-network' ? 'wrong-network' : 'unreachable' };

  const fetched = readings.flatMap(({ transaction }) => (transaction === null ? [] : [transaction]));
  const copies = fetched.filter(({ meta }) => meta.err === null);
  if (copies.length > 0) return { tag: 'landed', copies, witnesses: seen };
  const statuses = readings.flatMap(({ status }) => (status === null ? [] : [status]));
  const failures = readings.filter((reading) => hasFailed(reading));
  if (failures.length > 0 && statuses.every(({ err }) => err !== null)) {
    const final = agreement.reached(`failed ${signature}`, failures.filter(isFinal).map(({ finalized }) => finalized.absoluteSlot));
    return { tag: 'failed', final, fee: fetched[0]?.meta.fee ?? null, witnesses: seen };
  }
  if (statuses.length > 0) return { tag: 'underway', witnesses: seen };
  return readings.length >= Math.min(2, pool.nodes.length) ? { tag: 'absent', witnesses: seen } : { tag: 'unreachable' };
}

/** What looking a transaction up works with; the agreement remembers earlier looks where one node alone is configured. */
export interface TransactionReader {
  readonly pool: RpcPool;
  readonly agreement: Agreement;
  /** Page clock, milliseconds. */
  readonly now: () => number;
}

interface NodeReading {
  readonly status: SignatureStatus | null;
  readonly transaction: LandedTransaction | null;
  readonly finalized: EpochInfo;
}

function hasFailed({ status, transaction }: NodeReading): boolean {
  return (status !== null && status.err !== null) || (transaction !== null && transaction.meta.err !== null);
}

/** By the status, or by the block being below the finalized one. */
function isFinal({ status, transaction, finalized }: NodeReading): boolean {
  return status?.confirmationStatus === 'finalized' || (transaction !== null && transaction.slot <= finalized.absoluteSlot);
}
