import { checkoutPath } from '../../src/app/paths.ts';
import { escapeHtml } from './escape.ts';
import type { ProductView } from './product-view.ts';

const SITE = 'Hilt Checkout';
/** Longest texts that previews show whole; what is cut ends visibly. */
const LONGEST_TITLE = 120;
const LONGEST_DESCRIPTION = 200;
/** UTF-16 units in one visible letter of plain text, generously. */
const LONGEST_LETTER = 8;

/**
 * Title, canonical address and what Telegram, Discord and other readers without scripts unfold: title, price, picture.
 * The price opens the description, because no preview shows the price tags of shops.
 */
export function headTags(view: ProductView, slug: string, publicUrl: string | null): string {
  const site = view.seller || SITE;
  const title = shorten(view.title, LONGEST_TITLE) || site;
  const price = view.price === null ? '' : `${view.price.text} ${view.price.unit}`;
  const description = shorten([price, view.description].filter((part) => part !== '').join(' · '), LONGEST_DESCRIPTION);
  const address = publicUrl === null ? null : `${publicUrl}${checkoutPath(slug)}`;
  const image = view.image?.startsWith('https:') === true ? view.image : null;
  return [
    `<title>${escapeHtml(title === site ? title : `${title} · ${site}`)}</title>`,
    ...(address === null ? [] : [`<link rel="canonical" href="${escapeHtml(address)}">`, property('og:url', address)]),
    ...(description === '' ? [] : [named('description', description), property('og:description', description), named('twitter:description', description)]),
    property('og:type', 'website'),
    property('og:site_name', site),
    property('og:title', title),
    named('twitter:card', image === null ? 'summary' : 'summary_large_image'),
    named('twitter:title', title),
    ...(image === null ? [] : [property('og:image', image), property('og:image:alt', title), named('twitter:image', image)]),
  ].join('');
}

/**
 * Cut between characters as a reader counts them, so that no letter and no emoji is halved. The segmenter never sees a long text: each of its
 * steps copies the whole of it, and a description of 50,000 letters would take gigabytes.
 */
export function shorten(text: string, most: number): string {
  const head = text.slice(0, most * LONGEST_LETTER);
  const letters = [...new Intl.Segmenter().segment(head)].map(({ segment }) => segment);
  if (head.length === text.length && letters.length <= most) return text;
  return `${letters.slice(0, most - 1).join('').trimEnd()}…`;
}

function property(name: string, content: string): string {
  return `<meta property="${name}" content="${escapeHtml(content)}">`;
}

function named(name: string, content: string): string {
  return `<meta name="${name}" content="${escapeHtml(content)}">`;
}
