import type { WalletPort } from '../../payment/ports.ts';
import type { WalletListItem } from '../../wallet/wallet-list-item.ts';
import type { MountedWallet, WalletOptions } from '../../wallet/load-wallet.tsx';

/** The wallets of this page as a store, from before their code has arrived. */
export interface WalletDesk {
  /** Null while the wallet code is on its way. */
  getSnapshot(): readonly WalletListItem[] | null;
  subscribe(listener: () => void): () => void;
}

export interface WalletDeskOptions {
  /** Fetches the lazy wallet chunk; may reject when the network is gone. */
  readonly load: () => Promise<{ readonly mountWallet: (options: WalletOptions) => Promise<MountedWallet> }>;
  readonly chain: WalletOptions['chain'];
  readonly onPort: (port: WalletPort) => void;
  /** Resolves when it makes sense to try again after a failed load. */
  readonly untilRetry: (failures: number) => Promise<void>;
}

/** Starts loading at once and goes on trying: without wallet code nobody can pay, and a phone may have lost its network for a moment only. */
export function openWalletDesk({ load, chain, onPort, untilRetry }: WalletDeskOptions): WalletDesk {
  let mounted: MountedWallet | null = null;
  const listeners = new Set<() => void>();
  const changed = () => listeners.forEach((listener) => listener());

  async function keepTrying(failures: number): Promise<void> {
    try {
      const { mountWallet } = await load();
      mounted = await mountWallet({ chain });
    } catch {
      await untilRetry(failures + 1);
      return keepTrying(failures + 1);
    }
    onPort(mounted.port);
    mounted.list.subscribe(changed);
    changed();
  }
  void keepTrying(0);

  return {
    getSnapshot: () => mounted?.list.getSnapshot() ?? null,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Two seconds, then longer up to half a minute; at once when the network comes back. */
export function untilRetry(page: Window, failures: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, Math.min(2_000 * failures, 30_000));
    function done(): void {
      clearTimeout(timer);
      page.removeEventListener('online', done);
      resolve();
    }
    page.addEventListener('online', done);
  });
}
