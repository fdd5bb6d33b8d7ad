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

/** Our own word on a mint named by Hilt; null when we do not know it, and then nothing is signed. */
export function knownMint(mint: string): KnownMint | null {
  return MINTS.get(mint) ?? null;
}
