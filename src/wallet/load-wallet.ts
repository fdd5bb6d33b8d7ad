// The deprecated form also finds wallets that announce themselves in the older way; wallet-adapter uses it too.
import { DEPRECATED_getWallets as walletRegistry } from '@wallet-standard/app';
import type { WalletPort } from '../payment/ports.ts';
import { createLastWallet, type NameStorage, pageStorage } from './last-wallet.ts';
import { canReachPhoneWallets } from './phone-reach.ts';
import type { WalletChain } from './wallet-handle.ts';
import { createWalletList, type WalletListStore } from './wallet-list.ts';
import { createWalletPort } from './wallet-port.ts';
import { standardSource, type WalletSource } from './wallet-source.ts';

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
 * Starts everything that knows wallets; the one entry of the lazy wallet chunk. Resolves when the wallets that have registered themselves are
 * listed. Wallets known by name follow with their own chunk; only a page without any other wallet waits for them, so that it
 * never says "no wallet" and then shows four.
 */
export async function mountWallet({ chain, storage = pageStorage() }: WalletOptions): Promise<MountedWallet> {
  const last = createLastWallet(storage);
  const list = createWalletList(last);
  const registry = walletRegistry();
  let named: readonly WalletSource[] = [];

  function update(): void {
    const standard = registry.get().map((wallet) => standardSource(wallet, chain)).filter((source) => source !== null);
    const taken = new Set(standard.map(({ name }) => name));
    list.update([...standard, ...named.filter(({ name }) => !taken.has(name))]);
  }

  const stops = [registry.on('register', update), registry.on('unregister', update)];
  const hosting = hostNamed((found) => {
    named = found;
    update();
  });
  update();
  if (list.getSnapshot().length === 0) await hosting;
  // Not awaited: the list must not wait for a download, and without it the phone's wallets are merely missing.
  if (canReachPhoneWallets({ userAgent: navigator.userAgent, secure: window.isSecureContext })) {
    import('./phone-wallet.ts').then(({ registerPhoneWallet }) => registerPhoneWallet(chain)).catch(() => undefined);
  }
  return {
    port: createWalletPort({ find: (name) => list.find(name), onConnected: (name) => last.remember(name) }),
    list,
    unmount() {
      for (const stop of stops) stop();
      void hosting.then((stop) => stop());
    },
  };
}

/** Resolves once the named wallets have been reported, with what stops them. A chunk that does not come leaves them out; the others work without. */
async function hostNamed(onFound: (found: readonly WalletSource[]) => void): Promise<() => void> {
  try {
    const { hostNamedWallets } = await import('./named-host.tsx');
    return await new Promise((resolve) => {
      const stop = hostNamedWallets((found) => {
        onFound(found);
        resolve(() => stop());
      });
    });
  } catch {
    return () => undefined;
  }
}
