import type { Page } from '@playwright/test';
import * as v from 'valibot';

/** Everything a page has put into this browser, as one text to search in: cookies, both storages, every database, its history entry and its window's name. */
export async function storedText(page: Page): Promise<string> {
  return v.parse(
    v.string(),
    await page.evaluate(async () => {
      const settled = <T>(request: IDBRequest<T>): Promise<T> =>
        new Promise((resolve, reject) => {
          request.addEventListener('success', () => resolve(request.result));
          request.addEventListener('error', () => reject(request.error ?? new Error('storage failed')));
        });
      const databases: unknown[] = [];
      for (const { name = '' } of await indexedDB.databases()) {
        const database = await settled(indexedDB.open(name));
        for (const store of database.objectStoreNames) {
          const objects = database.transaction(store).objectStore(store);
          const [keys, values] = await Promise.all([settled(objects.getAllKeys()), settled(objects.getAll())]);
          databases.push({ name, store, keys, values });
        }
        database.close();
      }
      const readable = (_key: string, value: unknown): unknown => {
        if (value instanceof Uint8Array) return new TextDecoder('latin1').decode(value);
        return typeof value === 'bigint' ? String(value) : value;
      };
      return JSON.stringify({ cookies: document.cookie, local: Object.entries(localStorage), session: Object.entries(sessionStorage), databases, caches: await caches.keys(), history: history.state, name: window.name }, readable);
    }),
  );
}
