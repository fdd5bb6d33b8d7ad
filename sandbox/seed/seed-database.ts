import type { Database } from '../db/database.ts';
import { insertProduct } from '../db/products.ts';
import { SEEDED_PRODUCTS } from './products.ts';

/** Adds the seeded products that are not there yet. Ones that are keep what a merchant changed and what was sold. */
export function seedDatabase(database: Database): void {
  database.transaction(() => {
    for (const product of SEEDED_PRODUCTS) insertProduct(database, product);
  });
}
