interface Running<T> {
  readonly work: Promise<T>;
  readonly since: number;
}

/**
 * Work under way, shared by everybody who asks for the same thing meanwhile. On worker platforms the work of a request that was cut off
 * may never end: after `lostMs` it is taken for lost, and whoever asks next starts anew instead of waiting for ever.
 */
export class InFlight<K, T> {
  readonly #running = new Map<K, Running<T>>();
  readonly #now: () => number;
  readonly #lostMs: number;

  constructor(now: () => number, lostMs: number) {
    this.#now = now;
    this.#lostMs = lostMs;
  }

  /** True if asking now would start new work. */
  idle(key: K): boolean {
    const running = this.#running.get(key);
    return running === undefined || this.#now() - running.since >= this.#lostMs;
  }

  share(key: K, start: () => Promise<T>): Promise<T> {
    const running = this.#running.get(key);
    if (running !== undefined && !this.idle(key)) return running.work;
    const work = start();
    const entry = { work, since: this.#now() };
    const forget = (): void => {
      if (this.#running.get(key) === entry) this.#running.delete(key);
    };
    this.#running.set(key, entry);
    work.then(forget, forget);
    return work;
  }
}
