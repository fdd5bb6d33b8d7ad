import * as v from 'valibot';
import { type Address, isAddress } from '../../solana/address.ts';

/** Everything an operator decides. Read once at start; nothing else in the app looks at the environment. */
export interface Config {
  /** Origin of the Hilt API, no trailing slash. */
  readonly hiltApiUrl: string;
  /** Solana JSON-RPC nodes, best first. Two from different operators are needed to prove that a payment cannot land any more (money invariant 1). */
  readonly solanaRpcUrls: readonly string[];
  /** Genesis hash every node must have: the network money moves on. */
  readonly genesisHash: string;
  /** Wallet Standard chain id that goes with it. */
  readonly walletChain: 'solana:mainnet' | 'solana:localnet';
  /** If given, the only fee wallets ever paid (money invariant 4). */
  readonly feeWallets: readonly Address[] | null;
  /** Origin of the edge that opens sessions for this page, so that QR codes can ask it for transactions (docs/deploy.md); null on a static host. */
  readonly edgeUrl: string | null;
  /** Where "see on Solana" leads; `/tx/<signature>` is appended. Null hides the link. */
  readonly explorerUrl: string | null;
  /** No real money: says so on every screen. */
  readonly sandbox: boolean;
}

/** Raw settings by variable name, from the build's environment or the page's own settings block. */
export type RawConfig = Readonly<Record<string, unknown>>;

/** Names every variable that is missing or wrong, so that an operator can mend all of them at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly variables: readonly string[];

  constructor(variables: readonly string[]) {
    super(`checkout settings are missing or wrong: ${variables.join(', ')}`);
    this.variables = variables;
  }
}

const MAINNET_GENESIS = '5eykt4UsFv8P8NJdTREpY1vzqKqZKvdpKuc147dw2N9d';

const origin = v.pipe(v.string(), v.trim(), v.check(isSafeOrigin), v.transform((text) => text.replace(/\/+$/, '')));
const list = v.pipe(v.string(), v.transform((text) => text.split(',').map((part) => part.trim()).filter((part) => part !== '')));

const Settings = v.object({
  VITE_HILT_API_URL: origin,
  VITE_SOLANA_RPC_URLS: v.pipe(list, v.minLength(1), v.array(v.pipe(v.string(), v.check(isSafeOrigin)))),
  VITE_SOLANA_GENESIS_HASH: v.optional(v.pipe(v.string(), v.trim(), v.check(isAddress)), MAINNET_GENESIS),
  VITE_HILT_FEE_WALLETS: v.optional(v.pipe(list, v.array(v.pipe(v.string(), v.check(isAddress))))),
  VITE_HILT_EDGE_URL: v.optional(origin),
  VITE_SOLANA_EXPLORER_URL: v.optional(v.union([v.literal(''), origin]), 'https://explorer.solana.com'),
});

/** @throws ConfigError naming all bad variables. */
export function readConfig(raw: RawConfig): Config {
  const present = Object.fromEntries(Object.entries(raw).filter(([name, value]) => value !== '' || name === 'VITE_SOLANA_EXPLORER_URL'));
  const parsed = v.safeParse(Settings, present);
  if (!parsed.success) throw new ConfigError([...new Set(parsed.issues.map((issue) => v.getDotPath(issue)?.split('.')[0] ?? '(all)'))]);
  const settings = parsed.output;
  const sandbox = settings.VITE_SOLANA_GENESIS_HASH !== MAINNET_GENESIS;
  return {
    hiltApiUrl: settings.VITE_HILT_API_URL,
    solanaRpcUrls: settings.VITE_SOLANA_RPC_URLS,
    genesisHash: settings.VITE_SOLANA_GENESIS_HASH,
    walletChain: sandbox ? 'solana:localnet' : 'solana:mainnet',
    feeWallets: settings.VITE_HILT_FEE_WALLETS?.filter((wallet) => isAddress(wallet)) ?? null,
    edgeUrl: settings.VITE_HILT_EDGE_URL ?? null,
    explorerUrl: settings.VITE_SOLANA_EXPLORER_URL === '' ? null : settings.VITE_SOLANA_EXPLORER_URL,
    sandbox,
  };
}

/** Money only travels over https; plain http is for a machine talking to itself. */
function isSafeOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return false;
  if (url.protocol === 'https:') return true;
  return url.protocol === 'http:' && (url.hostname === '127.0.0.1' || url.hostname === 'localhost' || url.hostname.endsWith('.localhost'));
}
