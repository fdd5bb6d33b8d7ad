import type { Wallet, WindowAppReadyEventAPI } from '@wallet-standard/base';

/**
 * Announces a wallet to the page as the Wallet Standard says: at once to an app that is already there, and again whenever an app
 * says it is ready. It works whichever of the two is loaded first.
 */
export function registerWallet(wallet: Wallet): void {
  const announce = ({ register }: WindowAppReadyEventAPI): void => void register(wallet);
  window.dispatchEvent(new CustomEvent('wallet-standard:register-wallet', { detail: announce }));
  window.addEventListener('wallet-standard:app-ready', (event) => {
    if ('detail' in event && isRegistry(event.detail)) announce(event.detail);
  });
}

function isRegistry(putative: unknown): putative is WindowAppReadyEventAPI {
  return typeof putative === 'object' && putative !== null && 'register' in putative && typeof putative.register === 'function';
}
