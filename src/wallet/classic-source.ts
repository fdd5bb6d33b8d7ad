import { WalletReadyState, type Adapter } from '@solana/wallet-adapter-base';
import { createClassicHandle } from './classic-handle.ts';
import { safeWalletIcon } from './safe-icon.ts';
import { safeWalletName } from './safe-name.ts';
import type { WalletHandle } from './wallet-handle.ts';
import type { WalletState } from './wallet-list-item.ts';
import type { WalletSource } from './wallet-source.ts';

/** Handles remember an open prompt, so each wallet keeps its one. */
const handles = new WeakMap<object, WalletHandle>();

/** A wallet known by name, whether it is in this page or not; null when it can never be used here. */
export function classicSource(adapter: Adapter, readyState: WalletReadyState): WalletSource | null {
  if (readyState === WalletReadyState.Unsupported || (INSTALLED_ONLY.has(adapter.name) && readyState !== WalletReadyState.Installed)) return null;
  const handle = handles.get(adapter) ?? createClassicHandle(adapter);
  handles.set(adapter, handle);
  const state = stateOf(adapter, readyState);
  const installUrl = state === 'installed' ? null : httpsOnly(adapter.url);
  return { key: adapter, name: safeWalletName(adapter.name), icon: safeWalletIcon(adapter.icon), state, installUrl, openUrl: null, handle };
}

/**
 * Adapters that are good for their name and their links only: connecting through them would draw the vendor's page into this one.
 * Such a wallet, once installed, announces itself by the Wallet Standard and is used that way.
 */
const LINKS_ONLY: ReadonlySet<string> = new Set(['Solflare']);

/** Adapters that are there for those who have the wallet already: its maker documents the older form only. */
const INSTALLED_ONLY: ReadonlySet<string> = new Set(['SafePal']);

/** "Loadable" means that the adapter would leave for the wallet's app by itself, with whatever stands in the address. Apps are reached by links of ours instead (links/). */
function stateOf({ name }: Adapter, readyState: WalletReadyState): WalletState {
  return readyState === WalletReadyState.Installed && !LINKS_ONLY.has(name) ? 'installed' : 'install';
}

function httpsOnly(url: string): string | null {
  return URL.canParse(url) && new URL(url).protocol === 'https:' ? url : null;
}
