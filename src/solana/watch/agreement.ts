/** With one node only, the second reading must be at least this much later, by the page's steady clock … */
const SECOND_READING_MS = 10_000;
/** … and by the chain's own progress, so that a jump of the page's clock alone cannot shorten it (about 8 s of slots). */
const SECOND_READING_SLOTS = 20;

/** More than one page ever watches. */
const REMEMBERED = 100;

/**
 * When a claim that frees the buyer to pay again may be believed (money invariant 1): two nodes say so in the same reading,
 * or, if only one is configured, that one says so twice, ten seconds apart, with no reading to the contrary between.
 * A lying or lagging node alone can therefore delay such a claim but never make it.
 */
export class Agreement {
  readonly #configured: number;
  readonly #now: () => number;
  readonly #first = new Map<string, { readonly at: number; readonly slot: number }>();

  /** @param now milliseconds, steady. */
  constructor(configured: number, now: () => number) {
    this.#configured = configured;
    this.#now = now;
  }

  /**
   * @param claim what is claimed of which transaction.
   * @param slots one per node that makes the claim in this reading: the slot at which it was made.
   */
  reached(claim: string, slots: readonly number[]): boolean {
    const [slot] = slots;
    if (slot === undefined) {
      this.withdraw(claim);
      return false;
    }
    if (this.#configured > 1) return slots.length > 1;
    const first = this.#first.get(claim);
    if (first === undefined) {
      this.#remember(claim, slot);
      return false;
    }
    return this.#now() - first.at >= SECOND_READING_MS && slot - first.slot >= SECOND_READING_SLOTS;
  }

  /** A reading to the contrary: an earlier one no longer counts as the first of two. */
  withdraw(claim: string): void {
    this.#first.delete(claim);
  }

  #remember(claim: string, slot: number): void {
    const [oldest] = this.#first.keys();
    if (this.#first.size >= REMEMBERED && oldest !== undefined) this.#first.delete(oldest);
    this.#first.set(claim, { at: this.#now(), slot });
  }
}
