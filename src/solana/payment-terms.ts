import type { BaseUnits } from '../money/base-units.ts';
import type { Address } from './address.ts';

/** What one session asks the buyer to pay, checked (see check-terms.ts) and in the chain's own words. */
export interface PaymentTerms {
  readonly paymentId: string;
  /** Goes on chain as the memo `HILT:{nonce}`; printable ASCII, at most 128 characters. */
  readonly nonce: string;
  /** Settlement mint, or `native` for SOL paid by system transfers. */
  readonly mint: Address | 'native';
  readonly symbol: string;
  readonly decimals: number;
  /** What the buyer pays: merchantAmount + feeAmount. Base units of the mint. */
  readonly total: BaseUnits;
  readonly merchantAmount: BaseUnits;
  readonly feeAmount: BaseUnits;
  /** Owner addresses, not token accounts. */
  readonly merchantWallet: Address;
  readonly feeWallet: Address;
  /** Key that finds this payment on chain before any signature is known: SHA-256 of `hilt-payment:` + payment_id. */
  readonly reference: Address;
}

/** Why an answer of connect is not accepted as terms (money invariant 4). Each is a contradiction inside Hilt's own answers, so nothing is signed. */
export type TermsRefusal =
  | 'unsupported-mint'
  | 'wrong-decimals'
  | 'wrong-symbol'
  | 'price-changed'
  | 'sum-mismatch'
  | 'fee-too-large'
  | 'merchant-changed'
  | 'fee-wallet-not-allowed'
  | 'nonce-unsafe'
  | 'tip-mismatch';

export type TermsCheck =
  | { readonly ok: true; readonly terms: PaymentTerms }
  | { readonly ok: false; readonly refusal: TermsRefusal };
