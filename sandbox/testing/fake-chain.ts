import { type ChainReader, ChainUnreachable } from '../settlement/chain-reader.ts';
import type { LandedTransaction } from '../settlement/landed-transaction.ts';

/** A chain made of the transactions a test lands on it. Answers only what landed; can be switched off. */
export class FakeChain implements ChainReader {
  readonly #landed: LandedTransaction[] = [];
  readonly #unreadable = new Set<string>();
  #reachable = true;
  #time: number | null = null;

  land(transaction: LandedTransaction): void {
    this.#landed.push(transaction);
  }

  /** How often a transaction was asked for. */
  reads = 0;

  /** Listed in histories but not readable yet (or again readable), as on a node that lags. */
  setReadable(signature: string, readable: boolean): void {
    if (readable) this.#unreadable.delete(signature);
    else this.#unreadable.add(signature);
  }

  /** From now on nobody answers (or again somebody does). */
  setReachable(reachable: boolean): void {
    this.#reachable = reachable;
  }

  setTime(time: number): void {
    this.#time = time;
  }

  async transaction(signature: string): Promise<LandedTransaction | null> {
    this.#requireReachable();
    this.reads += 1;
    return this.#unreadable.has(signature) ? null : (this.#landed.find((transaction) => transaction.signature === signature) ?? null);
  }

  async history(account: string, after: string | null) {
    this.#requireReachable();
    const naming = this.#landed.filter(({ keys }) => keys.includes(account));
    const seen = naming.findIndex(({ signature }) => signature === after);
    return naming.slice(seen + 1).map(({ signature, failed }) => ({ signature, failed }));
  }

  async time(): Promise<number | null> {
    this.#requireReachable();
    return this.#time;
  }

  #requireReachable(): void {
    if (!this.#reachable) throw new ChainUnreachable('switched off by the test');
  }
}
