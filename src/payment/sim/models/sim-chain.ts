import { baseUnits } from '../../../money/base-units.ts';
import type { Address, Signature } from '../../../solana/address.ts';
import type { AttemptOnChain, Chain, FoundPayment, Mispayment, PrepareResult, SendResult, SignedCheck } from '../../../solana/chain.ts';
import type { ChainSight, LandedCheck, Witnesses } from '../../../solana/chain-sight.ts';
import { USDC_MINT } from '../../../solana/mints.ts';
import type { PaymentTerms } from '../../../solana/payment-terms.ts';
import type { Preflight } from '../../../solana/preflight-result.ts';
import { Agreement } from '../../../solana/watch/agreement.ts';
import { lastPossibleHeight } from '../../../solana/watch/dead-proof.ts';
import type { Names } from '../names.ts';
import type { Ledger } from './ledger.ts';
import type { Line } from './line.ts';
import type { NodeStatus, SimNode } from './sim-node.ts';
import { type SimTransaction, type Wire, paysTerms } from './sim-transaction.ts';

export interface ChainWorld {
  readonly ledger: Ledger;
  readonly nodes: readonly SimNode[];
  readonly wire: Wire;
  readonly names: Names;
  /** True time, milliseconds; used as the page's steady clock. */
  readonly now: () => number;
  /** What a pre-flight finds; 'ready' when nothing is wrong. */
  readonly funds: () => 'ready' | 'short' | 'blocked';
  /** What accounts this payment would have to open cost just now, lamports. */
  readonly rent: () => bigint;
  /** Probability that one node gives no answer to one question. */
  readonly silence: () => number;
  /** The seller's account is such that a code can say the whole transfer. */
  readonly plainCodes: () => boolean;
  /** Told of every send a page makes. */
  readonly onSend: (transaction: SimTransaction) => void;
}

const ONE_WAY_MS = 60;
const COSTS = { networkFee: baseUnits(5_000n), rent: baseUnits(0n), opens: [] } as const;
const BALANCES = { token: baseUnits(100_000_000n), lamports: baseUnits(100_000_000n) } as const;

/**
 * The Chain port over simulated nodes, by the same rules as the real one (two nodes or two readings for what frees the buyer; one suffices for
 * what keeps the buyer waiting). Made anew for each page, as its memory is the page's.
 */
