import { type Address, isAddress } from '../../solana/address.ts';
import type { SettingName } from './settings-block.ts';

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
  /** If given, the only keys receipts are checked with; null: those the API publishes. Name and 32 bytes in base64url. */
  readonly receiptKeys: readonly ReceiptKeySetting[] | null;
  /** Schema versions of receipts that are known to be hashed in their RFC 8785 form: for these, what does not fit here is wrong. */
  readonly receiptForms: readonly string[];
  /** No real money: says so on every screen. */
  readonly sandbox: boolean;
}

export interface ReceiptKeySetting {
  readonly kid: string;
  readonly x: string;
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

/** `name=key`: 43 signs of base64url are 32 bytes. */
const RECEIPT_KEY = /^([\w.~-]{1,128})=([\w-]{43})$/;
/** `schema_version=form`; there is one form we can compute. */
const RECEIPT_FORM = /^([\w.~-]{1,64})=rfc8785$/;
const MAINNET_GENESIS = '5eykt4UsFv8P8NJdTREpY1vzqKqZKvdpKuc147dw2N9d';

/**
 * Checked by hand, not by a schema: these few lines stand in the first chunk of every page, where the schema library does not.
 * @throws ConfigError naming all bad variables.
 */
export function readConfig(raw: RawConfig): Config {
  const bad: string[] = [];
  /** The trimmed text of a setting; null when it is not set. What is set but is no text is wrong. */
  function text(name: SettingName): string | null {
    const value = raw[name];
    if (typeof value === 'string') return value.trim() === '' ? null : value.trim();
    if (value !== undefined && value !== null) bad.push(name);
    return null;
  }
  function checked(name: SettingName, value: string, isRight: (part: string) => boolean): string {
    if (!isRight(value)) bad.push(name);
    return value;
  }
  function list(name: SettingName, isRight: (part: string) => boolean): readonly string[] {
    const parts = (text(name) ?? '').split(',').map((part) => part.trim()).filter((part) => part !== '');
    if (!parts.every(isRight)) bad.push(name);
    return parts;
  }
  const origin = (name: SettingName, value: string) => checked(name, value, isSafeOrigin).replace(/\/+$/, '');

  const apiUrl = text('VITE_HILT_API_URL');
  if (apiUrl === null) bad.push('VITE_HILT_API_URL');
  const hiltApiUrl = apiUrl === null ? '' : origin('VITE_HILT_API_URL', apiUrl);
  const solanaRpcUrls = list('VITE_SOLANA_RPC_URLS', isSafeOrigin);
  if (solanaRpcUrls.length === 0) bad.push('VITE_SOLANA_RPC_URLS');
  const genesisHash = checked('VITE_SOLANA_GENESIS_HASH', text('VITE_SOLANA_GENESIS_HASH') ?? MAINNET_GENESIS, isAddress);
  const feeWallets = text('VITE_HILT_FEE_WALLETS') === null ? null : list('VITE_HILT_FEE_WALLETS', isAddress).filter((wallet) => isAddress(wallet));
  const edgeUrl = text('VITE_HILT_EDGE_URL');
  // Empty on purpose hides the link; not set means the public one.
  const explorer = raw['VITE_SOLANA_EXPLORER_URL'] === '' ? null : (text('VITE_SOLANA_EXPLORER_URL') ?? 'https://explorer.solana.com');
  const receiptKeys = list('VITE_HILT_RECEIPT_KEYS', (key) => RECEIPT_KEY.test(key)).map((key) => ({ kid: RECEIPT_KEY.exec(key)?.[1] ?? '', x: RECEIPT_KEY.exec(key)?.[2] ?? '' }));
  const receiptForms = list('VITE_HILT_RECEIPT_FORMS', (form) => RECEIPT_FORM.test(form)).map((form) => RECEIPT_FORM.exec(form)?.[1] ?? '');
  const config: Config = {
    hiltApiUrl,
    solanaRpcUrls,
    genesisHash,
    walletChain: genesisHash === MAINNET_GENESIS ? 'solana:mainnet' : 'solana:localnet',
    feeWallets,
    edgeUrl: edgeUrl === null ? null : origin('VITE_HILT_EDGE_URL', edgeUrl),
    explorerUrl: explorer === null ? null : origin('VITE_SOLANA_EXPLORER_URL', explorer),
    receiptKeys: receiptKeys.length > 0 ? receiptKeys : null,
    receiptForms,
    sandbox: genesisHash !== MAINNET_GENESIS,
  };
  if (bad.length > 0) throw new ConfigError([...new Set(bad)]);
  return config;
}

/** Money only travels over https; plain http is for a machine talking to itself. */
function isSafeOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return false;
  if (url.protocol === 'https:') return true;
  return url.protocol === 'http:' && (url.hostname === '127.0.0.1' || url.hostname === 'localhost' || url.hostname.endsWith('.localhost'));
}
