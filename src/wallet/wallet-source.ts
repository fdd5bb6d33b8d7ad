import { isWalletAdapterCompatibleStandardWallet } from '@solana/wallet-adapter-base';
import type { Wallet as StandardWallet } from '@wallet-standard/base';
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
  readonly openUrl: string | null;
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
    return { key: wallet, name: safeWalletName(wallet.name), icon: safeWalletIcon(wallet.icon), state: 'installed', installUrl: null, openUrl: null, handle };
  } catch {
    return null;
  }
}
