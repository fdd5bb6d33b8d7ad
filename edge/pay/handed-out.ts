import { BoundedMap } from '../cache/bounded-map.ts';
import type { Address } from '../../src/solana/address.ts';

/** As long as a transaction just handed out can usually still land: 150 blocks of about 400 ms, and the moment until the wallet asks for one. */
const HOLD_MS = 90_000;
const MOST = 10_000;

/**
 * Which wallet was last given a transaction for a payment. While that one may still be sent, another wallet is asked to wait: two people
 * scanning one code must not both pay. It is this process's memory only, and wallets may take another blockhash, so it narrows the window
 * and guarantees nothing: a payment made twice is still found on the reference key, and named.
 */
export class HandedOut {
  readonly #last = new BoundedMap<string, { readonly account: Address; readonly at: number }>(MOST);
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** How long another wallet holds this payment, in milliseconds; 0 when `account` may have it now. */
  heldFor(paymentId: string, account: Address): number {
    const last = this.#last.get(paymentId);
    if (last === undefined || last.account === account) return 0;
    return Math.max(0, last.at + HOLD_MS - this.#now());
  }

  note(paymentId: string, account: Address): void {
    this.#last.set(paymentId, { account, at: this.#now() });
  }
}
