import type { ProductRow } from '../db/products.ts';
import type { Asset } from './assets.ts';

export interface FeeSplit {
  readonly merchantAmount: number;
  readonly feeAmount: number;
}

/**
 * Splits what the buyer pays (base units): percentage rounded down in the buyer's and seller's favour, plus the flat part, at most the cap.
 * Flat part and cap are in US cents and count only for an asset with a known price. Null when nothing would be left for the seller.
 */
export function splitFee(product: Pick<ProductRow, 'fee_bps' | 'fee_flat_cents' | 'fee_cap_cents'>, asset: Asset, total: number): FeeSplit | null {
  const percentage = (BigInt(total) * BigInt(product.fee_bps)) / 10_000n;
  const perCent = asset.unitsPerCent === null ? null : BigInt(asset.unitsPerCent);
  const flat = perCent === null ? 0n : BigInt(product.fee_flat_cents) * perCent;
  const cap = perCent === null || product.fee_cap_cents === null ? null : BigInt(product.fee_cap_cents) * perCent;
  const uncapped = percentage + flat;
  const fee = cap !== null && uncapped > cap ? cap : uncapped;
  if (fee >= BigInt(total)) return null;
  return { merchantAmount: Number(BigInt(total) - fee), feeAmount: Number(fee) };
}
