import type { PaymentRow } from '../../db/payments.ts';
import { knownAsset } from '../../settlement/assets.ts';
import { wireTime } from '../../wire-time.ts';

/** The terms of one payment, as connect answers them (contract 4.2). */
export function sessionView(payment: PaymentRow) {
  const { symbol, decimals } = knownAsset(payment.token_mint);
  return {
    payment_id: payment.id,
    nonce: payment.nonce,
    amount_minor_units: payment.amount,
    merchant_amount_minor_units: payment.merchant_amount,
    fee_minor_units: payment.fee_amount,
    fee_wallet: payment.fee_wallet,
    token_mint: payment.token_mint,
    asset_symbol: symbol,
    asset_decimals: decimals,
    merchant_wallet: payment.merchant_wallet,
    expires_at: wireTime(payment.expires_at),
    status: payment.status,
    phantom_mobile: null,
  };
}
