import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SEEDED_PRODUCTS } from '../seed/products.ts';
import { seedDatabase } from '../seed/seed-database.ts';
import { type Database, isUniqueViolation, openDatabase } from './database.ts';
import { databaseDigest } from './digest.ts';
import { migrate } from './migrate.ts';
import { productBySlug, updateProduct } from './products.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hilt-store-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (file: string | null): Database => {
  const database = openDatabase(file);
  migrate(database);
  seedDatabase(database);
  return database;
};

describe('the store', () => {
  it('keeps everything in its file', () => {
    const file = join(folder, 'store.sqlite');
    const first = open(file);
    first.run("UPDATE products SET title = 'Kept' WHERE slug = 'night-ferry'");
    const digest = databaseDigest(first);
    first.close();
    const second = open(file);
    expect(databaseDigest(second)).toBe(digest);
    expect(productBySlug(second, 'night-ferry')?.title).toBe('Kept');
    second.close();
  });

  it('syncs every commit to disk', () => {
    const database = open(join(folder, 'store.sqlite'));
    expect(database.first(v.object({ journal_mode: v.string() }), 'PRAGMA journal_mode')).toMatchObject({ journal_mode: 'wal' });
    expect(database.first(v.object({ synchronous: v.number() }), 'PRAGMA synchronous')).toMatchObject({ synchronous: 2 });
    database.close();
  });

  it('refuses the layout of a newer sandbox', () => {
    const database = open(null);
    database.script('PRAGMA user_version = 99');
    expect(() => migrate(database)).toThrow(/newer sandbox/);
    database.close();
  });

  it('writes all of a transaction or nothing', () => {
    const database = open(null);
    const before = databaseDigest(database);
    expect(() =>
      database.transaction(() => {
        database.run('DELETE FROM products');
        throw new Error('half way');
      }),
    ).toThrow('half way');
    expect(databaseDigest(database)).toBe(before);
    expect(() => database.transaction(() => database.transaction(() => 1))).toThrow('nested');
    database.close();
  });

  it('tells a broken unique rule from other errors', () => {
    const database = open(null);
    const violate = (sql: string): unknown => {
      try {
        return database.run(sql);
      } catch (error) {
        return error;
      }
    };
    expect(isUniqueViolation(violate("INSERT INTO scan_cursors VALUES ('a', 'b'), ('a', 'c')"))).toBe(true);
    expect(isUniqueViolation(violate('INSERT INTO receipts SELECT id, id, id, id, id, 1 FROM products'))).toBe(false);
    expect(isUniqueViolation(violate('nonsense'))).toBe(false);
    database.close();
  });

  it('refuses a row that is not of its schema', () => {
    const database = open(null);
    expect(() => database.first(v.object({ n: v.string() }), 'SELECT 1 AS n')).toThrow('Expected string');
    database.close();
  });
});

describe('seeding', () => {
  it('is the same everywhere', () => {
    const [a, b] = [open(null), open(null)];
    expect(databaseDigest(a)).toBe(databaseDigest(b));
    expect(SEEDED_PRODUCTS[0]?.id).toBe('64dd16ef-8452-88a9-a6eb-9c77d64ed20d');
    a.close();
    b.close();
  });

  it('does not undo what a merchant changed', () => {
    const database = open(null);
    const product = productBySlug(database, 'tidewater-circle');
    if (!product) throw new Error('not seeded');
    updateProduct(database, { ...product, status: 'ARCHIVED' });
    seedDatabase(database);
    expect(productBySlug(database, 'tidewater-circle')?.status).toBe('ARCHIVED');
    database.close();
  });
});
