import type { Platform } from '../../device/platform.ts';

/**
 * How the checkout reaches a wallet in one place.
 * - `announces`: the wallet is in the page and registers itself (Wallet Standard);
 * - `older form`: it is in the page and found by name;
 * - `app link`: a link opens this checkout inside the wallet's app;
 * - `adapter`: Mobile Wallet Adapter, from Android browsers;
 * - `none`: no way that is documented.
 */
export type Way = 'announces' | 'older form' | 'app link' | 'adapter' | 'none';

export interface WalletApp {
  /** What the wallet calls itself where it announces itself, so that its app and its extension are one row. */
  readonly name: string;
  /** In this order of preference. */
  readonly ways: Readonly<Record<Platform | 'inApp', readonly [Way, ...Way[]]>>;
  /** Builds the link that opens an address inside the wallet's app. Both parts arrive percent-encoded. Null: the wallet documents none. */
  readonly link: ((page: string, ref: string) => string) | null;
  /** The wallet maker's own page that describes the link, or what there is instead of one. */
  readonly source: string;
}

const LINK_ONLY = { desktop: ['announces'], ios: ['app link'], android: ['app link'], inApp: ['announces'] } as const satisfies WalletApp['ways'];
const LINK_AND_ADAPTER = { ...LINK_ONLY, android: ['adapter', 'app link'] } as const satisfies WalletApp['ways'];
const NO_LINK = { desktop: ['announces'], ios: ['none'], android: ['adapter'], inApp: ['announces'] } as const satisfies WalletApp['ways'];

/**
 * Wallet × place, in the order in which apps are offered. docs/wallets.md prints this table; a test holds the two together.
 * Wallet Standard wallets work without being named here: the table is about wallets that are not in the page.
 */
export const WALLET_APPS: readonly WalletApp[] = [
  {
    name: 'Phantom',
    ways: LINK_AND_ADAPTER,
    link: (page, ref) => `https://phantom.app/ul/browse/${page}?ref=${ref}`,
    source: 'https://docs.phantom.com/phantom-deeplinks/other-methods/browse',
  },
  {
    name: 'Solflare',
    ways: LINK_AND_ADAPTER,
    link: (page, ref) => `https://solflare.com/ul/v1/browse/${page}?ref=${ref}`,
    source: 'https://docs.solflare.com/solflare/technical/deeplinks/other-methods/browse',
  },
  {
    name: 'Backpack',
    ways: LINK_AND_ADAPTER,
    link: (page, ref) => `https://backpack.app/ul/v1/browse/${page}?ref=${ref}`,
    source: 'https://docs.backpack.app/deeplinks/other-methods/browse',
  },
  {
    name: 'Jupiter',
    ways: NO_LINK,
    link: null,
    source: 'https://dev.jup.ag/tool-kits/wallet-kit/jupiter-mobile-adapter',
  },
  {
    name: 'Trust',
    ways: { ...LINK_ONLY, desktop: ['announces', 'older form'], inApp: ['announces', 'older form'] },
    // 501 is Solana in the list of coins the link takes (SLIP-44).
    link: (page) => `https://link.trustwallet.com/open_url?coin_id=501&url=${page}`,
    source: 'https://developer.trustwallet.com/developer/develop-for-trust/deeplinking',
  },
  {
    name: 'OKX Wallet',
    ways: LINK_ONLY,
    link: (page) => `https://web3.okx.com/download?deeplink=${encodeURIComponent(`okx://wallet/dapp/url?dappUrl=${page}`)}`,
    source: 'https://web3.okx.com/build/docs/waas/app-universal-link',
  },
  {
    name: 'Coinbase Wallet',
    ways: { ...LINK_ONLY, desktop: ['announces', 'older form'], inApp: ['announces', 'older form'] },
    link: (page) => `https://go.cb-w.com/dapp?cb_url=${page}`,
    source: 'https://docs.cdp.coinbase.com/coinbase-wallet/developer-guidance/mobile-dapp-integration',
  },
  {
    name: 'SafePal',
    ways: { desktop: ['older form'], ios: ['none'], android: ['none'], inApp: ['older form'] },
    link: null,
    source: 'https://devdocs.safepal.com/Connect-wallet/Web/solana.html',
  },
];
