import type { IndexedDbJournal } from '../../../payment/journal/journal-indexeddb.ts';
import { mineItems, type MineView } from '../../screens/mine/mine-view.ts';

/** The list of this device's payments as a store for `useSyncExternalStore`, with what the buyer can do. */
export interface MineDesk {
  getSnapshot(): MineView;
  subscribe(listener: () => void): () => void;
  /** Reads the list again. */
  look(): void;
  /** Forgets one payment, or all (null) that are listed and may be forgotten. */
  forget(paymentId: string | null): void;
}

/** Reads the journal at once. Only reads and forgets: nothing is asked of Hilt or Solana, so the list leaves no trace anywhere else. */
export function openMineDesk(journal: Pick<IndexedDbJournal, 'list' | 'forget'>): MineDesk {
  let view: MineView = { tag: 'loading' };
  const listeners = new Set<() => void>();

  async function read(notice: 'kept' | 'failed' | null): Promise<void> {
    const listed = await journal.list();
    view = listed.tag === 'read' ? { tag: 'list', items: mineItems(listed.entries), notice } : { tag: 'storage-failed' };
    for (const listener of listeners) listener();
  }

  async function forget(paymentIds: readonly string[]): Promise<void> {
    const answers = await Promise.all(paymentIds.map((paymentId) => journal.forget(paymentId)));
    const tags = answers.map(({ tag }) => tag);
    await read(tags.includes('storage-failed') ? 'failed' : tags.includes('may-still-charge') ? 'kept' : null);
  }

  void read(null);
  return {
    getSnapshot: () => view,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    look: () => void read(null),
    forget: (paymentId) => {
      const listed = view.tag === 'list' ? view.items.map(({ entry }) => entry.session.terms.paymentId) : [];
      void forget(paymentId === null ? listed : [paymentId]);
    },
  };
}
