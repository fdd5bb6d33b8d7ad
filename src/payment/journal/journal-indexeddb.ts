import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { isExposed } from '../attempt.ts';
import type { JournalEntry } from '../journal-entry.ts';
import type { JournalPort, JournalWrite } from '../ports.ts';
import { newestWaiting } from './newest-waiting.ts';
import { isFinished, prunable } from './prune.ts';
import { fromRecord, toRecord } from './journal-record.ts';

/** `payments`: every payment of this device. `heads`: which payment is the current one under a key, and its epoch. */
interface Schema extends DBSchema {
  payments: { key: string; value: { readonly paymentId: string; readonly entry: unknown } };
  heads: { key: string; value: { readonly key: string; readonly paymentId: string; readonly epoch: number } };
}
type Database = IDBPDatabase<Schema>;

const STORES = ['payments', 'heads'] as const;
type Writing = IDBPTransaction<Schema, typeof STORES, 'readwrite'>;
/** Some browsers leave a request hanging for good (private modes, a stuck upgrade); storage that silent is as good as blocked. */
const PATIENCE_MS = 5_000;

type Opened = Awaited<ReturnType<JournalPort['open']>>;
const FAILED = { tag: 'storage-failed' } as const;

export interface IndexedDbJournal extends JournalPort {
  /** The entry of one payment, whether or not it is still the current one under its key. */
  find(paymentId: string): Promise<Opened>;
  /** The newest entry that waits for a wallet app to come back by link, or null. */
  findWaiting(): Promise<Opened>;
  /** Every payment of this device that this version can read, in no order. */
  list(): Promise<Listed>;
  /** Forgets one payment. One that may still charge somebody is kept: without it the page could offer to pay a second time (money invariant 1). */
  forget(paymentId: string): Promise<Forgotten>;
}

export type Listed = { readonly tag: 'read'; readonly entries: readonly JournalEntry[] } | typeof FAILED;
export type Forgotten = { readonly tag: 'forgotten' } | { readonly tag: 'may-still-charge' } | typeof FAILED;

export interface IndexedDbOptions {
  readonly name?: string;
  /** Page clock, for pruning. */
  readonly now?: () => number;
}

/**
 * The journal in IndexedDB (money invariant 2). Every write is one strictly durable transaction that reads the epoch and writes only if it is the
 * expected one. Storage of a third-party frame may throw on any touch, so every failure becomes `storage-failed`.
 */
export function createIndexedDbJournal({ name = 'hilt-checkout', now = Date.now }: IndexedDbOptions = {}): IndexedDbJournal {
  let database: Promise<Database> | null = null;

  function connect(): Promise<Database> {
    database ??= openDB<Schema>(name, 1, {
      upgrade(db) {
        db.createObjectStore('payments', { keyPath: 'paymentId' });
        db.createObjectStore('heads', { keyPath: 'key' });
      },
      // A newer page wants to upgrade: make way, and connect again when needed.
      blocking: (_current, _blocked, event) => {
        database = null;
        if (event.target instanceof IDBDatabase) event.target.close();
      },
      terminated: () => {
        database = null;
      },
    }).then(async (db) => {
      // A full disk may refuse to tidy up and still hold a payment that may charge: that one must be read.
      await prune(db, now()).catch(() => undefined);
      return db;
    });
    return database;
  }

  async function attempt<T>(work: (db: Database) => Promise<T>): Promise<T | typeof FAILED> {
    try {
      return await inTime(connect().then(work));
    } catch {
      database = null;
      return FAILED;
    }
  }

  return {
    open: (key) =>
      attempt(async (db): Promise<Opened> => {
        const tx = db.transaction(STORES, 'readonly');
        const head = await tx.objectStore('heads').get(key);
        return head === undefined ? { tag: 'read', entry: null } : readPayment(await tx.objectStore('payments').get(head.paymentId));
      }),
    find: (paymentId) => attempt(async (db): Promise<Opened> => readPayment(await db.get('payments', paymentId))),
    findWaiting: () => attempt(async (db): Promise<Opened> => ({ tag: 'read', entry: newestWaiting((await db.getAll('payments')).flatMap((stored) => fromRecord(stored.entry) ?? [])) })),
    list: () => attempt(async (db): Promise<Listed> => ({ tag: 'read', entries: (await db.getAll('payments')).flatMap((stored) => fromRecord(stored.entry) ?? []) })),
    forget: (paymentId) => attempt((db) => forget(db, paymentId)),
    write: (next, expectedEpoch) => attempt((db) => compareAndSet(db, next, expectedEpoch)),
  };
}

