import type { Command } from '../machine/commands.ts';
import type { CheckoutEvent } from '../machine/events.ts';
import type { JournalPort } from '../ports.ts';

type Write = Extract<Command, { do: 'write-journal' }>;

export interface JournalWriter {
  write(command: Write): Promise<CheckoutEvent>;
  /** Resolves when nothing is being written: what is read then is not older than what was asked to be written before. */
  idle(): Promise<unknown>;
}

/**
 * Performs journal writes one after the other, in the order the machine asked for them: each expects the epoch of the one before.
 * After a failed write storage is not trusted again in this tab: a gap in the epochs would look like somebody else's write.
 */
export function createJournalWriter(journal: JournalPort): JournalWriter {
  let last: Promise<unknown> = Promise.resolve();
  let broken = false;

  async function write({ next, expected, durable }: Write): Promise<CheckoutEvent> {
    const { epoch } = next;
    if (!durable) return { type: 'journaled', epoch };
    if (broken) return { type: 'journal-failed', epoch };
    const written = await journal.write(next, expected);
    switch (written.tag) {
      case 'written':
        return { type: 'journaled', epoch };
      case 'lost-race':
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
