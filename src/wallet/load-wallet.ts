// The deprecated form also finds wallets that announce themselves in the older way; wallet-adapter uses it too.
import { DEPRECATED_getWallets as walletRegistry } from '@wallet-standard/app';
import type { WalletPort } from '../payment/ports.ts';
import { createLastWallet, type NameStorage, pageStorage } from './last-wallet.ts';
import { platformOf } from '../device/platform.ts';
import { appLink, type LinkedPage } from './links/app-link.ts';
import { appSources } from './links/app-sources.ts';
import { WALLET_APPS } from './links/wallet-apps.ts';
import { phoneQuestions, type PhoneQuestions } from './phone-dialogs.ts';
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
  /** What wallets' apps open. Null where the checkout cannot be carried to another browser (personal links); then no app is offered. */
  readonly linked: LinkedPage | null;
}

export interface MountedWallet {
  readonly port: WalletPort;
  /** Another port to the same wallets, for a question of its own: what it connects and asks does not touch the payment's. */
  openPort(): WalletPort;
  /** The link that opens another page of ours in a listed wallet's app; null where there is none. @param page absolute address without a secret. */
  linkTo(walletName: string, page: string): string | null;
  readonly list: WalletListStore;
  /** What a wallet app on this phone needs to be asked; the page shows it. */
  readonly questions: PhoneQuestions;
  unmount(): void;
}

/**
 * Starts everything that knows wallets; the one entry of the lazy wallet chunk. Resolves when the wallets that have registered themselves are
 * listed. Wallets known by name follow with their own chunk; only a page without an installed wallet waits for them, so that it
 * never says "no wallet" and then shows four.
 */
export async function mountWallet({ chain, storage = pageStorage(), linked }: WalletOptions): Promise<MountedWallet> {
  const last = createLastWallet(storage);
  const list = createWalletList(last);
  const registry = walletRegistry();
  const platform = platformOf(navigator);
  const apps = platform === 'desktop' || linked === null ? [] : appSources(platform, linked);
  let named: readonly WalletSource[] = [];

  function update(): void {
    const standard = registry.get().map((wallet) => standardSource(wallet, chain)).filter((source) => source !== null);
    const here = withoutNames(named.filter(({ state }) => state === 'installed'), standard);
    const absent = platform === 'desktop' ? named.filter(({ state }) => state !== 'installed') : apps.map((app) => withIcon(app, named));
    list.update([...standard, ...here, ...withoutNames(absent, [...standard, ...here])]);
  }

  const stops = [registry.on('register', update), registry.on('unregister', update)];
  const hosting = hostNamed((found) => {
    named = found;
    update();
  });
  update();
  if (!list.getSnapshot().some(({ state }) => state === 'installed')) await hosting;
  // Not awaited: the list must not wait for a download, and without it the phone's wallets are merely missing.
  if (canReachPhoneWallets({ userAgent: navigator.userAgent, secure: window.isSecureContext })) {
    import('./phone-wallet.ts').then(({ registerPhoneWallet }) => registerPhoneWallet(chain)).catch(() => undefined);
  }
  const openPort = () => createWalletPort({ find: (name) => list.find(name), onConnected: (name) => last.remember(name) });
  return {
    port: openPort(),
    openPort,
    linkTo: (name, page) => {
      const app = WALLET_APPS.find((known) => known.name === name);
      return app === undefined ? null : appLink(app, { page, ref: page });
    },
    list,
    questions: phoneQuestions,
    unmount() {
      for (const stop of stops) stop();
      void hosting.then((stop) => stop());
    },
  };
}

function withoutNames(sources: readonly WalletSource[], taken: readonly WalletSource[]): readonly WalletSource[] {
  const names = new Set(taken.map(({ name }) => name));
  return sources.filter(({ name }) => !names.has(name));
}

/** An app has no icon of its own here; wallet-adapter knows some, and comes later. */
function withIcon(app: WalletSource, named: readonly WalletSource[]): WalletSource {
  const known = named.find(({ name }) => name === app.name);
  return known === undefined ? app : { ...app, icon: known.icon };
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
