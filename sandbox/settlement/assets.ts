import { PublicKey } from '@solana/web3.js';
import { USDC_MINT, WRAPPED_SOL_MINT } from '../../src/solana/mints.ts';
import { ASSOCIATED_TOKEN_PROGRAM, TOKEN_PROGRAM } from '../../src/solana/programs.ts';

/** The API has to name a mint for native SOL too; it is paid by system transfers, never as the wrapped token. */
export const NATIVE_MINT: string = WRAPPED_SOL_MINT;

const TOKEN_PROGRAM_SEED = new PublicKey(TOKEN_PROGRAM).toBytes();
const ASSOCIATED_TOKEN_PROGRAM_KEY = new PublicKey(ASSOCIATED_TOKEN_PROGRAM);

/** An asset the sandbox can settle in. */
export interface Asset {
  readonly mint: string;
  readonly symbol: string;
  readonly decimals: number;
  /** Base units in one US cent; null when the sandbox knows no price (native SOL). */
  readonly unitsPerCent: number | null;
}

const ASSETS: readonly Asset[] = [
  { mint: USDC_MINT, symbol: 'USDC', decimals: 6, unitsPerCent: 10_000 },
  { mint: NATIVE_MINT, symbol: 'SOL', decimals: 9, unitsPerCent: null },
];

/** The asset of a mint, or null when the sandbox does not settle in it (Token-2022 and unknown mints). */
export function assetOf(mint: string): Asset | null {
  return ASSETS.find((asset) => asset.mint === mint) ?? null;
}

/** Like assetOf, for mints that were checked when they were stored. @throws Error on an unknown mint. */
export function knownAsset(mint: string): Asset {
  const asset = assetOf(mint);
  if (!asset) throw new Error(`no asset for mint ${mint}`);
  return asset;
}

/**
 * Where a wallet receives an asset: its canonical associated token account, or the wallet itself for native SOL.
 * Only this account counts as paid: money in another account of the same wallet may never be found by its owner.
 */
export function receivingAccount(wallet: string, mint: string): string {
  if (mint === NATIVE_MINT) return wallet;
  const seeds = [new PublicKey(wallet).toBytes(), TOKEN_PROGRAM_SEED, new PublicKey(mint).toBytes()];
  return PublicKey.findProgramAddressSync(seeds, ASSOCIATED_TOKEN_PROGRAM_KEY)[0].toBase58();
}
