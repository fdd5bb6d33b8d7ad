import type { Product } from '../contract/product.ts';
import type { PaymentSession } from '../contract/session.ts';
import { type BaseUnits, isBaseUnits } from '../money/base-units.ts';
import { isAddress } from './address.ts';
import { isSafeNonce } from './memo.ts';
import { knownMint } from './mints.ts';
import type { TermsCheck, TermsRefusal } from './payment-terms.ts';
import { paymentReference } from './reference.ts';

export interface TermsOptions {
  /** What the buyer chose to give, in base units; null for a fixed price. */
  readonly tip: BaseUnits | null;
  /** Fee wallets the operator trusts; empty means that any is taken. */
  readonly allowedFeeWallets: readonly string[];
}

/** The product's fields that were shown to the buyer and bind the session. */
type ShownProduct = Pick<Product, 'amount_minor_units' | 'token_mint' | 'merchant_wallet'>;
type OfferedSession = Pick<
  PaymentSession,
  'payment_id' | 'nonce' | 'amount_minor_units' | 'merchant_amount_minor_units' | 'fee_minor_units' | 'fee_wallet' | 'token_mint' | 'asset_symbol' | 'asset_decimals' | 'merchant_wallet'
>;

/**
 * Accepts an answer of connect as terms only if it pays what the product page showed (money invariant 4).
 * This catches an API that contradicts itself, not one that lies consistently. The product's published fee fields are not used: their units are undocumented.
 */
export function checkTerms(product: ShownProduct, session: OfferedSession, options: TermsOptions): TermsCheck {
  const known = knownMint(session.token_mint);
  if (known === null) return refused('unsupported-mint');
  // Another token than the page showed is another price, whatever the number says.
  if (product.token_mint !== null && product.token_mint !== session.token_mint) return refused('price-changed');
  if (session.asset_decimals !== known.decimals) return refused('wrong-decimals');
  if (session.asset_symbol !== known.symbol) return refused('wrong-symbol');

  const { amount_minor_units: total, merchant_amount_minor_units: merchantAmount, fee_minor_units: feeAmount } = session;
  if (options.tip === null && product.amount_minor_units !== total) return refused('price-changed');
  if (options.tip !== null && options.tip !== total) return refused('tip-mismatch');
  if (merchantAmount + feeAmount !== total) return refused('sum-mismatch');
  // Also refuses a total of zero: with nothing for the seller there is nothing to pay.
  if (!isBaseUnits(feeAmount) || feeAmount >= total) return refused('fee-too-large');

  const { merchant_wallet: merchantWallet, fee_wallet: feeWallet, nonce } = session;
  if (merchantWallet !== product.merchant_wallet || !isAddress(merchantWallet)) return refused('merchant-changed');
  const listed = options.allowedFeeWallets.length === 0 || options.allowedFeeWallets.includes(feeWallet);
  if (!isAddress(feeWallet) || (feeAmount > 0n && !listed)) return refused('fee-wallet-not-allowed');
  if (!isSafeNonce(nonce)) return refused('nonce-unsafe');

  return {
    ok: true,
    terms: {
      paymentId: session.payment_id,
      nonce,
      mint: known.mint,
      symbol: known.symbol,
      decimals: known.decimals,
      total,
      merchantAmount,
      feeAmount,
      merchantWallet,
      feeWallet,
      reference: paymentReference(session.payment_id),
    },
  };
}

function refused(refusal: TermsRefusal): TermsCheck {
  return { ok: false, refusal };
}
