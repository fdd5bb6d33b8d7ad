import type { BaseUnits } from '../../money/base-units.ts';
import type { Signature } from '../address.ts';
import type { PaymentTerms } from '../payment-terms.ts';
import { RpcFailure } from '../rpc/rpc-failure.ts';
import type { RpcPool } from '../rpc/pool.ts';
import { getTransaction } from '../rpc/transactions.ts';
import { type LandedReading, verifyLanded } from '../verify/verify-landed.ts';

export type Judgement =
  /** No node would say. */
  | { readonly tag: 'unreachable' }
  /** The nodes that answered do not have it (yet). */
  | { readonly tag: 'absent' }
  | { readonly tag: 'failed'; readonly error: string; readonly fee: BaseUnits }
  | { readonly tag: 'read'; readonly reading: LandedReading; readonly blockTime: number | null };

/** More than a payment page ever meets; the oldest are forgotten, not the newest. */
const REMEMBERED = 500;

/** Fetches landed transactions and judges them against terms, each only once: what a transaction did does not change. */
export class LandedJudge {
  readonly #pool: RpcPool;
  readonly #known = new Map<string, Judgement>();

  constructor(pool: RpcPool) {
    this.#pool = pool;
  }

  /** @throws AbortError only. */
  async judge(terms: PaymentTerms, signature: Signature, signal: AbortSignal): Promise<Judgement> {
    const key = `${terms.paymentId} ${signature}`;
    const remembered = this.#known.get(key);
    if (remembered !== undefined) return remembered;
    const judgement = await this.#read(terms, signature, signal);
    if (judgement.tag === 'read' || judgement.tag === 'failed') this.#remember(key, judgement);
    return judgement;
  }

  async #read(terms: PaymentTerms, signature: Signature, signal: AbortSignal): Promise<Judgement> {
    const ABSENT = new RpcFailure('not-understood', 'absent');
    let absent = false;
    try {
      const landed = await this.#pool.first(async (node) => {
        const found = await node.ask(getTransaction(signature), signal);
        if (found !== null) return found;
        // Another node may be ahead of this one.
        absent = true;
        throw ABSENT;
      }, signal);
      const { err, fee } = landed.meta;
      if (err !== null) return { tag: 'failed', error: err, fee };
      return { tag: 'read', reading: verifyLanded(terms, signature, landed), blockTime: landed.blockTime };
    } catch (error) {
      if (error instanceof RpcFailure) return { tag: absent ? 'absent' : 'unreachable' };
      throw error;
    }
  }

  #remember(key: string, judgement: Judgement): void {
    const [oldest] = this.#known.keys();
    if (this.#known.size >= REMEMBERED && oldest !== undefined) this.#known.delete(oldest);
    this.#known.set(key, judgement);
  }
}
