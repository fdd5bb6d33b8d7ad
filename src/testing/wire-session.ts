import { USDC_MINT } from '../solana/mints.ts';
import { usdcTerms } from './solana-terms.ts';

/** What connect answers for the test terms, as JSON; payment `pay_1`. */
export function wireSessionOf(changes: object = {}): object {
  const { nonce, total, merchantAmount, feeAmount, feeWallet, merchantWallet } = usdcTerms();
  return {
    payment_id: 'pay_1',
    nonce,
    amount_minor_units: Number(total),
    merchant_amount_minor_units: Number(merchantAmount),
    fee_minor_units: Number(feeAmount),
    fee_wallet: feeWallet,
    token_mint: USDC_MINT,
    asset_symbol: 'USDC',
    asset_decimals: 6,
    merchant_wallet: merchantWallet,
    expires_at: '2030-01-01T00:00:00Z',
    status: 'PENDING_SIGNATURE',
    phantom_mobile: null,
    ...changes,
  };
}
