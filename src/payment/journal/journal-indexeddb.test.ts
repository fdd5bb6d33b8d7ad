import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openEntry } from '../../testing/payment-entry.ts';
import { usdcTerms } from '../../testing/solana-terms.ts';
import type { Attempt } from '../attempt.ts';
import { Names, nameAddress } from '../sim/names.ts';
import { createIndexedDbJournal } from './journal-indexeddb.ts';

const names = new Names();
const asked: Attempt = { id: 'a', paymentId: 'pay-1', mode: 'sign-and-send', payer: nameAddress(1), walletName: 'W', blockhash: names.blockhash(), lastValidBlockHeight: 100, askedAt: 1, phase: 'asked' };
const paid = { at: 1, signature: names.signature(), payer: nameAddress(1), receiptId: null };

function journalAt(now: number) {
  return createIndexedDbJournal({ now: () => now });
}

function entryOf(paymentId: string, changes: Parameters<typeof openEntry>[0] = {}) {
  const entry = openEntry(changes);
  return { ...entry, session: { ...entry.session, terms: usdcTerms({ paymentId }) } };
}

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});

describe('the journal in IndexedDB', () => {
  it('has nothing at first', async () => {
    expect(await journalAt(0).open('tide')).toEqual({ tag: 'read', entry: null });
  });

  it('gives back what was written, also to another page', async () => {
    const entry = openEntry();
    expect(await journalAt(0).write(entry, null)).toEqual({ tag: 'written' });
    expect(await journalAt(0).open('tide')).toEqual({ tag: 'read', entry });
  });

  it('writes in strictly durable transactions', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await journalAt(0).write(openEntry(), null);
    const writes = transaction.mock.calls.filter(([, mode]) => mode === 'readwrite');
    expect(writes.at(-1)?.[2]).toEqual({ durability: 'strict' });
    transaction.mockRestore();
  });

  it('lets one of two racing pages win, and tells the other what is there now', async () => {
    const [one, other] = [journalAt(0), journalAt(0)];
    await one.write(openEntry(), null);
    const [first, second] = [openEntry({ epoch: 2, accepted: ['one'] }), openEntry({ epoch: 2, accepted: ['other'] })];
    const results = await Promise.all([one.write(first, 1), other.write(second, 1)]);
    expect(results.map(({ tag }) => tag).toSorted()).toEqual(['lost-race', 'written']);
    const winner = results[0]?.tag === 'written' ? first : second;
    expect(results.find(({ tag }) => tag === 'lost-race')).toEqual({ tag: 'lost-race', current: winner });
    expect(await one.open('tide')).toEqual({ tag: 'read', entry: winner });
  });

  it('refuses a first write where there is an entry already', async () => {
    const journal = journalAt(0);
    await journal.write(openEntry(), null);
    expect((await journal.write(entryOf('pay-2'), null)).tag).toBe('lost-race');
  });

  it('keeps the payments of different links apart', async () => {
    const journal = journalAt(0);
    await journal.write(openEntry(), null);
    expect(await journal.open('tide#personal')).toEqual({ tag: 'read', entry: null });
  });

  it('finds a paid payment by its id after another has taken its place', async () => {
    const journal = journalAt(0);
    const first = entryOf('pay-1', { paid });
    await journal.write(first, null);
    await journal.write(entryOf('pay-2', { epoch: 2 }), 1);
    expect(await journal.find('pay-1')).toEqual({ tag: 'read', entry: first });
    expect(await journal.open('tide')).toMatchObject({ entry: { session: { terms: { paymentId: 'pay-2' } } } });
  });

  it('forgets a session that nobody tried to pay once another takes its place, but no attempt that may charge', async () => {
    const journal = journalAt(0);
    await journal.write(entryOf('pay-1'), null);
    await journal.write(entryOf('pay-2', { epoch: 2, attempts: [asked] }), 1);
    await journal.write(entryOf('pay-3', { epoch: 3 }), 2);
    expect(await journal.find('pay-1')).toEqual({ tag: 'read', entry: null });
    expect(await journal.find('pay-2')).toMatchObject({ entry: { attempts: [asked] } });
  });

  it('neither reads nor overwrites what it does not understand', async () => {
    await journalAt(0).write(openEntry(), null);
    const db = await openDB('hilt-checkout', 1);
    await db.put('payments', { paymentId: 'pay-1', entry: { version: 2, future: true } });
    db.close();
    const journal = journalAt(0);
    expect(await journal.open('tide')).toEqual({ tag: 'storage-failed' });
    expect(await journal.write(openEntry({ epoch: 2 }), 1)).toEqual({ tag: 'storage-failed' });
    const after = await openDB('hilt-checkout', 1);
    expect(await after.get('payments', 'pay-1')).toMatchObject({ entry: { version: 2 } });
    after.close();
  });

  it('prunes what is long finished, and never what may still charge', async () => {
    const day = 24 * 60 * 60 * 1000;
    const journal = journalAt(0);
    await journal.write(entryOf('old-paid', { key: 'one', paid }), null);
    await journal.write(entryOf('old-asked', { key: 'two', attempts: [asked] }), null);
    const later = journalAt(100 * day);
    expect(await later.open('one')).toEqual({ tag: 'read', entry: null });
    expect(await later.open('two')).toMatchObject({ entry: { attempts: [asked] } });
  });

  it('calls storage failed where it is blocked, and works again when it is not', async () => {
    const journal = journalAt(0);
    const real = indexedDB;
    vi.stubGlobal('indexedDB', {
      open() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
    expect(await journal.open('tide')).toEqual({ tag: 'storage-failed' });
    expect(await journal.write(openEntry(), null)).toEqual({ tag: 'storage-failed' });
    vi.stubGlobal('indexedDB', real);
    expect(await journal.write(openEntry(), null)).toEqual({ tag: 'written' });
  });

  describe('on a disk that is full', () => {
    const full = () => new DOMException('full', 'QuotaExceededError');
    afterEach(() => vi.restoreAllMocks());

    it('calls a write failed, keeps what was there whole and readable, and works again once there is room', async () => {
      const journal = journalAt(0);
      const first = entryOf('pay-1', { attempts: [asked] });
      await journal.write(first, null);
      // A browser takes the value, finds no room for it, and ends the whole transaction.
      const put = Reflect.get(IDBObjectStore.prototype, 'put');
      const noRoom = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value: unknown) {
        const request: IDBRequest<IDBValidKey> = Reflect.apply(put, this, [value]);
        this.transaction.abort();
        return request;
      });
      expect(await journal.write(entryOf('pay-2', { epoch: 2 }), 1)).toEqual({ tag: 'storage-failed' });
      expect(await journal.open('tide')).toEqual({ tag: 'read', entry: first });
      noRoom.mockRestore();
      expect(await journal.write(entryOf('pay-2', { epoch: 2 }), 1)).toEqual({ tag: 'written' });
    });

    it('still reads a payment that may charge, although it cannot tidy up', async () => {
      const journal = journalAt(0);
      await journal.write(entryOf('old-paid', { key: 'one', paid }), null);
      const open = entryOf('old-asked', { key: 'two', attempts: [asked] });
      await journal.write(open, null);
      const stuck = vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
        throw full();
      });
      expect(await journalAt(100 * 24 * 60 * 60 * 1000).open('two')).toEqual({ tag: 'read', entry: open });
      expect(stuck).toHaveBeenCalled();
    });
  });

  it('lists every payment, and forgets one with its place under its key', async () => {
    const journal = journalAt(0);
    await journal.write({ ...entryOf('pay-1'), paid }, null);
    await journal.write({ ...entryOf('pay-2', { epoch: 2 }), paid }, 1);
    const listed = await journal.list();
    expect(listed.tag === 'read' && listed.entries.map((entry) => entry.session.terms.paymentId).toSorted()).toEqual(['pay-1', 'pay-2']);
    expect(await journal.forget('pay-1')).toEqual({ tag: 'forgotten' });
    expect(await journal.open('tide')).toMatchObject({ entry: { session: { terms: { paymentId: 'pay-2' } } } });
    expect(await journal.forget('pay-2')).toEqual({ tag: 'forgotten' });
    expect([await journal.open('tide'), await journal.list()]).toEqual([{ tag: 'read', entry: null }, { tag: 'read', entries: [] }]);
  });

  it('does not forget a payment that may still charge, and has nothing against forgetting what is not there', async () => {
    const journal = journalAt(0);
    await journal.write(entryOf('pay-1', { attempts: [asked] }), null);
    expect(await journal.forget('pay-1')).toEqual({ tag: 'may-still-charge' });
    expect(await journal.find('pay-1')).toMatchObject({ entry: { attempts: [{ id: 'a' }] } });
    expect(await journal.forget('pay-9')).toEqual({ tag: 'forgotten' });
  });

  it('does not forget an entry that it cannot read', async () => {
    const journal = journalAt(0);
    await journal.list();
    const db = await openDB('hilt-checkout');
    await db.put('payments', { paymentId: 'pay-1', entry: { version: 99 } });
    db.close();
    expect(await journal.forget('pay-1')).toEqual({ tag: 'may-still-charge' });
    expect(await journal.list()).toEqual({ tag: 'read', entries: [] });
  });
});