export function simChain(world: ChainWorld, line: Line): Chain {
  const { nodes, wire } = world;
  const agreement = new Agreement(nodes.length, world.now);

  const answering = (): readonly SimNode[] => nodes.filter((node) => !node.down && !node.config.otherGenesis && !node.chance.hits(world.silence()));
  const witnesses = (answered: number): Witnesses => ({ asked: nodes.length, answered, at: world.now() });
  const wrongNetwork = () => nodes.every((node) => node.config.otherGenesis);
  const ask = <T>(signal: AbortSignal, work: () => T) => line.exchange(signal, ONE_WAY_MS * line.chance.between(0.5, 3), work);

  function payments(terms: PaymentTerms, heard: readonly SimNode[]): readonly FoundPayment[] {
    const found = new Map<Signature, FoundPayment>();
    for (const node of heard) {
      for (const status of node.list(terms.reference)) {
        const { signature, payer } = status.transaction;
        if (signature === null || status.failed || !paysTerms(status.transaction, terms)) continue;
        const agreed = heard.filter((other) => other.status(signature, true)?.commitment === 'finalized').length >= Math.min(2, nodes.length);
        found.set(signature, { signature, payer, check: { ok: true, payer }, surplus: baseUnits(0n), commitment: agreed ? 'finalized' : 'confirmed', blockTime: null });
      }
    }
    return [...found.values()];
  }

  function mispayments(terms: PaymentTerms, heard: readonly SimNode[]): readonly Mispayment[] {
    const found = new Map<Signature, Mispayment>();
    for (const node of heard) {
      for (const { transaction, failed, commitment } of node.list(terms.reference)) {
        const { signature, payer, received = 0n } = transaction;
        if (signature === null || failed || received === 0n || paysTerms(transaction, terms)) continue;
        found.set(signature, { signature, payer, kind: 'too-little', received: { amount: baseUnits(received), mint: USDC_MINT, decimals: 6, symbol: 'USDC' }, commitment: commitment === 'finalized' ? 'finalized' : 'confirmed', blockTime: null });
      }
    }
    return [...found.values()];
  }

  function look(terms: PaymentTerms, attempt: AttemptOnChain): ChainSight {
    const heard = answering();
    const seen = witnesses(heard.length);
    if (heard.length === 0) return { tag: 'unreachable', witnesses: seen };
    if (attempt.signature === null) {
      const own = payments(terms, heard).find((payment) => attempt.payer === null || payment.payer === attempt.payer);
      if (own === undefined) return { tag: 'unseen', blockHeight: tip(heard), witnesses: seen };
      return { tag: 'landed', signature: own.signature, commitment: own.commitment, slot: 0, blockTime: null, verified: own.check, witnesses: seen };
    }
    const { signature } = attempt;
    const readings = heard.flatMap((node) => node.status(signature, true) ?? []);
    const successes = readings.filter(({ failed }) => !failed);
    if (successes.length > 0 || readings.length > 0) agreement.withdraw(`dead ${signature}`);
    if (successes.length > 0) agreement.withdraw(`failed ${signature}`);
    const [best] = successes.toSorted(byCommitment);
    if (best !== undefined) {
      const agreed = successes.filter(({ commitment }) => commitment === 'finalized').length >= Math.min(2, nodes.length);
      const commitment = best.commitment === 'finalized' && !agreed ? 'confirmed' : best.commitment;
      return { tag: 'landed', signature, commitment, slot: best.height, blockTime: null, verified: commitment === 'processed' ? null : checkLanded(best.transaction, terms), witnesses: seen };
    }
    const [failure] = readings;
    if (failure !== undefined) {
      const slots = readings.filter(({ commitment }) => commitment === 'finalized').map(() => tip(heard));
      const final = agreement.reached(`failed ${signature}`, slots);
      // The transaction itself, once fetched, contradicts a false status.
      const truly = failure.transaction.fails;
      return { tag: 'failed', signature, commitment: final && truly ? 'finalized' : failure.commitment === 'finalized' ? 'confirmed' : failure.commitment, error: 'InsufficientFunds', fee: baseUnits(5_000n), witnesses: seen };
    }
    const last = lastPossibleHeight(attempt);
    const claims = last === null ? [] : heard.filter((node) => node.height('finalized') > last && payments(terms, [node]).length === 0).map((node) => node.height('finalized'));
    if (last !== null && agreement.reached(`dead ${signature}`, claims)) return { tag: 'dead', witnesses: seen };
    return { tag: 'unseen', blockHeight: tip(heard), witnesses: seen };
  }

  function prepare(terms: PaymentTerms, payer: Address): PrepareResult {
    if (wrongNetwork()) return { tag: 'wrong-network' };
    const [node] = answering();
    if (node === undefined) return { tag: 'unreachable' };
    const found = world.funds();
    if (found !== 'ready') return shortOrBlocked(found);
    const { told, truth } = node.lastValid();
    const blockhash = world.names.blockhash();
    const unsigned: SimTransaction = { signature: null, paymentId: terms.paymentId, reference: terms.reference, payer, total: terms.total, blockhash, lastValidBlockHeight: truth, tampering: null, fails: false };
    return { tag: 'ready', prepared: { transaction: wire.encode(unsigned), payer, blockhash, lastValidBlockHeight: told, costs: { ...COSTS, rent: baseUnits(world.rent()) }, balances: BALANCES } };
  }

  function send(bytes: Uint8Array): SendResult {
    const transaction = wire.decode(bytes);
    world.onSend(transaction);
    const heard = answering();
    if (heard.length === 0) return { tag: 'unreachable' };
    for (const _node of heard) world.ledger.submit(transaction);
    return line.chance.hits(0.05) ? { tag: 'rejected', error: 'node is behind' } : { tag: 'accepted' };
  }

  return {
    prepare: (terms, payer, signal) => ask(signal, () => prepare(terms, payer)),
    async verifySigned(terms, prepared, signed): Promise<SignedCheck> {
      const transaction = wire.decode(signed);
      const { signature, tampering } = transaction;
      const same = transaction.blockhash === prepared.blockhash && transaction.payer === prepared.payer && paysTerms(transaction, terms);
      if (signature !== null && tampering === null && same) return { ok: true, signature };
      return { ok: false, differences: [{ what: tampering ?? 'format', shown: '', signed: '' }] };
    },
    send: (bytes, signal) => ask(signal, () => send(bytes)),
    look: (terms, attempt, signal) => ask(signal, () => look(terms, attempt)),
    scan: (terms, signal) =>
      ask(signal, () => {
        const heard = answering();
        const seen = witnesses(heard.length);
        return heard.length === 0 ? { tag: 'unreachable', witnesses: seen } : { tag: 'read', payments: payments(terms, heard), mispaid: mispayments(terms, heard), witnesses: seen };
      }),
    transferRequest: (terms, label, signal) =>
      ask(signal, () => {
        if (answering().length === 0) return { tag: wrongNetwork() ? 'wrong-network' : 'unreachable' };
        return world.plainCodes() ? { tag: 'possible', url: `solana:${terms.merchantWallet}?reference=${terms.reference}&label=${label}` } : { tag: 'not-possible', why: 'fee' };
      }),
    time: (signal) =>
      ask(signal, () => {
        const heard = answering();
        if (heard.length === 0) return { tag: wrongNetwork() ? 'wrong-network' : 'unreachable' };
        return { tag: 'read', blockTimeMs: Math.max(...heard.map((node) => node.blockTime())), blockHeight: Math.max(...heard.map((node) => node.height('confirmed'))) };
      }),
  };
}

function tip(heard: readonly SimNode[]): number {
  return Math.max(...heard.map((node) => node.height('finalized')));
}

const LEVELS = ['processed', 'confirmed', 'finalized'];

function byCommitment(a: NodeStatus, b: NodeStatus): number {
  return LEVELS.indexOf(b.commitment) - LEVELS.indexOf(a.commitment);
}

function checkLanded(transaction: SimTransaction, terms: PaymentTerms): LandedCheck {
  if (paysTerms(transaction, terms)) return { ok: true, payer: transaction.payer };
  return { ok: false, differences: [{ what: transaction.tampering ?? 'seller-amount', shown: '', signed: '' }] };
}

function shortOrBlocked(found: 'short' | 'blocked'): Preflight {
  if (found === 'blocked') return { tag: 'blocked', block: 'buyer-account-frozen' };
  const [need, have] = [baseUnits(29_000_000n), baseUnits(1_000_000n)];
  return { tag: 'short', shortfalls: [{ what: 'token', symbol: 'USDC', decimals: 6, have, need, missing: baseUnits(need - have) }], costs: COSTS, balances: { ...BALANCES, token: have } };
}
