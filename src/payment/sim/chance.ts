/** All chance of a simulation, from one seed: the same seed gives the same run, to the last bit. */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** In [0, 1). Mulberry32: small, fast, and good enough to shuffle faults. */
  fraction(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  hits(probability: number): boolean {
    return probability > 0 && this.fraction() < probability;
  }

  /** Milliseconds between two bounds. */
  between(low: number, high: number): number {
    return low + this.fraction() * (high - low);
  }

  whole(below: number): number {
    return Math.floor(this.fraction() * below);
  }

  pick<T>(list: readonly [T, ...T[]]): T {
    return list[this.whole(list.length)] ?? list[0];
  }

  /** An independent stream, so that one part of the world drawing more does not change what another draws. */
  fork(): Chance {
    return new Chance(Math.floor(this.fraction() * 4_294_967_296));
  }
}
