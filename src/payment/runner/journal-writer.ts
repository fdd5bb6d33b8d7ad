import type { Command } from '../machine/commands.ts';
import type { CheckoutEvent } from '../machine/events.ts';
import type { JournalEntry } from '../journal-entry.ts';
import type { JournalPort } from '../ports.ts';

type Write = Extract<Command, { do: 'write-journal' }>;

const LOST = { tag: 'lost-race' } as const;

export interface JournalWriter {
  write(command: Write): Promise<CheckoutEvent>;
  /** Resolves when nothing is being written: what is read then is not older than what was asked to be written before. */
  idle(): Promise<unknown>;
}

/**
 * Performs journal writes one after the other, in the order the machine asked for them: each expects the epoch of the one before. Whatever was made
 * from an entry that lost the race is lost with it: the winner may have the very epoch that it would expect, and must not be written over.
 * After a failed write storage is not trusted again in this tab: a gap in the epochs would look like somebody else's write.
 */
export function createJournalWriter(journal: JournalPort): JournalWriter {
  let last: Promise<unknown> = Promise.resolve();
  let broken = false;
  const lost = new WeakSet<JournalEntry>();

  async function write({ next, base, durable }: Write): Promise<CheckoutEvent> {
    const { epoch } = next;
    if (!durable) return { type: 'journaled', epoch };
    if (broken) return { type: 'journal-failed', epoch };
    const written = base !== null && lost.has(base) ? LOST : await journal.write(next, base?.epoch ?? null);
    switch (written.tag) {
      case 'written':
        return { type: 'journaled', epoch };
      case 'lost-race':
        lost.add(next);
        return { type: 'journal-lost' };
      case 'storage-failed':
        broken = true;
        return { type: 'journal-failed', epoch };
      default:
        return written satisfies never;
    }
  }

  return {
    write(command) {
      const turn = last.then(() => write(command));
      last = turn.catch(() => undefined);
      return turn;
    },
    idle: () => last,
  };
}
