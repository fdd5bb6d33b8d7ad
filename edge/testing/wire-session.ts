import { testAddress } from '../../src/testing/solana-keys.ts';
import { WIRE_PRODUCT } from './wire-product.ts';

export const CONNECT_ROUTE = 'POST /v1/products/p/tide/connect';
export const PAYMENT_ID = '7f9c24e5-2f0a-4f6e-8f7d-3a1b2c3d4e5f';
export const STATUS_ROUTE = `GET /v1/payments/${PAYMENT_ID}`;

/** What connect answers for the test product, half an hour from now. */
export function wireSession(changes: object = {}): Readonly<Record<string, unknown>> {
  return {
    payment_id: PAYMENT_ID,
    nonce: 'nonce-1',
    amount_minor_units: 29_000_000,
    merchant_amount_minor_units: 28_420_000,
    fee_minor_units: 580_000,
    fee_wallet: testAddress('fee wallet'),
    token_mint: WIRE_PRODUCT.token_mint,
    asset_symbol: 'USDC',
    asset_decimals: 6,
    merchant_wallet: WIRE_PRODUCT.merchant_wallet,
    expires_at: new Date(Date.now() + 30 * 60_000).toISOString(),
    status: 'PENDING_SIGNATURE',
    phantom_mobile: null,
    extra_key: 'kept',
    ...changes,
  };
}

/** What the status route answers while nobody has paid. */
export function wireStatus(changes: object = {}): Readonly<Record<string, unknown>> {
  return {
    id: PAYMENT_ID,
    status: 'PENDING_SIGNATURE',
    amount_minor_units: 29_000_000,
    token_mint: WIRE_PRODUCT.token_mint,
    tx_signature: null,
    confirmed_at: null,
    failed_at: null,
    failure_reason: null,
    delivery_sent_at: null,
    deep_link_expires_at: null,
    delivery_status: null,
    delivery_error: null,
    delivery_attempted_at: null,
    membership_id: null,
    ...changes,
  };
}
