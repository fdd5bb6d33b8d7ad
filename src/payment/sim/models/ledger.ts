import type { Signature } from '../../../solana/address.ts';
import type { VirtualClock } from '../../../testing/virtual-clock.ts';
import type { Chance } from '../chance.ts';
import type { SimTransaction } from './sim-transaction.ts';

export const SLOT_MS = 400;
/** Blocks until nodes call a transaction confirmed, and finalized. */
export const CONFIRMED_AFTER = 2;
export const FINALIZED_AFTER = 32;
/** How long a blockhash lives. */
export const BLOCKHASH_LIFE = 150;

export interface LedgerFaults {
  /** A submission that no leader ever picks up. */
  readonly drop: number;
  /** A block that is abandoned before it is final; its transactions go back to where they came from. */
  readonly rollback: number;
  /** Share of those that were confirmed already. Absent: 0.3. */
  readonly rollbackLate?: number;
  /** Longest wait of a submission for its block, milliseconds. */
  readonly slowestMs: number;
}

interface Landing {
  readonly transaction: SimTransaction;
  readonly height: number;
  readonly failed: boolean;
}

/** The true chain. Only the oracle and the models see it; the core sees it through nodes. */
export class Ledger {
  readonly #clock: VirtualClock;
  readonly #chance: Chance;
  readonly #start: number;
  readonly #landed = new Map<Signature, Landing>();
  faults: LedgerFaults;
  /** Told of every landing. */
  onLanded: (transaction: SimTransaction) => void = () => {};

  constructor(clock: VirtualClock, chance: Chance, faults: LedgerFaults) {
    this.#clock = clock;
    this.#chance = chance;
    this.#start = clock.now;
    this.faults = faults;
  }

  /** Height of the newest block. */
  height(): number {
    return 1_000_000 + Math.floor((this.#clock.now - this.#start) / SLOT_MS);
  }

  /** Time of a block, unix milliseconds. */
  timeOf(height: number): number {
    return this.#start + (height - 1_000_000) * SLOT_MS;
  }

  /** Somebody hands in signed bytes. They land, are lost, or come too late. Handing in the same ones again is another try, never another payment. */
  submit(transaction: SimTransaction): void {
    const { signature } = transaction;
    if (signature === null || this.#chance.hits(this.faults.drop)) return;
    this.#clock.after(this.#chance.between(SLOT_MS, this.faults.slowestMs), () => this.#include(signature, transaction));
  }

  #include(signature: Signature, transaction: SimTransaction): void {
    const height = this.height();
    if (height > transaction.lastValidBlockHeight || this.#landed.has(signature)) return;
    this.#landed.set(signature, { transaction, height, failed: transaction.fails });
    this.onLanded(transaction);
    if (this.#chance.hits(this.faults.rollback)) {
      // Mostly before anybody calls it confirmed; now and then even a confirmed block is lost.
      const age = this.#chance.hits(this.faults.rollbackLate ?? 0.3) ? this.#chance.between(CONFIRMED_AFTER, FINALIZED_AFTER - 2) : 0.9 * CONFIRMED_AFTER;
      this.#clock.after(SLOT_MS * age, () => {
        this.#landed.delete(signature);
        this.submit(transaction);
      });
    }
  }

  landing(signature: Signature): Landing | null {
    return this.#landed.get(signature) ?? null;
  }

  /** All that landed, oldest first. */
  landings(): readonly Landing[] {
    return [...this.#landed.values()];
  }

  /** True if these bytes can still become part of the chain, or are. */
  mayCharge(transaction: SimTransaction): boolean {
    const landing = transaction.signature === null ? null : this.landing(transaction.signature);
    return landing === null ? this.height() <= transaction.lastValidBlockHeight : !landing.failed;
  }
}
