import { BaseWalletAdapter, WalletNotReadyError, WalletReadyState, type SupportedTransactionVersions, type WalletName } from '@solana/wallet-adapter-base';

/*
 * Stands in for `@solana-mobile/wallet-adapter-mobile` at build time (build/wallet-packages.ts). wallet-adapter-react imports
 * that package on every device, 30 KB that only Chrome on Android can use; there the real thing comes on demand
 * (phone-wallet.ts). On Android, and only there, the provider constructs this class when no phone wallet has registered yet, so
 * it has to be a complete adapter that is never shown: an empty module would throw while rendering and blank the wallet list.
 */

/** The name under which the provider looks for a phone wallet; must be the one the real wallet registers with. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- wallet-adapter brands names and has no function that makes one
export const SolanaMobileWalletAdapterWalletName = 'Mobile Wallet Adapter' as WalletName<'Mobile Wallet Adapter'>;

/** An adapter that says it is unsupported, so that wallet-adapter leaves it out of every list. */
export class SolanaMobileWalletAdapter extends BaseWalletAdapter<'Mobile Wallet Adapter'> {
  readonly name = SolanaMobileWalletAdapterWalletName;
  readonly url = '';
  readonly icon = '';
  readonly readyState = WalletReadyState.Unsupported;
  readonly publicKey = null;
  readonly connecting = false;
  readonly supportedTransactionVersions: SupportedTransactionVersions = null;

  connect(): Promise<void> {
    return Promise.reject(new WalletNotReadyError());
  }

  disconnect(): Promise<void> {
    return Promise.resolve();
  }

  sendTransaction(): Promise<string> {
    return Promise.reject(new WalletNotReadyError());
  }
}

/** Options the provider makes for the class above, which ignores them. */
export function createDefaultAddressSelector(): null {
  return null;
}
export function createDefaultAuthorizationResultCache(): null {
  return null;
}
export function createDefaultWalletNotFoundHandler(): null {
  return null;
}
