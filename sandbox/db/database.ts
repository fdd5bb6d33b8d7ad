import LibsqlDatabase from 'libsql';
import * as v from 'valibot';

export type SqlValue = string | number | null;

/**
 * The sandbox's store: synchronous SQLite with rows parsed by schema, so that a wrong column is an error here and not a
 * wrong amount later. One connection; every write that belongs together goes through `transaction`.
 */
export interface Database {
  /** Runs one statement; returns the number of changed rows. @throws SqliteError, e.g. on a broken unique constraint. */
  run(sql: string, ...values: readonly SqlValue[]): number;
  /** First row or null. @throws ValiError when the row is not of the schema. */
  first<TSchema extends v.GenericSchema>(schema: TSchema, sql: string, ...values: readonly SqlValue[]): v.InferOutput<TSchema> | null;
  all<TSchema extends v.GenericSchema>(schema: TSchema, sql: string, ...values: readonly SqlValue[]): v.InferOutput<TSchema>[];
  /** Runs several statements without values. */
  script(sql: string): void;
  /** All or nothing, with the write lock taken first. Not re-entrant: a nested call is a defect and throws. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/**
 * Opens the store at `file` (WAL, every commit synced to disk so that kill -9 loses nothing) or in memory when null.
 * Whoever opens a file makes sure that nobody else writes to it (see start-sandbox.ts).
 * @throws SqliteError when the file is not a database.
 */
export function openDatabase(file: string | null): Database {
  const connection = new LibsqlDatabase(file ?? ':memory:');
  if (file !== null) {
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = FULL');
  }
  connection.pragma('foreign_keys = ON');
  const statements = new Map<string, ReturnType<typeof connection.prepare>>();
  const prepare = (sql: string) => {
    const known = statements.get(sql);
    if (known) return known;
    const statement = connection.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  let inTransaction = false;
  return {
    run: (sql, ...values) => prepare(sql).run(...values).changes,
    first: (schema, sql, ...values) => {
      const row = prepare(sql).get(...values);
      return row === undefined ? null : v.parse(schema, row);
    },
    all: (schema, sql, ...values) => prepare(sql).all(...values).map((row) => v.parse(schema, row)),
    script: (sql) => void connection.exec(sql),
    transaction: (work) => {
      if (inTransaction) throw new Error('nested database transaction');
      connection.exec('BEGIN IMMEDIATE');
      inTransaction = true;
      try {
        const result = work();
        connection.exec('COMMIT');
        return result;
      } catch (error) {
        connection.exec('ROLLBACK');
        throw error;
      } finally {
        inTransaction = false;
      }
    },
    close: () => {
      statements.clear();
      connection.close();
    },
  };
}

/** True if an error is the store's refusal to write the same unique value twice. */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return error.code === 'SQLITE_CONSTRAINT_UNIQUE' || error.code === 'SQLITE_CONSTRAINT_PRIMARYKEY';
}
