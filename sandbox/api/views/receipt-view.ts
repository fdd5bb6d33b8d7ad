import { formatAmount } from '../../../src/money/format-amount.ts';
import { baseUnits } from '../../../src/money/base-units.ts';
import type { Sandbox } from '../../context.ts';
import { OWNER_EMAIL } from '../../seed/merchant.ts';
import type { ReceiptRow } from '../../db/receipts.ts';
import type { ReceiptDocument } from '../../receipts/receipt-document.ts';
import { verifyReceipt } from '../../receipts/verify-receipt.ts';
import { wireTime } from '../../wire-time.ts';

/** The public receipt (contract 5.1). Carries no payment_id: whoever holds a receipt must not be able to fetch the access it paid for. */
export function publicReceiptView(sandbox: Sandbox, receipt: ReceiptRow, document: ReceiptDocument) {
  const { apiUrl, checkoutUrl } = sandbox.config;
  return {
    receipt_id: receipt.id,
    receipt_json: document,
    receipt_hash: receipt.receipt_hash,
    ed25519_sig: receipt.signature,
    schema_version: document.schema_version,
    // Ours: which of the published keys signed it, so that a reader need not try them all.
    kid: sandbox.receiptSigner.kidOf(receipt.receipt_hash, receipt.signature),
    created_at: wireTime(receipt.created_at),
    generated_at: wireTime(receipt.created_at),
    verify_url: `${checkoutUrl}/r/${receipt.id}`,
    verify_api_url: `${apiUrl}/v1/receipt/${receipt.id}/verify`,
    pdf_url: `${apiUrl}/v1/receipt/${receipt.id}/pdf`,
    tx_sig: document.tx_signature,
    product_id: document.product_id,
    product_title: document.product_title,
    product_slug: document.product_slug,
    payer_wallet: document.payer_wallet,
    merchant_wallet: document.merchant_wallet,
    amount_minor_units: document.amount_minor_units,
    amount_display: displayAmount(document),
    token_mint: document.token_mint,
    owner_display_name: document.seller_name,
    // Real answers may carry it (contract 5.3); a checkout must not show it, and only an answer that has it can prove that.
    owner_email: OWNER_EMAIL,
    verification: verifyReceipt(receipt, sandbox.receiptSigner, sandbox.now()),
  };
}

/** "29 USDC" */
export function displayAmount(document: Pick<ReceiptDocument, 'amount_minor_units' | 'asset_decimals' | 'asset_symbol'>): string {
  return `${formatAmount(baseUnits(BigInt(document.amount_minor_units)), { decimals: document.asset_decimals })} ${document.asset_symbol}`;
}
