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
const ANDROID = /@solana-mobile\/|^src\/wallet\/phone-wallet/;
/** Wallets' own code, fetched when that wallet is opened. */
const AFTER_OPENING = /node_modules\/@solflare-wallet\//;
const QR = /qrcode|\/qr[-./]/;
const OTHER_PAGES = /\/(?:receipt|embed|popup|phantom)[-./]|^src\/receipt\/|\/pages\/payment-page/;

function canPay(module: string): boolean {
  return ![LANGUAGE, ANDROID, AFTER_OPENING, QR, OTHER_PAGES].some((aside) => aside.test(module));
}

export const JOURNEYS: readonly Journey[] = [
  { name: 'interactive shell', limit: 80, needs: () => false },
  { name: 'can pay on desktop', limit: 150, needs: canPay },
  { name: 'can pay on Android', limit: 185, needs: (module) => canPay(module) || ANDROID.test(module) },
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
