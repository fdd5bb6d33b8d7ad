import { baseUnits } from '../money/base-units.ts';
import type { PaymentTerms } from '../solana/payment-terms.ts';
import { paymentReference } from '../solana/reference.ts';
import { USDC_MINT } from '../solana/mints.ts';
import { testAddress } from './solana-keys.ts';

/** Terms of a 29 USDC payment: 28.42 to the seller, 0.58 fee. */
export function usdcTerms(changes: Partial<PaymentTerms> = {}): PaymentTerms {
  const paymentId = changes.paymentId ?? 'pay-1';
  return {
    paymentId,
    nonce: 'nonce-1',
    mint: USDC_MINT,
    symbol: 'USDC',
    decimals: 6,
    total: baseUnits(29_000_000n),
    merchantAmount: baseUnits(28_420_000n),
    feeAmount: baseUnits(580_000n),
    merchantWallet: testAddress('merchant'),
    feeWallet: testAddress('fee wallet'),
    reference: paymentReference(paymentId),
    ...changes,
  };
}

/** Terms of a 0.5 SOL payment: 0.49 to the seller, 0.01 fee. */
export function solTerms(changes: Partial<PaymentTerms> = {}): PaymentTerms {
  return usdcTerms({
    mint: 'native',
    symbol: 'SOL',
    decimals: 9,
    total: baseUnits(500_000_000n),
    merchantAmount: baseUnits(490_000_000n),
    feeAmount: baseUnits(10_000_000n),
    ...changes,
  });
}
