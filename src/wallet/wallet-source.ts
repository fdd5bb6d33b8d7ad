import { isIosAndRedirectable, isWalletAdapterCompatibleStandardWallet, WalletReadyState, type Adapter } from '@solana/wallet-adapter-base';
import type { Wallet as StandardWallet } from '@wallet-standard/base';
import { createClassicHandle } from './classic-handle.ts';
import { safeWalletIcon } from './safe-icon.ts';
import { safeWalletName } from './safe-name.ts';
import { createStandardHandle } from './standard-handle.ts';
import type { WalletChain, WalletHandle } from './wallet-handle.ts';
import type { WalletState } from './wallet-list-item.ts';

/** A wallet found in this page, with its text already made safe. `key` is the same object as long as the page lives. */
export interface WalletSource {
  readonly key: object;
  readonly name: string;
  readonly icon: string | null;
  readonly state: WalletState;
  readonly installUrl: string | null;
  readonly handle: WalletHandle;
}

/** Handles remember an open prompt, so each wallet keeps its one. */
const handles = new WeakMap<object, WalletHandle>();

/**
 * A registered Wallet Standard wallet, or null when it has nothing to do with Solana or breaks while it is looked at.
 * One broken wallet must not take the others out of the list.
 */
export function standardSource(wallet: StandardWallet, chain: WalletChain): WalletSource | null {
  try {
    if (!isWalletAdapterCompatibleStandardWallet(wallet)) return null;
    const handle = handles.get(wallet) ?? createStandardHandle(wallet, chain);
    handles.set(wallet, handle);
    return { key: wallet, name: safeWalletName(wallet.name), icon: safeWalletIcon(wallet.icon), state: 'installed', installUrl: null, handle };
  } catch {
    return null;
  }
}

/** A wallet known by name, whether it is in this page or not; null when it can never be used here. */
export function classicSource(adapter: Adapter, readyState: WalletReadyState): WalletSource | null {
  if (readyState === WalletReadyState.Unsupported) return null;
  const handle = handles.get(adapter) ?? createClassicHandle(adapter);
  handles.set(adapter, handle);
  const state = stateOf(adapter, readyState);
  const installUrl = state === 'installed' ? null : httpsOnly(adapter.url);
  return { key: adapter, name: safeWalletName(adapter.name), icon: safeWalletIcon(adapter.icon), state, installUrl, handle };
}

/**
 * Adapters that are good for their name and their links only: connecting through them would draw the vendor's page into this one.
 * Such a wallet, once installed, announces itself by the Wallet Standard and is used that way.
 */
const LINKS_ONLY: ReadonlySet<string> = new Set(['Solflare']);

/** "Loadable" is taken at its word only where it means "opens this page in the wallet's app". */
function stateOf({ name }: Adapter, readyState: WalletReadyState): WalletState {
  if (readyState === WalletReadyState.Installed && !LINKS_ONLY.has(name)) return 'installed';
  return readyState === WalletReadyState.Loadable && isIosAndRedirectable() ? 'loadable' : 'install';
}

function httpsOnly(url: string): string | null {
  return URL.canParse(url) && new URL(url).protocol === 'https:' ? url : null;
}
