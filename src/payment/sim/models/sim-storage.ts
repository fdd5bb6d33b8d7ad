import type { JournalEntry } from '../../journal-entry.ts';
import type { JournalPort, JournalWrite } from '../../ports.ts';
import type { Line } from './line.ts';

/** How a device's storage behaves. Probabilities per operation. */
export interface StorageFaults {
  /** Every touch fails: third-party frame, private mode. */
  readonly blocked: boolean;
  readonly readFails: number;
  /** The write fails; half of the time it has happened all the same. */
  readonly writeFails: number;
  readonly slowestMs: number;
}

/** One device's disk. What it acknowledged survives any crash: that is what `durability: 'strict'` promises. */
export class SimStorage {
  readonly #entries = new Map<string, JournalEntry>();
  faults: StorageFaults;

  constructor(faults: StorageFaults) {
    this.faults = faults;
  }

  /** What is on the disk. */
  peek(key: string): JournalEntry | null {
    return this.#entries.get(key) ?? null;
  }

  /** Puts an entry on the disk, as a tab that no test looks at would. */
  put(entry: JournalEntry): void {
    this.#entries.set(entry.key, entry);
  }

  /** The journal of one page. */
  port(line: Line): JournalPort {
    const { chance } = line;
    return {
      open: (key) =>
        line.exchange(null, chance.between(1, this.faults.slowestMs), () => {
          if (this.faults.blocked || chance.hits(this.faults.readFails)) return { tag: 'storage-failed' };
          return { tag: 'read', entry: this.peek(key) };
        }),
      write: (next, expectedEpoch) => line.exchange(null, chance.between(1, this.faults.slowestMs), (): JournalWrite => {
        if (this.faults.blocked) return { tag: 'storage-failed' };
        const fails = chance.hits(this.faults.writeFails);
        if (fails && chance.hits(0.5)) return { tag: 'storage-failed' };
        const current = this.peek(next.key);
        if ((current?.epoch ?? null) !== expectedEpoch) return { tag: 'lost-race', current };
        this.#entries.set(next.key, next);
        return fails ? { tag: 'storage-failed' } : { tag: 'written' };
      }),
    };
  }
}
