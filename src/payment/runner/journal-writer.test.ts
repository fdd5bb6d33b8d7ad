import { describe, expect, it } from 'vitest';
import { openEntry } from '../../testing/payment-entry.ts';
import type { JournalEntry } from '../journal-entry.ts';
import type { JournalPort } from '../ports.ts';
import { createJournalWriter } from './journal-writer.ts';

/** A disk that compares epochs, as IndexedDB does, and keeps what was written. */
function disk(stored: JournalEntry | null) {
  const kept = { entry: stored };
  const port: JournalPort = {
    open: async () => ({ tag: 'read', entry: kept.entry }),
    write: async (next, expected) => {
      if ((kept.entry?.epoch ?? null) !== expected) return { tag: 'lost-race', current: kept.entry };
      kept.entry = next;
      return { tag: 'written' };
    },
  };
  return { kept, port };
}

const at = (epoch: number, slug = 'ours') => ({ ...openEntry({ epoch }), session: { ...openEntry().session, slug } });
const write = (next: JournalEntry, base: JournalEntry | null, durable = true) => ({ do: 'write-journal', next, base, durable }) as const;

describe('writing the journal', () => {
  it('goes in the order it was asked for', async () => {
    const { kept, port } = disk(null);
    const writer = createJournalWriter(port);
    const [one, two] = [at(1), at(2)];
    expect(await Promise.all([writer.write(write(one, null)), writer.write(write(two, one))])).toEqual([
      { type: 'journaled', epoch: 1 },
      { type: 'journaled', epoch: 2 },
    ]);
    expect(kept.entry).toBe(two);
  });

  it('loses with a write whatever was made from it, although the winner has the epoch that it would expect', async () => {
    const [base, theirs] = [at(1), at(2, 'theirs')];
    const { kept, port } = disk(theirs);
    const writer = createJournalWriter(port);
    const [two, three] = [at(2), at(3)];
    const late = at(4);
    expect(await Promise.all([writer.write(write(two, base)), writer.write(write(three, two))])).toEqual([{ type: 'journal-lost' }, { type: 'journal-lost' }]);
    expect(await writer.write(write(late, three))).toEqual({ type: 'journal-lost' });
    expect(kept.entry).toBe(theirs);
    // What was made from the winner's own entry counts again.
    expect(await writer.write(write(at(3), theirs))).toEqual({ type: 'journaled', epoch: 3 });
  });

  it('trusts a disk no more that has failed once, and asks none for what only this tab remembers', async () => {
    const { port } = disk(null);
    const writer = createJournalWriter({ ...port, write: async () => ({ tag: 'storage-failed' }) });
    expect(await writer.write(write(at(1), null))).toEqual({ type: 'journal-failed', epoch: 1 });
    expect(await createJournalWriter(port).write(write(at(1), null, false))).toEqual({ type: 'journaled', epoch: 1 });
    expect(await writer.write(write(at(2), at(1)))).toEqual({ type: 'journal-failed', epoch: 2 });
  });
});
