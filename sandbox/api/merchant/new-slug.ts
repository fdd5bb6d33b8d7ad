import type { Database } from '../../db/database.ts';
import { productBySlug } from '../../db/products.ts';

/** A free slug made of the title's Latin letters and digits; `suffix` (random) makes it unique, and is all of it for other scripts. */
export function newSlug(database: Database, title: string, suffix: string): string {
  const words = title.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').slice(0, 48).replaceAll(/^-+|-+$/g, '');
  const plain = words === '' ? 'product' : words;
  return words !== '' && !productBySlug(database, plain) ? plain : `${plain}-${suffix}`;
}
