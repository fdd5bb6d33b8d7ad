import { amountText } from '../money/format-amount.ts';
import { addressBytes } from './address.ts';
import { memoText } from './memo.ts';
import type { PaymentTerms } from './payment-terms.ts';
import { isOnCurve } from './wire/curve.ts';

/** What a scanning wallet tells its user about a transfer request; free text. */
export interface TransferRequestWords {
  /** The seller's name. */
  readonly label: string;
  /** What is bought. */
  readonly message?: string;
}

/**
 * A Solana Pay transfer request of the terms, for a QR or a wallet link.
 * @returns null when a transfer request cannot express the payment: it has one transfer, so there must be no fee, and wallets refuse
 * recipients off the curve. That the recipient's accounts exist is not checked here.
 */
export function transferRequestUrl(terms: PaymentTerms, { label, message }: TransferRequestWords): string | null {
  const { merchantWallet, total, feeAmount, decimals, mint, reference } = terms;
  if (feeAmount > 0n || !isOnCurve(addressBytes(merchantWallet))) return null;
  const fields: readonly (readonly [string, string])[] = [
    ['amount', amountText(total, decimals)],
    ...(mint === 'native' ? [] : [['spl-token', mint] as const]),
    ['reference', reference],
    ['label', label],
    ...(message === undefined ? [] : [['message', message] as const]),
    ['memo', memoText(terms)],
  ];
  return `solana:${merchantWallet}?${fields.map(([name, value]) => `${name}=${encoded(value)}`).join('&')}`;
}

/** Half a surrogate pair has no encoding, and names come from outside. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));
}

/**
 * A Solana Pay transaction request: an address from which the scanning wallet fetches the transaction.
 * @param link absolute and https, as wallets take no other.
 * @returns null for anything else. Encoded only where the specification asks for it: a shorter code is easier to scan.
 */
export function transactionRequestUrl(link: string): string | null {
  if (!URL.canParse(link)) return null;
  const url = new URL(link);
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.hash !== '') return null;
  return `solana:${url.search === '' ? url.href : encodeURIComponent(url.href)}`;
}
