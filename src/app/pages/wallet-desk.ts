import type { WalletPort } from '../../payment/ports.ts';
import type { WalletListItem } from '../../wallet/wallet-list-item.ts';
import type { MountedWallet } from '../../wallet/load-wallet.ts';
import type { PhoneQuestions } from '../../wallet/phone-dialogs.ts';

/** The wallets of this page as a store, from before their code has arrived. */
export interface WalletDesk {
  /** Null while the wallet code is on its way. */
  getSnapshot(): readonly WalletListItem[] | null;
  subscribe(listener: () => void): () => void;
  /** What a wallet app on this phone needs to have asked; null while the wallet code is on its way. */
  questions(): PhoneQuestions | null;
}

/** @param mounting the wallet code once it runs; never rejects. @param onPort gets the wallet for the payment core, once. */
export function openWalletDesk(mounting: Promise<MountedWallet>, onPort: (port: WalletPort) => void): WalletDesk {
  let mounted: MountedWallet | null = null;
  const listeners = new Set<() => void>();
  const changed = () => listeners.forEach((listener) => listener());

  async function takeOver(): Promise<void> {
    mounted = await mounting;
    onPort(mounted.port);
    mounted.list.subscribe(changed);
    changed();
  }
  void takeOver();

  return {
    getSnapshot: () => mounted?.list.getSnapshot() ?? null,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    questions: () => mounted?.questions ?? null,
  };
}
