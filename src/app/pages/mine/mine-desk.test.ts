import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../../payment/journal-entry.ts';
import type { Forgotten } from '../../../payment/journal/journal-indexeddb.ts';
import { openEntry } from '../../../testing/payment-entry.ts';
import { exposed } from '../../gallery/fixtures/attempts.ts';
import { BUYER, SIGNATURE } from '../../gallery/fixtures/world.ts';
import { mineItems } from '../../screens/mine/mine-view.ts';
import { openMineDesk } from './mine-desk.ts';

function entry(paymentId: string, changes: Partial<JournalEntry>): JournalEntry {
  const plain = openEntry(changes);
  return { ...plain, session: { ...plain.session, terms: { ...plain.session.terms, paymentId } } };
}
const paidAt = (at: number) => ({ at, signature: SIGNATURE, payer: BUYER, receiptId: null });
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

function desk(entries: readonly JournalEntry[], answer: Forgotten = { tag: 'forgotten' }) {
  let stored = entries;
  const asked: string[] = [];
  const opened = openMineDesk({
    list: async () => ({ tag: 'read', entries: stored }),
    forget: async (paymentId) => {
      asked.push(paymentId);
      if (answer.tag === 'forgotten') stored = stored.filter(({ session }) => session.terms.paymentId !== paymentId);
      return answer;
    },
  });
  return { opened, asked };
}

describe('the list of this device’s payments', () => {
  it('has what was paid or signed, newest first, and no session that was merely opened', () => {
    const items = mineItems([entry('old', { paid: paidAt(10) }), entry('opened', { updatedAt: 99 }), entry('open', { attempts: [exposed], updatedAt: 20 }), entry('new', { paid: paidAt(30) })]);
    expect(items.map((item) => [item.entry.session.terms.paymentId, item.status])).toEqual([['new', 'paid'], ['open', 'open'], ['old', 'paid']]);
  });

  it('forgets one, or all that are listed', async () => {
    const { opened, asked } = desk([entry('a', { paid: paidAt(1) }), entry('b', { paid: paidAt(2) }), entry('opened', {})]);
    await settle();
    opened.forget('a');
    await settle();
    expect(opened.getSnapshot()).toMatchObject({ tag: 'list', items: [{ entry: { session: { terms: { paymentId: 'b' } } } }], notice: null });
    opened.forget(null);
    await settle();
    expect(opened.getSnapshot()).toMatchObject({ tag: 'list', items: [] });
    expect(asked).toEqual(['a', 'b']);
  });

  it.each([
    [{ tag: 'may-still-charge' }, 'kept'],
    [{ tag: 'storage-failed' }, 'failed'],
  ] as const)('says so when something was not forgotten: %o', async (answer, notice) => {
    const { opened } = desk([entry('a', { paid: paidAt(1) })], answer);
    await settle();
    opened.forget('a');
    await settle();
    expect(opened.getSnapshot()).toMatchObject({ tag: 'list', items: [{ status: 'paid' }], notice });
  });

  it('says when this browser keeps no records', async () => {
    const opened = openMineDesk({ list: async () => ({ tag: 'storage-failed' }), forget: async () => ({ tag: 'forgotten' }) });
    await settle();
    expect(opened.getSnapshot()).toEqual({ tag: 'storage-failed' });
  });
});
