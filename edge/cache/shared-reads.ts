import { BoundedMap } from './bounded-map.ts';
import { InFlight } from './in-flight.ts';

/** What a reading is worth: how long it may be used, and how long it may stand in when a newer one cannot be had. Milliseconds. */
export interface Worth {
  readonly freshMs: number;
  readonly standInMs: number;
}

interface Held<T> {
  readonly value: T;
  readonly freshUntil: number;
  readonly usableUntil: number;
}

export interface SharedReadsOptions<T> {
  readonly limit: number;
  /** After how long a reading that has not come is taken for lost, in milliseconds; longer than any reading takes. */
  readonly lostMs: number;
  readonly now: () => number;
  readonly worth: (value: T) => Worth;
  /** True for an answer that says nothing: an older one is better, as long as it may stand in. */
  readonly empty: (value: T) => boolean;
}

/**
 * Readings shared by everybody who asks for the same key: one request upstream however many wait for it, its answer kept for a while.
 */
export class SharedReads<T> {
  readonly #held: BoundedMap<string, Held<T>>;
  readonly #running: InFlight<string, T>;
  readonly #options: SharedReadsOptions<T>;

  constructor(options: SharedReadsOptions<T>) {
    this.#options = options;
    this.#held = new BoundedMap(options.limit);
    this.#running = new InFlight(options.now, options.lostMs);
  }

  /** The reading at hand, if it is fresh. */
  fresh(key: string): T | null {
    const held = this.#held.get(key);
    return held !== undefined && this.#options.now() < held.freshUntil ? held.value : null;
  }

  /** True if asking now would cause a request upstream. */
  wouldAsk(key: string): boolean {
    return this.fresh(key) === null && this.#running.idle(key);
  }

  /** An older reading that may still stand in for one that cannot be had now. */
  standIn(key: string): T | null {
    const held = this.#held.get(key);
    return held !== undefined && this.#options.now() < held.usableUntil ? held.value : null;
  }

  /** The fresh reading, or the running request's, or a new one. `load` must not reject for failures it can describe. */
  read(key: string, load: () => Promise<T>): Promise<T> {
    const fresh = this.fresh(key);
    return fresh === null ? this.#running.share(key, () => this.#load(key, load)) : Promise.resolve(fresh);
  }

  async #load(key: string, load: () => Promise<T>): Promise<T> {
    const value = await load();
    const older = this.standIn(key);
    if (this.#options.empty(value) && older !== null && !this.#options.empty(older)) return older;
    const now = this.#options.now();
    const { freshMs, standInMs } = this.#options.worth(value);
    this.#held.set(key, { value, freshUntil: now + freshMs, usableUntil: now + standInMs });
    return value;
  }
}
