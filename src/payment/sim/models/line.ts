import { ABORTED, type VirtualClock } from '../../../testing/virtual-clock.ts';
import type { Chance } from '../chance.ts';

/**
 * A page's line to the world. Everything the page awaits comes through here, so that a page that crashes is cut off at whichever await it stands:
 * what it asked for may still happen, but it never hears of it.
 */
export class Line {
  readonly #clock: VirtualClock;
  readonly #chance: Chance;
  #cut = false;

  constructor(clock: VirtualClock, chance: Chance) {
    this.#clock = clock;
    this.#chance = chance;
  }

  get chance(): Chance {
    return this.#chance;
  }

  /** Nothing reaches the page any more, and nothing it starts happens. */
  cut(): void {
    this.#cut = true;
  }

  get isCut(): boolean {
    return this.#cut;
  }

  /**
   * One question: it travels, `work` happens at the far end, the answer travels back.
   * @param signal aborting it rejects at once; what has arrived happens all the same.
   */
  exchange<T>(signal: AbortSignal | null, oneWayMs: number, work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#cut) return;
      if (signal?.aborted === true) {
        reject(ABORTED);
        return;
      }
      const abort = () => {
        if (!this.#cut) reject(ABORTED);
      };
      signal?.addEventListener('abort', abort, { once: true });
      this.#clock.after(oneWayMs, () => {
        const answer = work();
        this.#clock.after(oneWayMs, () => {
          signal?.removeEventListener('abort', abort);
          if (!this.#cut) resolve(answer);
        });
      });
    });
  }

  async sleep(ms: number, signal: AbortSignal): Promise<void> {
    try {
      await this.#clock.sleep(ms, signal);
    } finally {
      // A page that is gone never wakes up.
      if (this.#cut) await new Promise<never>(() => {});
    }
  }
}
