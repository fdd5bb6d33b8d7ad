import { SANDBOX_WALLET_MARKER } from './marker.ts';

/** What the wallet keeps for this browser profile. */
export interface WalletStorage {
  read(key: string): string | null;
  write(key: string, value: string): void;
}

/** localStorage under the wallet's own prefix; memory of this page where storage is blocked, as in third-party frames. */
export function createWalletStorage(): WalletStorage {
  const memory = new Map<string, string>();
  const full = (key: string): string => `${SANDBOX_WALLET_MARKER}.${key}`;
  return {
    read(key) {
      try {
        return localStorage.getItem(full(key)) ?? memory.get(key) ?? null;
      } catch {
        return memory.get(key) ?? null;
      }
    },
    write(key, value) {
      memory.set(key, value);
      try {
        localStorage.setItem(full(key), value);
      } catch {
        // Blocked or full: this page still remembers.
      }
    },
  };
}