/** An entry that this version cannot read may be an unfinished payment, so it must not pass for "none". */
function readPayment(stored: Schema['payments']['value'] | undefined): Opened {
  if (stored === undefined) return { tag: 'read', entry: null };
  const entry = fromRecord(stored.entry);
  return entry === null ? FAILED : { tag: 'read', entry };
}

async function compareAndSet(db: Database, next: JournalEntry, expectedEpoch: number | null): Promise<JournalWrite> {
  const tx = db.transaction(STORES, 'readwrite', { durability: 'strict' });
  // On a full disk a request fails first, and its transaction after it, unheard by then.
  void tx.done.catch(() => undefined);
  const payments = tx.objectStore('payments');
  const heads = tx.objectStore('heads');
  const head = await heads.get(next.key);
  const stored = head === undefined ? undefined : await payments.get(head.paymentId);
  const current = stored === undefined ? null : fromRecord(stored.entry);
  if (stored !== undefined && current === null) {
    await tx.done;
    return FAILED;
  }
  if ((head?.epoch ?? null) !== expectedEpoch) {
    await tx.done;
    return { tag: 'lost-race', current };
  }
  const { paymentId } = next.session.terms;
  // A session that nobody paid and that nothing can charge any more is not worth keeping.
  if (current !== null && current.session.terms.paymentId !== paymentId && current.paid === null && !current.attempts.some(isExposed)) await payments.delete(current.session.terms.paymentId);
  await payments.put({ paymentId, entry: toRecord(next) });
  await heads.put({ key: next.key, paymentId, epoch: next.epoch });
  await tx.done;
  return { tag: 'written' };
}

/** One transaction: whether it may be forgotten is judged by what is stored, not by what a list showed a while ago. */
async function forget(db: Database, paymentId: string): Promise<Forgotten> {
  const tx = db.transaction(STORES, 'readwrite', { durability: 'strict' });
  const stored = await tx.objectStore('payments').get(paymentId);
  const entry = stored === undefined ? null : fromRecord(stored.entry);
  // What this version cannot read may be unfinished.
  const kept = stored !== undefined && (entry === null || !isFinished(entry));
  if (!kept && entry !== null) await remove(tx, entry);
  await tx.done;
  return kept ? { tag: 'may-still-charge' } : { tag: 'forgotten' };
}

async function remove(tx: Writing, { key, session }: JournalEntry): Promise<void> {
  const { paymentId } = session.terms;
  await tx.objectStore('payments').delete(paymentId);
  const head = await tx.objectStore('heads').get(key);
  if (head?.paymentId === paymentId) await tx.objectStore('heads').delete(key);
}

/** Forgets what is long finished. Entries this version cannot read are kept. */
async function prune(db: Database, now: number): Promise<void> {
  const tx = db.transaction(STORES, 'readwrite');
  const entries = (await tx.objectStore('payments').getAll()).flatMap((stored) => fromRecord(stored.entry) ?? []);
  for (const entry of prunable(entries, now)) await remove(tx, entry);
  await tx.done;
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeUp = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('storage does not answer')), PATIENCE_MS);
  });
  try {
    return await Promise.race([work, timeUp]);
  } finally {
    clearTimeout(timer);
  }
}
