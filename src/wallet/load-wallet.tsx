// oxlint-disable-next-line import/no-unassigned-import -- imported for what it does, and first for when it does it
import './buffer-global.ts';
import { createRoot } from 'react-dom/client';
import type { WalletPort } from '../payment/ports.ts';
import { createLastWallet, pageStorage, type NameStorage } from './last-wallet.ts';
import { createNamedWallets } from './named-wallets.ts';
import { canReachPhoneWallets } from './phone-reach.ts';
import type { WalletChain } from './wallet-handle.ts';
import { WalletHost } from './wallet-host.tsx';
import { createWalletList, type WalletListStore } from './wallet-list.ts';
import { createWalletPort } from './wallet-port.ts';

export interface WalletOptions {
  /** The network the payment is on; wallets are asked for no other. */
  readonly chain: WalletChain;
  /** Where the wallet used last is remembered; this page's localStorage unless given. Null remembers nothing. */
  readonly storage?: NameStorage | null;
}

export interface MountedWallet {
  readonly port: WalletPort;
  readonly list: WalletListStore;
  unmount(): void;
}

/**
 * Starts everything that knows wallets; the one entry of the lazy wallet chunk. Resolves when the wallets already in the page are
 * listed; later ones appear by themselves.
 * wallet-adapter needs a React tree. It gets its own, outside the document, so that neither a wallet's error nor a slow wallet
 * can touch the checkout's tree, and code that is not React can use wallets too.
 */
export async function mountWallet({ chain, storage = pageStorage() }: WalletOptions): Promise<MountedWallet> {
  const last = createLastWallet(storage);
  const list = createWalletList(last);
  const root = createRoot(document.createElement('div'));
  await new Promise<void>((listed) => {
    root.render(
      <WalletHost
        chain={chain}
        named={createNamedWallets()}
        onFound={(found) => {
          list.update(found);
          listed();
        }}
      />,
    );
  });
  // Not awaited: the list must not wait for a download, and without it the phone's wallets are merely missing.
  if (canReachPhoneWallets({ userAgent: navigator.userAgent, secure: window.isSecureContext })) {
    import('./phone-wallet.ts').then(({ registerPhoneWallet }) => registerPhoneWallet(chain)).catch(() => undefined);
  }
  const port = createWalletPort({ find: (name) => list.find(name), onConnected: (name) => last.remember(name) });
  return { port, list, unmount: () => root.unmount() };
}
