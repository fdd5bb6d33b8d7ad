import { type Address, address } from './address.ts';

/** What this checkout knows of a token it can pay with. The chain must agree (preflight); Hilt's answer must match (check-terms). */
export interface KnownMint {
  readonly mint: Address | 'native';
  readonly symbol: string;
  readonly decimals: number;
}

/** USDC of Circle on Solana mainnet; the sandbox puts its own mint at the same address. */
export const USDC_MINT = address('EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v');
/** Where an API names a mint for plain SOL it can only be this one; we then pay by system transfers and never wrap. */
export const WRAPPED_SOL_MINT = address('So11111111111111111111111111111111111111112');

const MINTS: ReadonlyMap<string, KnownMint> = new Map<string, KnownMint>([
  [USDC_MINT, { mint: USDC_MINT, symbol: 'USDC', decimals: 6 }],
  [WRAPPED_SOL_MINT, { mint: 'native', symbol: 'SOL', decimals: 9 }],
]);

/** Tokens a buyer may send by mistake. That we can name one does not mean that it can be paid with. */
const SYMBOLS: ReadonlyMap<string, string> = new Map([
  [USDC_MINT, 'USDC'],
  [WRAPPED_SOL_MINT, 'wSOL'],
  ['Es9vMFrzaCERmJfrF4H2FYD4KCoNkY11McCe8BenwNYB', 'USDT'],
  ['HzwqbKZw8HxMN6bF2yFZNrht3c2iXXzpKcFu7uBEDKtr', 'EURC'],
  ['2b1kV6DkPAnxd5ixfnxCpjxmKwqjjaYmCZfHsFu24GXo', 'PYUSD'],
]);

/** Our own name for a mint seen on chain; null when we do not know it, as the names tokens give themselves prove nothing. */
export function tokenSymbol(mint: Address): string | null {
  return SYMBOLS.get(mint) ?? null;
}

/** Our own word on a mint named by Hilt; null when we do not know it, and then nothing is signed. */
export function knownMint(mint: string): KnownMint | null {
  return MINTS.get(mint) ?? null;
}
