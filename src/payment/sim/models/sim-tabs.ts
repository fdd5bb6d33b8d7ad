import type { LockPort, TabMessage, TabsPort } from '../../ports.ts';
import type { Line } from './line.ts';

/** Locks of one browser. A page that crashes loses its locks, as a closed tab does. */
export class SimLocks {
  readonly #held = new Map<string, Line>();
  /** False: the browser has no Web Locks, and every tab is told it holds the lock. */
  readonly supported: boolean;

  constructor(supported: boolean) {
    this.supported = supported;
  }

  /** True if the page behind the line holds a lock. */
  holds(line: Line): boolean {
    return [...this.#held.values()].includes(line);
  }

  port(line: Line): LockPort {
    return {
      tryHold: (name) =>
        line.exchange(null, line.chance.between(0, line.chance.hits(0.02) ? 1_500 : 5), () => {
          if (!this.supported) return () => {};
          const holder = this.#held.get(name);
          if (line.isCut || (holder !== undefined && !holder.isCut)) return null;
          this.#held.set(name, line);
          return () => {
            if (this.#held.get(name) === line) this.#held.delete(name);
          };
        }),
    };
  }
}

/** The channel among the tabs of one browser. Messages may be lost; they prove nothing anyway. */
export class SimChannel {
  readonly #listeners = new Map<(message: TabMessage) => void, Line>();
  /** True for a tab that the browser has frozen: it hears nothing. */
  readonly #isFrozen: (line: Line) => boolean;

  constructor(isFrozen: (line: Line) => boolean) {
    this.#isFrozen = isFrozen;
  }

  port(line: Line): TabsPort {
    return {
      tell: (message) => {
        if (line.isCut) return;
        for (const [listener, other] of this.#listeners) {
          if (other === line || line.chance.hits(0.1)) continue;
          void line.exchange(null, 5, () => {
            if (!other.isCut && !this.#isFrozen(other)) listener(message);
          });
        }
      },
      listen: (listener) => {
        this.#listeners.set(listener, line);
        return () => this.#listeners.delete(listener);
      },
    };
  }
}
