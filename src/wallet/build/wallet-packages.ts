import type { Plugin } from 'vite';
import { withoutDialogs } from './phone-package.ts';

const MOBILE_ADAPTER = '@solana-mobile/wallet-adapter-mobile';
const WEB_WALLET = '@solflare-wallet/sdk';
const UNUSED_CURVE = '@noble/curves/secp256k1';
const PHONE_WALLET = /\/@solana-mobile\/wallet-standard-mobile\//;
/** Plain libraries that do nothing when loaded but do not say so; web3.js imports some for an RPC client, the phone wallet some for a QR code, both unused here. */
const INERT = /\/node_modules\/(?:jayson|rpc-websockets|uuid|safe-buffer|qrcode|dijkstrajs)\//;

/**
 * Vite plugin: what third-party wallet packages must not bring along.
 * - wallet-adapter-react's static import of the mobile adapter goes to a stub (see mobile-adapter-stub.ts for why a real one);
 * - one adapter loses the code that draws its vendor's page into this one (see web-wallet-stub.ts);
 * - web3.js loses a curve and an RPC client that no payment uses;
 * - the phone wallet loses its dialogs, and with them their web font (money invariant 7); the page asks in its own words instead. This part
 *   fails the build when a new version of the package no longer looks as expected.
 */
export function walletPackagesPlugin(): Plugin {
  let root = '';
  return {
    name: 'hilt:wallet-packages',
    enforce: 'pre',
    configResolved(config) {
      root = slashes(config.root).replace(/\/$/, '');
    },
    resolveId(source, importer) {
      if (source === MOBILE_ADAPTER) return `${root}/src/wallet/mobile-adapter-stub.ts`;
      if (source === WEB_WALLET) return `${root}/src/wallet/web-wallet-stub.ts`;
      if (source === UNUSED_CURVE && slashes(importer ?? '').includes('/@solana/web3.js/')) return `${root}/src/wallet/unused-curve-stub.ts`;
      return null;
    },
    transform(code, id) {
      const path = slashes(id);
      if (INERT.test(path)) return { code, map: null, moduleSideEffects: false };
      if (PHONE_WALLET.test(path) && /\.js(?:\?|$)/.test(path)) return { code: withoutDialogs(code, `${root}/src/wallet/phone-dialogs.ts`), map: null };
      return null;
    },
  };
}

function slashes(path: string): string {
  return path.replaceAll('\\', '/');
}
