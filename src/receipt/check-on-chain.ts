import { knownMint } from '../solana/mints.ts';
import type { Signature } from '../solana/address.ts';
import type { RpcNode } from '../solana/rpc/node.ts';
import type { RpcPool } from '../solana/rpc/pool.ts';
import { getSignatureStatus } from '../solana/rpc/signatures.ts';
import { getTransaction } from '../solana/rpc/transactions.ts';
import { comparePoints, type PointResult } from './chain-points.ts';
import type { Mismatch } from './mismatch.ts';
import type { ReceiptFacts } from './receipt-facts.ts';

/** Why Solana could not be asked, or did not say enough. */
export type NoChainCheck = 'no-transaction' | 'mint-unknown' | 'unreachable' | 'not-found' | 'not-final' | 'nodes-disagree' | 'not-readable' | 'too-little-said' | 'offline';

/** Result of the check on Solana. */
export type ChainResult =
  /** `agreed` of `asked` nodes say so and none says otherwise. */
  | { readonly tag: 'verified'; readonly points: readonly PointResult[]; readonly agreed: number; readonly asked: number }
  | { readonly tag: 'mismatch'; readonly points: readonly PointResult[]; readonly mismatches: readonly Mismatch[] }
  | { readonly tag: 'unchecked'; readonly why: NoChainCheck; readonly points: readonly PointResult[] };

/** What one node says. */
type NodeView = { readonly tag: 'absent' | 'not-final' | 'not-readable' } | { readonly tag: 'failed' } | { readonly tag: 'read'; readonly points: readonly PointResult[]; readonly mismatches: readonly Mismatch[] };

/** Without these a transaction says nothing about this receipt. */
const NEEDED = new Set<PointResult['point']>(['memo', 'merchant-amount', 'payer']);

/**
 * Looks the receipt's transaction up at every configured node: finalized, with the memo, the amounts and the payer the receipt names.
 * @throws AbortError when the caller aborted.
 */
export async function checkOnChain(pool: RpcPool, facts: ReceiptFacts, signal: AbortSignal): Promise<ChainResult> {
  const { transaction } = facts;
  if (transaction === null) return unchecked('no-transaction');
  if (facts.mint === null || knownMint(facts.mint) === null) return unchecked('mint-unknown');
  const answers = await pool.each((node) => viewOf(node, facts, transaction, signal), signal);
  return judgeViews(answers.flatMap((answer) => (answer.ok ? [answer.value] : [])), answers.length);
}

/** One verdict from all nodes that answered. A node that does not know old transactions says nothing against them; one that says something else does. */
function judgeViews(views: readonly NodeView[], asked: number): ChainResult {
  const read = views.filter((view) => view.tag === 'read');
  const against = read.find(({ mismatches }) => mismatches.length > 0);
  const failed = views.some(({ tag }) => tag === 'failed');
  const [first] = read.filter(({ mismatches }) => mismatches.length === 0);
  if (first !== undefined && (against !== undefined || failed)) return unchecked('nodes-disagree');
  if (against !== undefined) return { tag: 'mismatch', points: against.points, mismatches: against.mismatches };
  if (failed) return { tag: 'mismatch', points: [], mismatches: [{ field: 'transaction', stated: '', found: '' }] };
  if (first !== undefined) {
    if (first.points.some(({ point, outcome }) => outcome === 'unsaid' && NEEDED.has(point))) return { ...unchecked('too-little-said'), points: first.points };
    return { tag: 'verified', points: first.points, agreed: read.length, asked };
  }
  if (views.length === 0) return unchecked('unreachable');
  for (const tag of ['not-readable', 'not-final'] as const) if (views.some((view) => view.tag === tag)) return unchecked(tag);
  return unchecked('not-found');
}

async function viewOf(node: RpcNode, facts: ReceiptFacts, signature: Signature, signal: AbortSignal): Promise<NodeView> {
  const [status] = (await node.ask(getSignatureStatus(signature), signal)).value;
  if (status === null || status === undefined) return { tag: 'absent' };
  if (status.confirmationStatus !== 'finalized') return { tag: 'not-final' };
  if (status.err !== null) return { tag: 'failed' };
  const landed = await node.ask(getTransaction(signature), signal);
  if (landed === null) return { tag: 'absent' };
  if (landed.meta.err !== null) return { tag: 'failed' };
  const reading = comparePoints(facts, signature, landed);
  return reading === null ? { tag: 'not-readable' } : { tag: 'read', ...reading };
}

function unchecked(why: NoChainCheck): Extract<ChainResult, { readonly tag: 'unchecked' }> {
  return { tag: 'unchecked', why, points: [] };
}
