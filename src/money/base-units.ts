/**
 * Money inside the checkout: a whole number of a mint's smallest unit, never a float (money invariant 9).
 * 1 USDC is 1_000_000 base units (6 decimals); 1 SOL is 1_000_000_000 lamports (9 decimals).
 */
declare const baseUnitsBrand: unique symbol;

/** A non-negative amount in base units that fits Solana's u64. Made only by the functions in this file. */
export type BaseUnits = bigint & { readonly [baseUnitsBrand]: true };

/** Largest amount an SPL transfer or a lamport balance can hold (u64). */
const U64_MAX = 2n ** 64n - 1n;

/** True if `putative` is a bigint that an SPL transfer can carry. */
export function isBaseUnits(putative: unknown): putative is BaseUnits {
  return typeof putative === 'bigint' && putative >= 0n && putative <= U64_MAX;
}

/**
 * Brands a bigint as base units.
 * @throws RangeError when it is negative or over u64; callers parse foreign data by schema before.
 */
export function baseUnits(putative: bigint): BaseUnits {
  if (!isBaseUnits(putative)) throw new RangeError('amount is not a u64 number of base units');
  return putative;
}

/** Adds two amounts. @throws RangeError on u64 overflow. */
export function addUnits(a: BaseUnits, b: BaseUnits): BaseUnits {
  return baseUnits(a + b);
}

/** What is missing from `have` to reach `need`; zero when there is enough. */
export function missingUnits(have: BaseUnits, need: BaseUnits): BaseUnits {
  return baseUnits(have >= need ? 0n : need - have);
}
