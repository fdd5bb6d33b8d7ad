import type { ReactNode } from 'react';
import type { Product } from '../../contract/product.ts';
import type { I18n } from '../../i18n/i18n.tsx';
import { decimalSign } from '../../money/format-amount.ts';
import type { Session } from '../../payment/session.ts';
import { Buy } from '../../ui/components/buy.tsx';
import { IdentityChip } from '../../ui/components/identity-chip.tsx';
import { PriceBlock } from '../../ui/components/price-block.tsx';
import { plainName, plainText, shortId } from '../../ui/plain-text.ts';
import { safeImage } from '../../ui/safe-link.ts';
import { amountParts } from './amounts.tsx';
import { configOf, platformOf, sellerName } from './names.ts';
import type { ScreenEnv } from './screen-env.ts';

export interface ProductColumnProps {
  readonly i18n: I18n;
  readonly env: ScreenEnv;
  readonly product: Product;
  /** Once opened, its terms are the price: they are what will be signed. */
  readonly session: Session | null;
  readonly level: 1 | 2;
  /** Ends the checkout of a personal link for whoever is somebody else; null or absent where it is too late, or nobody else has fixed the person. */
  readonly onStop?: (() => void) | null;
}

/** What is bought, from the product as Hilt describes it; all texts are the seller's and stay text. */
export function ProductColumn({ i18n, env, product, session, level, onStop = null }: ProductColumnProps) {
  const config = configOf(product);
  const { about, gets } = describe(product.description);
  const given = deliveryLine(i18n, product);
  return (
    <Buy
      level={level}
      seller={{
        name: sellerName(i18n, product),
        wallet: { short: shortId(product.merchant_wallet), full: product.merchant_wallet },
        logo: safeImage(config?.logo_url ?? null, env.pageOrigin),
      }}
      title={plainText(product.title)}
      image={safeImage(product.image_url ?? config?.hero_image_url ?? null, env.pageOrigin)}
      price={<Price i18n={i18n} env={env} product={product} session={session} />}
      note={priceNote(i18n, product)}
      about={about}
      gets={given === null ? gets : [...gets, given]}
      identity={session?.access ? <IdentityChip name={plainName(session.access.display)} platform={platformOf(session.access.type)} onStop={onStop} /> : null}
    />
  );
}

function Price({ i18n, env, product, session }: Omit<ProductColumnProps, 'level' | 'onStop'>) {
  const asset = session ? session.terms : env.assetOf(product.token_mint);
  const units = session ? session.terms.total : product.amount_minor_units;
  if (units === null) return <p className="price price-note">{i18n.t('price.open')}</p>;
  if (asset === null) return <p className="price price-note">{i18n.t('price.unknown-asset')}</p>;
  return <PriceBlock {...amountParts(i18n, units, asset)} decimalSign={decimalSign(i18n.locale)} />;
}

/** This page makes one payment and sets up no further one; how long it lasts is said where Hilt says it. */
function priceNote({ t }: I18n, product: Product): ReactNode {
  if (product.amount_minor_units === null) return null;
  const days = product.membership_enabled ? product.membership_billing_interval_days : null;
  return days === null ? t('price.once') : t('price.days', { days });
}

/** Lines that begin with a dash or a dot are the list of what one gets; the others are paragraphs. */
function describe(description: string | null): { readonly about: readonly string[]; readonly gets: readonly string[] } {
  const lines = [...new Set((description ?? '').split(/\r?\n/).map(plainText))].filter((line) => line !== '');
  const item = /^[-*•–]\s+/;
  return { about: lines.filter((line) => !item.test(line)), gets: lines.filter((line) => item.test(line)).map((line) => line.replace(item, '')) };
}

function deliveryLine({ t }: I18n, product: Product): string | null {
  switch (product.delivery_type) {
    case 'TELEGRAM_INVITE':
      return t('gets.telegram');
    case 'DISCORD_INVITE':
      return t('gets.discord');
    case 'REDIRECT':
      return t('gets.redirect');
    case 'DOWNLOAD':
      return t('gets.download');
    case 'TEXT':
      return t('gets.text');
    case null:
    default:
      return null;
  }
}
