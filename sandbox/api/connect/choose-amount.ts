import type { ProductRow } from '../../db/products.ts';
import { knownAsset } from '../../settlement/assets.ts';
import { splitFee } from '../../settlement/fee-split.ts';
import { badField, refusal } from '../hilt-error.ts';

/** What a session asks for, in base units of the product's mint; amount = merchantAmount + feeAmount. */
export interface SessionAmounts {
  readonly amount: number;
  readonly merchantAmount: number;
  readonly feeAmount: number;
}

/**
 * The price, or in a tip jar what the buyer chose.
 * @throws HiltError 422 when a tip has no amount or a fixed price is contradicted, 400 when the fee would leave nothing for the seller.
 */
export function chooseAmount(product: ProductRow, chosen: number | null): SessionAmounts {
  const amount = product.product_type === 'TIP_JAR' ? chosen : product.amount;
  if (amount === null) throw badField(['body', 'amount_minor_units'], 'This product needs an amount', 'missing');
  // A page that shows another price must not find out by the buyer signing it.
  if (chosen !== null && chosen !== amount) throw badField(['body', 'amount_minor_units'], 'This product has a fixed price', 'amount_mismatch');
  const split = splitFee(product, knownAsset(product.token_mint), amount);
  if (!split) throw refusal(400, 'amount_too_small', 'The amount does not cover the fee');
  return { amount, ...split };
}
