import type { LastWallet } from './last-wallet.ts';
import type { WalletListItem, WalletState } from './wallet-list-item.ts';
import type { WalletSource } from './wallet-source.ts';

/** More than anybody has installed; a page script that registers thousands of wallets must not bury the rest. */
const MAX_LISTED = 40;

/** The wallets of this page, for `useSyncExternalStore`: the snapshot is the same object until something changed. */
export interface WalletListStore {
  getSnapshot(): readonly WalletListItem[];
  subscribe(listener: () => void): () => void;
}

export interface WalletList extends WalletListStore {
  /** Takes what is in the page now, in any order. */
  update(found: readonly WalletSource[]): void;
  find(name: string): WalletSource | null;
}

const GROUPS: Record<WalletState, number> = { installed: 0, loadable: 1, install: 2 };

/**
 * Keeps names and places steady while wallets announce themselves one after the other: a row keeps its name for the life of the
 * page, rows never change places with each other, and a newcomer goes to the end of its group. Otherwise a tap could hit another
 * wallet than the one aimed at. Only the first reading may put the wallet used last on top.
 */
export function createWalletList(last: LastWallet): WalletList {
  const names = new WeakMap<object, string>();
  const places = new WeakMap<object, number>();
  let nextPlace = 0;
  let current = new Map<string, WalletSource>();
  let snapshot: readonly WalletListItem[] = [];
  let opened = false;
  const listeners = new Set<() => void>();

  /** A name nobody else in `taken` has; the wallet's earlier one if that is still free. */
  function nameFor(source: WalletSource, taken: ReadonlyMap<string, WalletSource>): string {
    const earlier = names.get(source.key);
    if (earlier !== undefined && !taken.has(earlier)) return earlier;
    let name = source.name;
    for (let count = 2; taken.has(name); count += 1) name = `${source.name} (${count})`;
    names.set(source.key, name);
    return name;
  }

  function named(found: readonly WalletSource[]): Map<string, WalletSource> {
    const known = found.filter((source) => names.has(source.key));
    const fresh = found.filter((source) => !names.has(source.key));
    const byName = new Map<string, WalletSource>();
    for (const source of [...known, ...fresh].slice(0, MAX_LISTED)) byName.set(nameFor(source, byName), source);
    return byName;
  }

  function placeOf(name: string, source: WalletSource): number {
    const place = places.get(source.key) ?? (!opened && name === last.read() ? -1 : (nextPlace += 1));
    places.set(source.key, place);
    return place;
  }

  return {
    update(found) {
      current = named(found);
      const rows = [...current].map(([name, source]) => ({ name, source, place: placeOf(name, source) }));
      opened = true;
      rows.sort((a, b) => GROUPS[a.source.state] - GROUPS[b.source.state] || a.place - b.place);
      const usable = rows.filter(({ source }) => source.state === 'installed');
      const recommended = rows.find(({ name, source }) => source.state !== 'install' && name === last.read()) ?? usable[0];
      const next = rows.map((row): WalletListItem => {
        const { icon, state, installUrl, openUrl } = row.source;
        return { name: row.name, icon, state, installUrl, openUrl, recommended: row === recommended };
      });
      if (sameItems(snapshot, next)) return;
      snapshot = next;
      for (const listener of listeners) listener();
    },
    find: (name) => current.get(name) ?? null,
    getSnapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function sameItems(a: readonly WalletListItem[], b: readonly WalletListItem[]): boolean {
  return a.length === b.length && a.every((item, index) => {
    const other = b[index];
    return other !== undefined && item.name === other.name && item.icon === other.icon && item.state === other.state && item.installUrl === other.installUrl && item.openUrl === other.openUrl && item.recommended === other.recommended;
  });
}
