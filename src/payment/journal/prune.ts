import { isExposed } from '../attempt.ts';
import type { JournalEntry } from '../journal-entry.ts';

const KEEP_MS = 90 * 24 * 60 * 60 * 1000;
const KEEP_NEWEST = 50;

/** Recorded, or nobody can be charged for it any more. */
export function isFinished({ paid, attempts }: JournalEntry): boolean {
  return paid !== null || !attempts.some((attempt) => isExposed(attempt) || attempt.phase === 'signed');
}

/** The entries that may be forgotten: finished ones beyond the newest 50 or older than 90 days. One that may still charge somebody never. */
export function prunable(entries: readonly JournalEntry[], now: number): readonly JournalEntry[] {
  const finished = entries.filter(isFinished);
  const newestFirst = finished.toSorted((a, b) => b.updatedAt - a.updatedAt);
  return newestFirst.filter((entry, rank) => rank >= KEEP_NEWEST || now - entry.updatedAt > KEEP_MS);
}
