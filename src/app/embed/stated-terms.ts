import type { PaymentSession } from '../../contract/session.ts';
import { checkTerms } from '../../solana/check-terms.ts';
import type { PaymentTerms } from '../../solana/payment-terms.ts';

/**
 * The terms of a session as Hilt states them, to look for a payment of them. Nothing is ever signed by these: the window that pays compares
 * them with the product and the operator's fee wallets, so here they are held against themselves only. Null when they cannot be paid at all.
 */
export function statedTerms(session: PaymentSession): PaymentTerms | null {
  const { amount_minor_units, token_mint, merchant_wallet } = session;
  const check = checkTerms({ amount_minor_units, token_mint, merchant_wallet }, session, { tip: null, allowedFeeWallets: [] });
  return check.ok ? check.terms : null;
}
