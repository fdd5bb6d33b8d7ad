import * as v from 'valibot';
import type { Database } from './database.ts';

/** Newest signature of an account that the settlement watcher has dealt with; null before its first look. */
export function scanCursor(database: Database, account: string): string | null {
  return database.first(v.object({ signature: v.string() }), 'SELECT signature FROM scan_cursors WHERE account = ?', account)?.signature ?? null;
}

export function setScanCursor(database: Database, account: string, signature: string): void {
  database.run('INSERT INTO scan_cursors (account, signature) VALUES (?, ?) ON CONFLICT (account) DO UPDATE SET signature = excluded.signature', account, signature);
}
