import { memoText } from '../../solana/memo.ts';
import type { SaleReading } from '../../solana/verify/read-sale.ts';
import type { JournalPort } from '../ports.ts';
import { journalKey } from '../journal-entry.ts';
import type { Session } from '../session.ts';

/** All sessions of a product that this device opened and still remembers, personal ones too. None when storage is blocked. */
export async function rememberedSessions(journal: Pick<JournalPort, 'open'>, slug: string): Promise<readonly Session[]> {
  const opened = await Promise.all([journal.open(journalKey(slug, false)), journal.open(journalKey(slug, true))]);
  return opened.flatMap((read) => (read.tag === 'read' && read.entry !== null ? [read.entry.session, ...read.entry.earlier] : []));
}

/** The session a transaction names by its memo, or by the reference key where it has no memo. */
export function sessionOf({ memos, keys }: SaleReading, sessions: readonly Session[]): Session | null {
  return sessions.find(({ terms }) => (memos.length === 0 ? keys.includes(terms.reference) : memos.includes(memoText(terms)))) ?? null;
}
