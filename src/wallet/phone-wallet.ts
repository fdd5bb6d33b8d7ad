import { createDefaultAuthorizationCache, createDefaultChainSelector, LocalSolanaMobileWalletAdapterWallet } from '@solana-mobile/wallet-standard-mobile';
import { registerWallet } from '@wallet-standard/wallet';
import type { WalletChain } from './wallet-handle.ts';

/**
 * Registers the wallet apps of this Android phone (Mobile Wallet Adapter) as one Wallet Standard wallet, which then appears in the
 * list by itself. A chunk of its own, loaded only where `canReachPhoneWallets` says so.
 * The Wallet Standard form is used instead of the wallet-adapter one because it takes and returns raw transaction bytes; and not
 * the package's registerMwa, which also brings the wallet for other devices, with a QR code and a relay server.
 * Its dialogs are cut out by the build; what they ask is asked by the page (phone-dialogs.ts).
 */
export function registerPhoneWallet(chain: WalletChain): void {
  registerWallet(
    new LocalSolanaMobileWalletAdapterWallet({
      appIdentity: { uri: location.origin },
      authorizationCache: createDefaultAuthorizationCache(),
      chains: [chain],
      chainSelector: createDefaultChainSelector(),
      // The default opens a foreign page. Here the failed connection is told by the list of wallets.
      onWalletNotFound: () => Promise.resolve(),
    }),
  );
}
