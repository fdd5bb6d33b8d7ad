import { MAX_PRIORITY_FEE, priorityFee } from '../verify/compute-budget.ts';

/**
 * Compute units a payment may use. Transfers and memo take a few thousand, opening an account up to some 30,000 (more for an
 * unlucky address). The rest is room for the guards a wallet adds, which run under the same limit.
 */
export function computeUnits(opens: number): number {
  return 120_000 + 40_000 * opens;
}

/** Paid even when the network is idle, in micro-lamports per unit: a few thousand lamports at most. */
const LOWEST_PRICE = 10_000n;
/** Half of what a signed payment may carry: a wallet may still raise it without being refused. */
const OUR_CAP = MAX_PRIORITY_FEE / 2n;

/**
 * Price per compute unit (micro-lamports): what three quarters of the recent blocks would have taken, within a floor and a cap.
 * @param recent lowest price accepted in each recent block; may be empty when a node does not tell.
 */
export function computePrice(recent: readonly number[], units: number): bigint {
  const sorted = recent.toSorted((a, b) => a - b);
  const usual = BigInt(sorted[Math.floor(sorted.length * 0.75)] ?? 0);
  const wanted = usual > LOWEST_PRICE ? usual : LOWEST_PRICE;
  if (priorityFee(BigInt(units), wanted) <= OUR_CAP) return wanted;
  return (OUR_CAP * 1_000_000n) / BigInt(units);
}
