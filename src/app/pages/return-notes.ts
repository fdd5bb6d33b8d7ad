import type { SafeLink } from '../../ui/safe-link.ts';
import { returnLink } from './way-back.ts';

/** Where a seller wants a buyer to go on after paying. */
export interface WayBack extends SafeLink {
  /** The page may go there by itself: it has not begun to for this payment, or the buyer would never get back to the receipt. */
  readonly mayLeave: boolean;
}

export interface ReturnNotes {
  keep(paymentId: string, url: string): void;
  find(paymentId: string): WayBack | null;
  /** The page has begun to leave by itself, or the buyer has stopped it. */
  leaveNoMore(paymentId: string): void;
}

const KEY = 'hilt-return';

interface Note {
  readonly paymentId: string;
  readonly url: string;
  readonly mayLeave: boolean;
}

/** Storage is foreign data. Read by hand: a schema library would stand before the first paint for three fields. */
function asNote(stored: unknown): Note | null {
  if (typeof stored !== 'object' || stored === null || !('paymentId' in stored) || !('url' in stored) || !('mayLeave' in stored)) return null;
  const { paymentId, url, mayLeave } = stored;
  return typeof paymentId === 'string' && typeof url === 'string' && typeof mayLeave === 'boolean' ? { paymentId, url, mayLeave } : null;
}

/**
 * The `return_url` of the newest personal link, for its payment and no other. It holds no token and is checked again whenever it is read, so that it may lie in
 * storage, where a reload, a discarded tab and a tab that a wallet's app opens find it. A browser without storage keeps it with the page.
 */
export function createReturnNotes(storage: () => Pick<Storage, 'getItem' | 'setItem'>): ReturnNotes {
  let here: Note | null = null;

  function read(): Note | null {
    try {
      return asNote(JSON.parse(storage().getItem(KEY) ?? 'null')) ?? here;
    } catch {
      return here;
    }
  }

  function write(note: Note): void {
    here = note;
    try {
      storage().setItem(KEY, JSON.stringify(note));
    } catch {
      // Storage is blocked or full: the page itself remembers.
    }
  }

  return {
    keep(paymentId, url) {
      const note = read();
      // Opened again: what the buyer has stopped stays stopped.
      if (note?.paymentId !== paymentId || note.url !== url) write({ paymentId, url, mayLeave: true });
    },
    find(paymentId) {
      const note = read();
      if (note?.paymentId !== paymentId) return null;
      const link = returnLink(note.url, paymentId);
      return link === null ? null : { ...link, mayLeave: note.mayLeave };
    },
    leaveNoMore(paymentId) {
      const note = read();
      if (note?.paymentId === paymentId) write({ ...note, mayLeave: false });
    },
  };
}
