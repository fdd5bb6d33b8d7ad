/** What a room of the project may know. */
export interface RoomRule {
  readonly may: readonly string[];
  /** Rooms of which only types may be named: they vanish at run time. */
  readonly mayNameTypesOf?: readonly string[];
  /** Said when the rule is broken. */
  readonly why: string;
}

const PURE = ['src/money', 'src/contract'];

/**
 * The map of the code, innermost first. A room that is not listed here but named by `roomOf` may import anything that
 * `IMPORTERS_OF` does not close.
 */
export const ROOMS: Readonly<Record<string, RoomRule>> = {
  'src/money': { may: [], why: 'amounts know nothing but numbers' },
  'src/contract': { may: ['src/money'], why: 'the wire contract knows only amounts' },
  'src/api': { may: PURE, why: 'the HTTP client knows the contract, not who asks' },
  'src/solana': { may: PURE, why: 'the chain side knows the terms of a payment, not its course' },
  'src/receipt': { may: [...PURE, 'src/solana'], why: 'a receipt is verified from its own text, without a payment' },
  'src/phantom': { may: [...PURE, 'src/solana'], why: 'deep links are read and checked without a payment' },
  'src/identity': { may: [...PURE, 'src/solana'], why: 'an identity is checked without a payment' },
  'src/payment': { may: [...PURE, 'src/solana', 'src/identity'], mayNameTypesOf: ['src/api'], why: 'the payment core gets the API, the wallet and the chain handed in as ports' },
  'src/device': { may: [], why: 'what a browser is and can is told from its own words, and used by everybody' },
  'src/wallet': { may: [...PURE, 'src/solana', 'src/device'], mayNameTypesOf: ['src/payment'], why: 'the wallet fills a port of the payment core and knows nothing else of it' },
  'src/ui': { may: ['src/i18n', 'src/money'], why: 'components take plain values, so that every screen can be shown without a payment' },
  'src/i18n': { may: ['src/ui', 'src/money'], why: 'sentences take plain values' },
  'src/embed/protocol': { may: [], why: 'it runs on foreign pages and must stay alone' },
  'src/embed/loader': { may: ['src/embed/protocol'], why: 'it runs on foreign pages and must stay tiny' },
  'src/embed/check': { may: ['src/embed/protocol', 'src/embed/loader'], why: 'a seller runs it on a foreign page, with the loader’s own frame' },
  'src/embed/frame': { may: ['src/embed/protocol', ...PURE], why: 'the frame side speaks the protocol and nothing else' },
  'src/app/config': { may: [...PURE, 'src/solana'], why: 'settings are read before anything else exists' },
  'src/app/head': { may: ['src/app/config', 'src/i18n', 'src/ui'], why: 'the head script runs before anything else has loaded' },
  'src/app': {
    may: ['src/app/config', 'src/app/head', ...PURE, 'src/api', 'src/solana', 'src/receipt', 'src/phantom', 'src/identity', 'src/payment', 'src/wallet', 'src/device', 'src/ui', 'src/i18n', 'src/embed/protocol', 'src/embed/frame'],
    why: 'the app stands on src/ alone',
  },
  'src/main': { may: ['src/app', 'src/app/config', 'src/app/head', ...PURE, 'src/api', 'src/solana', 'src/receipt', 'src/phantom', 'src/identity', 'src/payment', 'src/wallet', 'src/device', 'src/ui', 'src/i18n', 'src/embed/protocol', 'src/embed/frame'], why: 'the composition root stands on src/ alone' },
  edge: { may: [...PURE, 'src/api', 'src/solana', 'src/ui', 'src/app/config', 'src/app/head'], why: 'the edge shares contract, API client, payment builder and plain-text rules with the page, and nothing else' },
  sandbox: { may: [...PURE, 'src/solana', 'src/app/config'], why: 'the sandbox stands in for Hilt and Solana: it must not know how the checkout works' },
};

/** Rooms that are closed to all but these. */
export const IMPORTERS_OF: Readonly<Record<string, readonly string[]>> = {
  'src/app': ['src/main', 'scripts', 'e2e', 'bench'],
  'src/app/config': ['src/app', 'src/app/head', 'src/main', 'edge', 'sandbox', 'scripts', 'e2e', 'bench'],
  'src/app/head': ['src/app', 'src/main', 'edge', 'scripts', 'e2e', 'bench'],
  'src/main': [],
  sandbox: ['scripts', 'e2e', 'bench'],
  edge: ['scripts', 'e2e', 'bench'],
  scripts: ['e2e', 'bench'],
  bench: ['scripts'],
  // Benchmarks drive the page as journeys do.
  e2e: ['bench'],
};

interface PackageRule {
  readonly packages: RegExp;
  /** Folders below which a value may be imported. */
  readonly only: readonly string[];
  /** Never in the chunk that shows the price. */
  readonly neverFirst: boolean;
  readonly why: string;
}

export const PACKAGE_RULES: readonly PackageRule[] = [
  { packages: /^@solana\/wallet-adapter-|^@solana-mobile\/|^@wallet-standard\//, only: ['src/wallet/'], neverFirst: true, why: 'wallet code is one lazy chunk' },
  { packages: /^@solana\//, only: ['src/solana/', 'src/wallet/'], neverFirst: true, why: 'chain code is lazy and has one place' },
  { packages: /^qrcode$/, only: ['src/app/'], neverFirst: true, why: 'a code is drawn only when a buyer asks for one' },
  { packages: /^react(-dom)?$/, only: ['src/app/', 'src/ui/', 'src/i18n/', 'src/wallet/', 'src/main.tsx'], neverFirst: false, why: 'the payment core and everything below it run without a screen' },
  { packages: /^buffer$/, only: ['src/wallet/', 'src/solana/'], neverFirst: true, why: 'only the official token library needs it' },
  { packages: /^node:|^(fs|path|http|crypto|process)$/, only: ['src/i18n/compile/', 'src/wallet/build/'], neverFirst: true, why: 'the page runs in a browser' },
];

/** The room a file belongs to; null when nobody named one for it. */
export function roomOf(path: string): string | null {
  const [top, second, third] = path.split('/');
  if (top !== 'src') return top !== undefined && ['edge', 'sandbox', 'e2e', 'bench', 'scripts'].includes(top) ? top : null;
  if (path === 'src/main.tsx') return 'src/main';
  // Settings, addresses and the head script's contract are what whoever serves the page has to know of it.
  if (second === 'app' && (third === 'config' || third === 'paths.ts')) return 'src/app/config';
  if (second === 'app' && third === 'head') return 'src/app/head';
  if (second === 'embed') return `src/embed/${third ?? ''}`;
  const room = `src/${second ?? ''}`;
  return room in ROOMS || room === 'src/testing' ? room : null;
}
