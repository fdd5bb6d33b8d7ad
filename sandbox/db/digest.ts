import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { Database } from './database.ts';

/** SHA-256 over every row of every table: equal digests mean that nothing at all was changed. For tests. */
export function databaseDigest(database: Database): string {
  const hash = createHash('sha256');
  const tables = database.all(v.object({ name: v.string() }), "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
  for (const { name } of tables) {
    hash.update(`\n${name}\n`);
    for (const row of database.all(v.record(v.string(), v.unknown()), `SELECT * FROM "${name}" ORDER BY rowid`)) {
      hash.update(`${JSON.stringify({ ...row, _metadata: null })}\n`);
    }
  }
  return hash.digest('hex');
}
