import type { JournalEntry } from '../../../payment/journal-entry.ts';
import { isFinished } from '../../../payment/journal/prune.ts';

/** `paid`: Hilt has recorded it. `open`: it may still charge. `ended`: it was signed and can charge nobody any more. */
export type MineStatus = 'paid' | 'open' | 'ended';

export interface MineItem {
  readonly entry: JournalEntry;
  readonly status: MineStatus;
  /** When it was recorded, else last touched; unix milliseconds. */
  readonly at: number;
}

/** What the page of this device's payments knows. `notice`: what became of the last removal that did not go through. */
export type MineView =
  | { readonly tag: 'loading' }
  | { readonly tag: 'storage-failed' }
  | { readonly tag: 'list'; readonly items: readonly MineItem[]; readonly notice: 'kept' | 'failed' | null };

/** Payments that were made or signed, newest first. What was never signed cannot have become a payment. */
export function mineItems(entries: readonly JournalEntry[]): readonly MineItem[] {
  return entries
    .filter((entry) => entry.paid !== null || !isFinished(entry) || entry.attempts.some((attempt) => attempt.phase === 'ended' && attempt.signature !== null))
    .map((entry): MineItem => ({ entry, status: entry.paid !== null ? 'paid' : isFinished(entry) ? 'ended' : 'open', at: entry.paid?.at ?? entry.updatedAt }))
    .toSorted((a, b) => b.at - a.at);
}
