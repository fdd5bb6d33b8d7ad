import { chooseLocale, localeDirection, storedLocale } from '../../i18n/locale.ts';
import { CONFIG_ELEMENT_ID } from '../config/settings-block.ts';
import { EARLY_ATTRIBUTE, EARLY_PRICE_ID, EARLY_TITLE_ID, type EarlyArrival, INLINE_PRODUCT_ID } from './early-contract.ts';
import { earlyPaint } from './early-price.ts';
import { takeHandoff } from './take-handoff.ts';

/*
 * The script in the document head: built on its own, minified and written into index.html by the build (scripts/vite/head-script.ts),
 * so that it runs without a request of its own. It must stay tiny, must never throw into the page, and may only do what is safe
 * before the app has checked anything: take secrets out of the address, start one public request, turn the page to the reader's
 * language so that nothing moves when the app arrives, paint two texts.
 */

/** The plain form of the router's paths of a checkout; a slug in percent encoding is left to the app. A test holds the two together. */
const CHECKOUT_PATH = /^\/(?:p|embed)\/([a-z0-9][\w.~-]{0,127})\/?$/i;

/** Address of the Hilt API as the build or the server wrote it into the page; empty when there is none. The app checks it properly. */
function apiUrl(): string {
  try {
    return JSON.parse(document.getElementById(CONFIG_ELEMENT_ID)?.textContent ?? '').VITE_HILT_API_URL.replace(/\/+$/, '');
  } catch {
    return '';
  }
}

/** Text only, never markup: the product is foreign data. Elements that are gone mean that the app has taken over. */
function paint(product: unknown): void {
  const early = earlyPaint(product, locale);
  const title = document.getElementById(EARLY_TITLE_ID);
  const digits = document.getElementById(EARLY_PRICE_ID);
  if (!early || !title || !digits) return;
  title.textContent = early.title;
  if (early.title.length > 60) title.closest('section')?.toggleAttribute('data-long', true);
  if (!early.price) return;
  const fraction = document.createElement('span');
  fraction.className = 'price-f';
  fraction.textContent = early.price.fraction;
  digits.replaceChildren(early.price.whole, fraction);
  if (digits.nextElementSibling) digits.nextElementSibling.textContent = early.price.unit;
  digits.closest('p')?.style.setProperty('--chars', String(early.price.chars));
}

function askForProduct(): EarlyArrival['product'] {
  const slug = CHECKOUT_PATH.exec(location.pathname)?.[1];
  if (slug === undefined) return null;
  document.documentElement.toggleAttribute(EARLY_ATTRIBUTE, true);
  const api = apiUrl();
  if (api === '') return null;
  const inline = document.getElementById(INLINE_PRODUCT_ID)?.textContent;
  const response = inline
    ? Promise.resolve(new Response(inline))
    : fetch(`${api}/v1/products/p/${slug}`, {
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        cache: 'no-store',
      });
  // A server that has put the product there has painted it too, in English: to do it again would only hold up its first frame.
  if (inline && locale === 'en') return { slug, response };
  // The app handles every failure; here one only means that nothing is painted early.
  response.then((answer) => (answer.ok ? answer.clone().json() : null)).then(paint).catch(() => {});
  return { slug, response };
}

const locale = chooseLocale({ search: location.search, stored: storedLocale(), languages: navigator.languages });
document.documentElement.lang = locale;
document.documentElement.dir = localeDirection(locale);
window.__hiltEarly = { handoff: takeHandoff(), product: askForProduct() };
