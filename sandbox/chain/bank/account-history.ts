import type { VmAccount } from '../vm/vm-account.ts';

interface Before {
  /** The slot in which the account changed. */
  readonly slot: number;
  /** What it was until then. */
  readonly account: VmAccount | null;
}

/**
 * Remembers what accounts were before recent changes, so that reads at `confirmed` and `finalized` answer what those levels
 * have reached and not what the newest block holds. One entry per account and slot; entries are dropped once finalized.
 */
export class AccountHistory {
  readonly #befores = new Map<string, Before[]>();

  constructor(state: ReadonlyMap<string, readonly Before[]>) {
    for (const [address, befores] of state) this.#befores.set(address, [...befores]);
  }

  get state(): ReadonlyMap<string, readonly Before[]> {
    return this.#befores;
  }

  /** Notes an account's state before its change in `slot`. Later changes in the same slot add nothing. */
  changed(address: string, slot: number, before: VmAccount | null): void {
    const befores = this.#befores.get(address);
    if (befores === undefined) this.#befores.set(address, [{ slot, account: before }]);
    else if (befores.at(-1)?.slot !== slot) befores.push({ slot, account: before });
  }

  /** Makes the newest state the only one: for accounts written past the chain's rules, which count at every commitment at once. */
  forget(address: string): void {
    this.#befores.delete(address);
  }

  /** The account as of the end of `slot`, given its newest state. */
  asOf(address: string, slot: number, newest: () => VmAccount | null): VmAccount | null {
    const later = this.#befores.get(address)?.find((before) => before.slot > slot);
    return later === undefined ? newest() : later.account;
  }

  /** Accounts that differ between some commitments. */
  addresses(): Iterable<string> {
    return this.#befores.keys();
  }

  /** Drops what no commitment can ask for any more. */
  prune(finalizedSlot: number): void {
    for (const [address, befores] of this.#befores) {
      const kept = befores.filter((before) => before.slot > finalizedSlot);
      if (kept.length === 0) this.#befores.delete(address);
      else if (kept.length < befores.length) this.#befores.set(address, kept);
    }
  }
}
