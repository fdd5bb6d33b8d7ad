/** How far a buyer gets with what has been loaded, and how much that may weigh. */
export interface Journey {
  readonly name: string;
  /** Kilobytes (1,000 bytes) of script over the wire, brotli. */
  readonly limit: number;
  /** Lazily loaded modules this journey needs besides the page's own entry. */
  readonly needs: (module: string) => boolean;
}

/** Lazy parts that belong to one journey only. What is not listed here counts for everybody who pays: growth must show up somewhere. */
const LANGUAGE = /^src\/i18n\/(?!en\/)[a-z]{2}\//;
const ANDROID = /@solana-mobile\/|^src\/wallet\/phone-wallet|^src\/app\/phone\/phone-dialog/;
/** For readers in other apps' browsers and without a wallet: none of them approves anything here. */
const IN_OTHER_APPS = /^src\/app\/screens\/ladder\/(?:ladder|link-code)|^src\/device\/(?:telegram|browser-exit)/;
/** Wallets' own code, fetched when that wallet is opened, and wallets known by name, which join the list after those that are there. */
const OTHER_WALLETS = /node_modules\/@solflare-wallet\/|^src\/wallet\/named-host/;
/** Steps that an ordinary payment does not see, with the words of the identity step. */
const RARE_STEPS = /^src\/app\/screens\/rare-steps|^src\/i18n\/en\/identity/;
const QR = /qrcode|\/qr[-./]/;
/** Other pages, and what only personal links fetch (arrival, returns). */
const OTHER_PAGES = /^src\/i18n\/en\/(?:recover|mine|receipt|embed)|\/(?:receipt|embed|popup|phantom)[-./]|^src\/receipt\/|\/pages\/(?:payment-page|own-payment|arrival|returns|recovery\/|mine\/)|\/screens\/(?:own-screen|mine\/mine-(?:screen|card))/;

/** Shown in the place of the checkout, where nothing can be approved. */
const INSTEAD = /\/screens\/(?:[\w-]+\/)?(?:link-problem|stopped)-screen/;

/** The payment core and the wallet list: with them the pay button works. */
const PAY_BUTTON = /^src\/app\/pages\/checkout-core|^src\/wallet\/load-wallet/;

function toApproval(module: string): boolean {
  return ![LANGUAGE, ANDROID, IN_OTHER_APPS, OTHER_WALLETS, RARE_STEPS, QR, OTHER_PAGES, INSTEAD].some((aside) => aside.test(module));
}

export const JOURNEYS: readonly Journey[] = [
  { name: 'interactive shell', limit: 80, needs: () => false },
  { name: 'can pay on desktop', limit: 150, needs: (module) => PAY_BUTTON.test(module) },
  { name: 'can pay on Android', limit: 185, needs: (module) => PAY_BUTTON.test(module) || ANDROID.test(module) },
  // What is fetched while the buyer picks a wallet and the wallet connects: web3.js, the builder, the steps that follow.
  { name: 'all to the approval', limit: 200, needs: toApproval },
  { name: 'QR shown', limit: 90, needs: (module) => QR.test(module) },
];

/** The page and its styles: what stands between a buyer and the price, besides one answer of the API. */
export const FIRST_PAINT_LIMIT = 14;

/** A language on top of the page. */
export const LANGUAGE_LIMIT = 12;
export function isLanguage(module: string): boolean {
  return LANGUAGE.test(module);
}

/** The merchant's script tag, and the script that stands in the page itself. */
export const EMBED_LOADER = { file: 'embed.js', limit: 5 } as const;
export const HEAD_SCRIPT_LIMIT = 1.5;

/** Packages that must not be in the chunk that shows the price. */
export const NEVER_FIRST = /node_modules\/(?:@solana\/|@solana-mobile\/|@wallet-standard\/|@noble\/curves|qrcode\/|bn\.js\/|buffer\/)/;
