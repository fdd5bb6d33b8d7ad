import type { BaseUnits } from '../../money/base-units.ts';
import type { Signature } from '../address.ts';
import type { PaymentTerms } from '../payment-terms.ts';
import type { RpcNode } from '../rpc/node.ts';
import type { RpcPool } from '../rpc/pool.ts';
import { RpcFailure } from '../rpc/rpc-failure.ts';
import { getTransaction } from '../rpc/transactions.ts';
import { type LandedReading, verifyLanded } from '../verify/verify-landed.ts';
import { heard } from './witnesses.ts';

export type Judgement =
  /** No node would say. */
  | { readonly tag: 'unreachable' }
  /** The nodes that answered do not have it (yet). */
  | { readonly tag: 'absent' }
  | { readonly tag: 'failed'; readonly error: string; readonly fee: BaseUnits }
  | { readonly tag: 'read'; readonly reading: LandedReading; readonly blockTime: number | null };

/** More than a payment page ever meets; the oldest are forgotten, not the newest. */
const REMEMBERED = 500;

/**
 * Fetches landed transactions and judges them against terms. That one pays is taken from the first node that says so; that one
 * does not pay is asked of all nodes, and any that finds it paying wins, next one that saw the seller receive something: hiding
 * a payment could make the buyer pay again.
 */
export class LandedJudge {
  readonly #pool: RpcPool;
  /** What a transaction did does not change, so it is fetched once. */
  readonly #known = new Map<string, Judgement>();

  constructor(pool: RpcPool) {
    this.#pool = pool;
  }

  /** @throws AbortError only. */
  async judge(terms: PaymentTerms, signature: Signature, signal: AbortSignal): Promise<Judgement> {
    const key = `${terms.paymentId} ${signature}`;
    const remembered = this.#known.get(key);
    if (remembered !== undefined) return remembered;
    const first = await this.#first(terms, signature, signal);
    if (first.tag === 'unreachable') return first;
    const single = this.#pool.nodes.length === 1;
    if (pays(first) || (single && first.tag !== 'absent')) return this.#remember(key, first);
    if (single) return first;

    const judgements = heard(await this.#pool.each((node) => judgeAt(node, terms, signature, signal), signal));
    const found = judgements.filter(({ tag }) => tag !== 'absent');
    const best = found.find(pays) ?? found.find(gave) ?? found[0] ?? first;
    return pays(best) || found.length > 1 ? this.#remember(key, best) : best;
  }

  async #first(terms: PaymentTerms, signature: Signature, signal: AbortSignal): Promise<Judgement> {
    try {
      return await this.#pool.first((node) => judgeAt(node, terms, signature, signal), signal);
    } catch (error) {
      if (error instanceof RpcFailure) return { tag: 'unreachable' };
      throw error;
    }
  }

  #remember(key: string, judgement: Judgement): Judgement {
    const [oldest] = this.#known.keys();
    if (this.#known.size >= REMEMBERED && oldest !== undefined) this.#known.delete(oldest);
    this.#known.set(key, judgement);
    return judgement;
  }
}

async function judgeAt(node: RpcNode, terms: PaymentTerms, signature: Signature, signal: AbortSignal): Promise<Judgement> {
  const landed = await node.ask(getTransaction(signature), signal);
  if (landed === null) return { tag: 'absent' };
  const { err, fee } = landed.meta;
  if (err !== null) return { tag: 'failed', error: err, fee };
  return { tag: 'read', reading: verifyLanded(terms, signature, landed), blockTime: landed.blockTime };
}

/** It gave the seller something, if not what was due. */
function gave(judgement: Judgement): boolean {
  return judgement.tag === 'read' && judgement.reading.mispaid !== null;
}

function pays(judgement: Judgement): boolean {
  return judgement.tag === 'read' && judgement.reading.check.ok;
}
