import type { I18n } from '../../i18n/i18n.tsx';
import type { CheckoutConfig, Product } from '../../contract/product.ts';
import type { Attempt } from '../../payment/attempt.ts';
import type { Address } from '../../solana/address.ts';
import { plainName } from '../../ui/plain-text.ts';
import type { SafeLink } from '../../ui/safe-link.ts';
import { supportAddress } from './support-address.ts';

/** Name the seller gave, or the word for one. Foreign text, made plain. */
export function sellerName({ t }: I18n, product: Product): string {
  return plainName(configOf(product)?.brand_name ?? '', 80) || t('seller.unnamed');
}

/** Name the wallet gives itself, or the word for one. */
export function walletName({ t }: I18n, name: string): string {
  return plainName(name) || t('wallets.legend');
}

/** The wallet of an attempt; a scanned code and somebody else's transaction have none that we know. */
export function attemptWallet(i18n: I18n, attempt: Attempt): string {
  return walletName(i18n, 'walletName' in attempt ? attempt.walletName : '');
}

/** Who pays with an attempt, as far as it is known. */
export function attemptPayer(attempt: Attempt): Address | null {
  return attempt.phase === 'shown' ? null : attempt.payer;
}

/** Where the seller can be written to; null when there is no safe address. */
export function sellerSupport(product: Product): SafeLink | null {
  const address = supportAddress(product);
  if (address === null) return null;
  return address.tag === 'page' ? address.link : { href: `mailto:${address.to}`, host: address.to };
}

export function configOf(product: Product): CheckoutConfig | null {
  return product.checkout_config;
}

/** What kind of identity gets access, from Hilt's open vocabulary. */
export function platformOf(type: string | null): 'telegram' | 'discord' | 'wallet' | 'other' {
  const word = type?.toUpperCase() ?? '';
  if (word.startsWith('TELEGRAM')) return 'telegram';
  if (word.startsWith('DISCORD')) return 'discord';
  return word.startsWith('WALLET') ? 'wallet' : 'other';
}
