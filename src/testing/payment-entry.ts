import type { Product } from '../contract/product.ts';
import { baseUnits } from '../money/base-units.ts';
import type { JournalEntry } from '../payment/journal-entry.ts';
import { USDC_MINT } from '../solana/mints.ts';
import { usdcTerms } from './solana-terms.ts';

/** A product for 29 USDC that sells. */
export const FAIR_PRODUCT: Product = {
  id: 'product-1',
  product_type: 'PAYMENT_LINK',
  status: 'ACTIVE',
  title: 'Tide tables',
  description: null,
  image_url: null,
  amount_minor_units: baseUnits(29_000_000n),
  token_mint: USDC_MINT,
  merchant_wallet: usdcTerms().merchantWallet,
  delivery_type: 'REDIRECT',
  tip_presets_lamports: null,
  max_payments: null,
  payment_count: null,
  slug: 'tide',
  membership_enabled: null,
  membership_platform: null,
  membership_identity_type: null,
  membership_identity_label: null,
  membership_identity_required: null,
  membership_renewal_mode: null,
  membership_billing_interval_days: null,
  checkout_config: null,
  created_at: null,
};

/** A journal entry of a session that nobody has tried to pay yet. */
export function openEntry(changes: Partial<JournalEntry> = {}): JournalEntry {
  const session = { slug: 'tide', productId: 'product-1', terms: usdcTerms(), expiresAt: 2_000_000_000_000, personal: false, linkMark: null, access: null, identity: null, transactionRequestUrl: null, linkUrl: null };
  return { version: 1, key: 'tide', epoch: 1, product: FAIR_PRODUCT, session, earlier: [], recorded: [], attempts: [], accepted: [], link: null, paid: null, updatedAt: 0, ...changes };
}
