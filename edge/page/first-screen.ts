import { priceChars } from '../../src/ui/price-chars.ts';
import { EARLY_PRICE_ID, EARLY_TITLE_ID } from '../../src/app/head/early-contract.ts';
import { escapeHtml } from './escape.ts';
import type { ProductView } from './product-view.ts';

/**
 * The product as the app's own first screen shows it (src/ui/components: page, buy, seller-head, cover, price-block), in plain HTML: same
 * elements, same classes, same places, so that nothing moves when the app takes over. A test compares the parts with the components.
 * No style attributes: the policy would block them. What depends on the product's numbers is in `dressing`.
 */
export function firstScreen(view: ProductView): string {
  const flags = `${view.title.length > 60 ? ' data-long="true"' : ''}${view.image === null ? ' data-bare="true"' : ''}`;
  const title = `<h1 class="product" dir="auto" id="${EARLY_TITLE_ID}">${escapeHtml(view.title)}</h1>`;
  const buy = `<section class="buy"${flags}>${sellerHead(view)}${view.image === null ? '' : cover(view.image)}${title}${view.price === null ? '' : priceBlock(view.price)}</section>`;
  return `<div class="page" aria-busy="true">${buy}<main class="bench"></main></div>`;
}

/** CSS of this product alone. */
export function dressing({ accent, price }: Pick<ProductView, 'accent' | 'price'>): string {
  // The same measure as the price block's own: characters at full size plus the unit at 30 %.
  const chars = price === null ? '' : `.price{--chars:${priceChars(price.text, price.unit)}}`;
  return `${accent !== null && /^#[0-9a-f]{6}$/i.test(accent) ? `html:root{--accent:${accent}}` : ''}${chars}`;
}

export function sellerHead({ seller, wallet, logo }: Pick<ProductView, 'seller' | 'wallet' | 'logo'>): string {
  const mark =
    logo === null
      ? `<span class="seller-logo seller-letter" aria-hidden="true">${escapeHtml(firstLetter(seller).toUpperCase())}</span>`
      : `<img class="seller-logo" src="${escapeHtml(logo)}" alt="" width="40" height="40" decoding="async" referrerpolicy="no-referrer">`;
  const detail = `<p class="seller-detail"><span class="mono" title="${escapeHtml(wallet.full)}">${escapeHtml(wallet.short)}</span></p>`;
  return `<div class="seller">${mark}<div class="seller-text"><p class="seller-name"><bdi>${escapeHtml(seller)}</bdi></p>${detail}</div></div>`;
}

function firstLetter(text: string): string {
  const [first] = new Intl.Segmenter().segment(text);
  return first?.segment ?? '';
}

export function cover(image: string): string {
  return `<div class="cover"><img src="${escapeHtml(image)}" alt="" width="880" height="560" decoding="async" referrerpolicy="no-referrer"></div>`;
}

export function priceBlock({ text, unit }: NonNullable<ProductView['price']>): string {
  const cut = text.indexOf('.');
  const number = cut < 0 ? escapeHtml(text) : `${escapeHtml(text.slice(0, cut))}<wbr><span class="price-f">${escapeHtml(text.slice(cut))}</span>`;
  return `<p class="price"><span class="price-fit"><bdi dir="ltr" class="price-n" id="${EARLY_PRICE_ID}">${number}</bdi><span class="price-u">${escapeHtml(unit)}</span></span></p>`;
}
