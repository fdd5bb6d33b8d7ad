import type { PaymentTerms } from '../../src/solana/payment-terms.ts';

/** What a terms token carries: all that is needed to build this one payment again, and nothing else. */
export interface SignedTerms {
  readonly slug: string;
  readonly terms: PaymentTerms;
  /** End of the session, unix milliseconds, whole seconds. */
  readonly expiresAt: number;
}
