import * as v from 'valibot';
import type { PaymentRow } from '../db/payments.ts';
import type { ProductRow } from '../db/products.ts';
import { knownAsset } from '../settlement/assets.ts';
import { sessionMemo } from '../settlement/memos.ts';
import { wireTime } from '../wire-time.ts';
import { brandName } from '../brand-name.ts';

export const RECEIPT_SCHEMA = 'hilt-v1';

/**
 * The document that is hashed and signed. Public for ever, so it holds what the chain shows anyway and what was sold:
 * no payment_id (a bearer secret) and nobody's identity.
 */
export const ReceiptDocument = v.object({
  schema_version: v.literal(RECEIPT_SCHEMA),
  receipt_id: v.string(),
  issued_at: v.string(),
  product_id: v.string(),
  product_slug: v.string(),
  product_title: v.string(),
  seller_name: v.string(),
  merchant_wallet: v.string(),
  fee_wallet: v.string(),
  payer_wallet: v.string(),
  amount_minor_units: v.number(),
  merchant_amount_minor_units: v.number(),
  fee_minor_units: v.number(),
  token_mint: v.string(),
  asset_symbol: v.string(),
  asset_decimals: v.number(),
  tx_signature: v.string(),
  slot: v.number(),
  block_time: v.string(),
  memo: v.string(),
  /** Finds the payment on chain where a wallet left the memo out. Receipts of older sandboxes lack it. */
  reference: v.optional(v.string()),
});
export type ReceiptDocument = v.InferOutput<typeof ReceiptDocument>;

/** @throws Error when the payment is not settled yet. */
export function receiptDocument(receiptId: string, issuedAt: number, payment: PaymentRow, product: ProductRow): ReceiptDocument {
  const { payer_wallet: payer, tx_signature: signature, slot, block_time: blockTime } = payment;
  if (payer === null || signature === null || slot === null || blockTime === null) throw new Error('only a settled payment has a receipt');
  const { symbol, decimals } = knownAsset(payment.token_mint);
  return {
    schema_version: RECEIPT_SCHEMA,
    receipt_id: receiptId,
    issued_at: wireTime(issuedAt),
    product_id: product.id,
    product_slug: product.slug,
    product_title: product.title,
    seller_name: brandName(product),
    merchant_wallet: payment.merchant_wallet,
    fee_wallet: payment.fee_wallet,
    payer_wallet: payer,
    amount_minor_units: payment.amount,
    merchant_amount_minor_units: payment.merchant_amount,
    fee_minor_units: payment.fee_amount,
    token_mint: payment.token_mint,
    asset_symbol: symbol,
    asset_decimals: decimals,
    tx_signature: signature,
    slot,
    block_time: wireTime(blockTime),
    memo: sessionMemo(payment.nonce),
    reference: payment.reference,
  };
}
