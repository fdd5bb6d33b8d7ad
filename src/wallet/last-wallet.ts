/** The part of Web Storage this needs. */
export type NameStorage = Pick<Storage, 'getItem' | 'setItem'>;

const KEY = 'hilt.last-wallet';

/** Remembers which wallet this browser paid with, by its shown name; nothing else. */
export interface LastWallet {
  read(): string | null;
  remember(name: string): void;
}

/**
 * @param storage null where the page has none. Every access may throw (private windows, third-party frames); then nothing is
 * remembered beyond this page.
 */
export function createLastWallet(storage: NameStorage | null): LastWallet {
  let known: string | null = null;
  return {
    read() {
      try {
        return storage?.getItem(KEY) ?? known;
      } catch {
        return known;
      }
    },
    remember(name) {
      known = name;
      try {
        storage?.setItem(KEY, name);
      } catch {
        // Full or forbidden storage: the list simply opens without a recommendation next time.
      }
    },
  };
}

/** This page's localStorage, or null: where storage is blocked even reading the property throws. */
export function pageStorage(): NameStorage | null {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}
