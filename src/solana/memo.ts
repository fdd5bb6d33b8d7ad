import type { PaymentTerms } from './payment-terms.ts';

/** A nonce that may go on chain: printable ASCII without spaces, at most 128 characters (money invariant 8). */
const SAFE_NONCE = /^[\x21-\x7e]{1,128}$/;

export function isSafeNonce(nonce: string): boolean {
  return SAFE_NONCE.test(nonce);
}

/** Text of the on-chain memo by which Hilt recognises the payment. */
export function memoText(terms: Pick<PaymentTerms, 'nonce'>): string {
  return `HILT:${terms.nonce}`;
}
