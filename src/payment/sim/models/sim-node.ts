import type { Address, Signature } from '../../../solana/address.ts';
import type { Chance } from '../chance.ts';
import { CONFIRMED_AFTER, FINALIZED_AFTER, type Ledger } from './ledger.ts';
import type { SimTransaction } from './sim-transaction.ts';

/**
 * How a node misleads. At most one node of a run does, because nothing can be believed when all lie; with one node configured it is honest.
 * - `hides`: knows nothing of any transaction and says so.
 * - `ahead`: claims a height far above the truth, which makes attempts look dead.
 * - `fails`: claims that every transaction failed.
 * - `understates`: hands out a lastValidBlockHeight far below the truth.
 */
export type Lie = 'none' | 'hides' | 'ahead' | 'fails' | 'understates';

export interface NodeConfig {
  readonly otherGenesis: boolean;
  /** Blocks behind the tip. */
  readonly lag: number;
  readonly lie: Lie;
}

export interface NodeStatus {
  readonly transaction: SimTransaction;
  readonly height: number;
  readonly commitment: 'processed' | 'confirmed' | 'finalized';
  readonly failed: boolean;
}

/** Status queries without history search know the last blocks only. */
const RECENT_BLOCKS = 150;

/** One RPC node's view of the ledger. */
export class SimNode {
  readonly #ledger: Ledger;
  readonly #chance: Chance;
  config: NodeConfig;
  down = false;

  constructor(ledger: Ledger, chance: Chance, config: NodeConfig) {
    this.#ledger = ledger;
    this.#chance = chance;
    this.config = config;
  }

  get chance(): Chance {
    return this.#chance;
  }

  #tip(): number {
    return this.#ledger.height() - this.config.lag;
  }

  height(commitment: 'confirmed' | 'finalized'): number {
    const lied = this.config.lie === 'ahead' ? 400 : 0;
    return this.#tip() + lied - (commitment === 'finalized' ? FINALIZED_AFTER : CONFIRMED_AFTER);
  }

  blockTime(): number {
    return this.#ledger.timeOf(this.#tip() - CONFIRMED_AFTER);
  }

  /** A blockhash's last height as this node tells it. */
  lastValid(): { readonly told: number; readonly truth: number } {
    const truth = this.#tip() - CONFIRMED_AFTER + 150;
    return { told: this.config.lie === 'understates' ? truth - 145 : truth, truth };
  }

  status(signature: Signature, withHistory: boolean): NodeStatus | null {
    const landing = this.#ledger.landing(signature);
    if (landing === null || landing.height > this.#tip() || this.config.lie === 'hides') return null;
    if (!withHistory && this.#tip() - landing.height > RECENT_BLOCKS) return null;
    const depth = this.#tip() - landing.height;
    const commitment = depth >= FINALIZED_AFTER ? 'finalized' : depth >= CONFIRMED_AFTER ? 'confirmed' : 'processed';
    return { transaction: landing.transaction, height: landing.height, commitment, failed: landing.failed || this.config.lie === 'fails' };
  }

  /** Transactions that carry a reference key, oldest first, at least confirmed. */
  list(reference: Address): readonly NodeStatus[] {
    return this.#ledger.landings().flatMap(({ transaction }) => {
      if (transaction.reference !== reference || transaction.signature === null) return [];
      const status = this.status(transaction.signature, true);
      return status === null || status.commitment === 'processed' ? [] : [status];
    });
  }
}
