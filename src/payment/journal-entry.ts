import type { Attempt } from './attempt.ts';
import type { Session } from './session.ts';

/** What this device remembers of one payment: enough to finish it after a crash at any point (money invariant 2). */
export interface JournalEntry {
  /** Layout version of this record; an unknown version is kept, never overwritten, and not read. */
  readonly version: 1;
  /** Grows by one with each write; the compare-and-set of money invariant 2 is on it. */
  readonly epoch: number;
  readonly session: Session;
  /** Newest first. More than one only when an earlier one is proven dead or failed. */
  readonly attempts: readonly Attempt[];
  /** Set once Hilt said CONFIRMED; the entry is then only memory for coming back to the delivery. */
  readonly paid: { readonly at: number; readonly receiptId: string | null } | null;
  readonly updatedAt: number;
}
