import type { Address } from '../solana/address.ts';
import type { PaymentTerms } from '../solana/payment-terms.ts';

/** A checkout session this device opened at Hilt: one payment_id with its terms. */
export interface Session {
  readonly slug: string;
  readonly productId: string;
  readonly terms: PaymentTerms;
  /** End of the session as Hilt states it, unix milliseconds; judged against confirmed block time, never the buyer's clock. */
  readonly expiresAt: number;
  /** Opened with a handoff token: pays for the identity in `access`, and for nobody else. */
  readonly personal: boolean;
  /** Which personal link opened it (link-mark.ts); null when none did. */
  readonly linkMark: string | null;
  /** Who gets access, when a handoff or an identity step fixed it. */
  readonly access: Access | null;
  /** The identity session by which a wallet has proven who gets access; goes with confirm. Null when nobody had to. */
  readonly identity: { readonly sessionId: string; readonly wallet: Address } | null;
  /** A `solana:` link by which a scanning wallet fetches the transaction; null when nobody serves one for this session. */
  readonly transactionRequestUrl: string | null;
  /** Opens Phantom, which then comes back to this checkout; null when Hilt makes no such links, or only ones that lead elsewhere. */
  readonly linkUrl: string | null;
}

/** The buyer a payment gives access to. */
export interface Access {
  readonly type: string;
  readonly display: string;
}

/** Less than this to expiry and no signature is asked any more (money invariant 10). */
export const SIGNING_MARGIN_MS = 120_000;
