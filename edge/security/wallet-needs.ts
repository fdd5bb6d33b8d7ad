/** What one way of reaching a wallet needs from the page's policy. `docs/security.md` prints this table; a test holds the two together. */
export interface WalletNeed {
  readonly wallet: string;
  readonly reaches: string;
  readonly connect: readonly string[];
  readonly frame: readonly string[];
  readonly img: readonly string[];
  readonly note: string;
}

/**
 * Read from the sources of the packages this checkout bundles, not from hearsay. What is not allowed here fails closed: the wallet's own part
 * does not appear, and the page shows its own words instead.
 */
export const WALLET_NEEDS: readonly WalletNeed[] = [
  {
    wallet: 'Wallet Standard extensions (Phantom, Solflare, Backpack and others)',
    reaches: 'an extension announces itself by window events',
    connect: [],
    frame: [],
    img: ['data:'],
    note: 'Extensions put their script into the page from outside the policy, as a script of the page’s world or by its address; both were tried in Chromium with Trusted Types enforced. Icons are data addresses.',
  },
  {
    wallet: 'In-app browsers of wallets',
    reaches: 'the wallet’s browser announces itself like an extension',
    connect: [],
    frame: [],
    img: ['data:'],
    note: 'Nothing else.',
  },
  {
    wallet: 'Mobile Wallet Adapter (Android)',
    reaches: 'a wallet app on the same phone',
    connect: ['ws://localhost:*', 'http://localhost'],
    frame: ['solana-wallet:'],
    img: [],
    note: 'The app answers on a local port; Chrome asks for local network access by one request to http://localhost; Firefox opens the app through a hidden frame. Its own dialogs, with their fonts and styles, are cut out of the build: the page asks instead.',
  },
  {
    wallet: 'Wallets that are not in the page',
    reaches: 'a link to the wallet’s app or its maker’s page',
    connect: [],
    frame: [],
    img: ['data:'],
    note: 'Opening a link is navigation; the policy does not touch it.',
  },
  {
    wallet: 'Solflare without its extension',
    reaches: 'a frame of connect.solflare.com',
    connect: [],
    frame: [],
    img: [],
    note: 'Not allowed, and its package is not in the build: it writes a frame with style attributes into the page. Buyers use the extension, the app or the link.',
  },
  {
    wallet: 'Solana Pay (any wallet with a scanner)',
    reaches: 'the wallet reads a QR code, or opens a solana: link',
    connect: [],
    frame: [],
    img: [],
    note: 'The wallet asks this server itself, not through the page.',
  },
];

/** All sources the wallets need for one directive, each once, in order of the table. */
export function walletSources(directive: 'connect' | 'frame' | 'img'): readonly string[] {
  return [...new Set(WALLET_NEEDS.flatMap((need) => need[directive]))];
}
