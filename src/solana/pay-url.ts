import { amountText } from '../money/format-amount.ts';
import { addressBytes } from './address.ts';
import { memoText } from './memo.ts';
import type { PaymentTerms } from './payment-terms.ts';
import { isOnCurve } from './wire/curve.ts';

/**
 * A Solana Pay transfer request of the terms, for a QR or a wallet link.
 * @param label the seller's name as the wallet shows it.
 * @returns null when a transfer request cannot express the payment: it has one transfer, so there must be no fee, and wallets refuse
 * recipients off the curve. That the recipient's accounts exist is not checked here.
 */
export function transferRequestUrl(terms: PaymentTerms, label: string): string | null {
  const { merchantWallet, total, feeAmount, decimals, mint, reference } = terms;
  if (feeAmount > 0n || !isOnCurve(addressBytes(merchantWallet))) return null;
  const fields: readonly (readonly [string, string])[] = [
    ['amount', amountText(total, decimals)],
    ...(mint === 'native' ? [] : [['spl-token', mint] as const]),
    ['reference', reference],
    ['label', label],
    ['memo', memoText(terms)],
  ];
  return `solana:${merchantWallet}?${fields.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`;
}
