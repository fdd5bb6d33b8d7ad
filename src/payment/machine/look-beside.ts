import { isExposed } from '../attempt.ts';
import type { JournalEntry } from '../journal-entry.ts';
import type { Command } from './commands.ts';
import { NO_EVIDENCE } from './evidence.ts';
import { look } from './watch-commands.ts';

/** True if something the buyer went on beside can still pay. */
export function hasBeside(entry: JournalEntry | null): entry is JournalEntry {
  return entry !== null && entry.paid === null && entry.attempts.some(isExposed);
}

/** The first look, or nothing where there is nothing to look for. */
export function lookBeside(entry: JournalEntry | null): readonly Command[] {
  return hasBeside(entry) ? [look({ desk: { entry }, evidence: NO_EVIDENCE, looks: 0 }, true)] : [];
}
