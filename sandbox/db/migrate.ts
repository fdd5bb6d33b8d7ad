import * as v from 'valibot';
import type { Database } from './database.ts';
import { firstTables } from './migrations/001-first-tables.ts';
import { phantomSessions } from './migrations/002-phantom-sessions.ts';

/** In order, never edited once released: a data directory of an older sandbox is brought up step by step. */
const MIGRATIONS: readonly string[] = [firstTables, phantomSessions];

/**
 * Brings the store to the newest layout.
 * @throws Error when the store was written by a newer sandbox: guessing its layout could lose payments.
 */
export function migrate(database: Database): void {
  const version = database.first(v.object({ user_version: v.number() }), 'PRAGMA user_version')?.user_version ?? 0;
  if (version > MIGRATIONS.length) throw new Error(`the data directory has layout ${version}, this sandbox knows up to ${MIGRATIONS.length}; use a newer sandbox or --fresh`);
  MIGRATIONS.slice(version).forEach((sql, index) => {
    database.transaction(() => {
      database.script(sql);
      database.script(`PRAGMA user_version = ${version + index + 1}`);
    });
  });
}
