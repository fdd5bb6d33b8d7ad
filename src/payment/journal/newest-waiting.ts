import type { JournalEntry } from '../journal-entry.ts';

/** The newest of the entries that wait for a wallet app's answer by link: it was asked who it is, or to sign. Null when none does. */
export function newestWaiting(entries: readonly JournalEntry[]): JournalEntry | null {
  const waiting = entries.filter((entry) => entry.paid === null && (entry.link?.stage === 'connecting' || (entry.link?.stage === 'connected' && entry.link.proving !== null) || entry.attempts.some((attempt) => attempt.phase === 'linked')));
  return waiting.toSorted((a, b) => b.updatedAt - a.updatedAt)[0] ?? null;
}
