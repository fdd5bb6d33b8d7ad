import { type Product, productClosed } from '../../src/contract/product.ts';
import { formatAmount } from '../../src/money/format-amount.ts';
import { html, type SafeHtml } from './html.ts';

const USDC_DECIMALS = 6;

export interface ShopPage {
  readonly products: readonly Product[];
  /** Origin of the checkout. */
  readonly checkoutUrl: string;
}

/** The whole shop: a page as a merchant might write it, on an origin of its own. */
export function shopPage({ products, checkoutUrl }: ShopPage): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>Harbour Street, a demo shop</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/shop.css">
</head>
<body>
<a class="skip" href="#goods">Skip to the goods</a>
<header>
<p class="tag">Demo shop. Play money only.</p>
<h1>Harbour Street</h1>
<p class="lead">A made-up seller on an address of its own. Every item is a product of the local sandbox; each button opens the checkout a buyer would see.</p>
</header>
<main id="goods">
<ul class="goods">
${products.map((product) => item(product, checkoutUrl))}
</ul>
</main>
<footer><p>Any of these can be sold without leaving the shop: <a href="/embed">the same with the embed</a>.</p><p>This page is made by a small server that holds the merchant key, as a seller's own server would. It never sends the key to a browser.</p></footer>
</body>
</html>
`.text;
}

/** What a failed request to Hilt looks like here. */
export function troublePage(reason: string): string {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Harbour Street is closed</title><link rel="stylesheet" href="/shop.css"></head>
<body><header><h1>Closed for a moment</h1><p class="lead">The shop could not read its products from the sandbox API. Is it running?</p><p><code>${reason}</code></p></header></body></html>
`.text;
}

function item(product: Product, checkoutUrl: string): SafeHtml {
  const closed = productClosed(product);
  const buy = `${checkoutUrl}/p/${encodeURIComponent(product.slug)}`;
  return html`<li class="item">
<div class="picture">${picture(product)}</div>
<div class="about">
<h2>${product.title}</h2>
<p class="description">${firstLine(product.description)}</p>
<p class="small">${deliveryText(product.delivery_type)}</p>
</div>
<div class="deal">
<p class="price">${priceOf(product)}</p>
${closed === null ? html`<a class="button" href="${buy}">Buy<span class="only-heard"> ${product.title}</span></a>` : html`<a class="button quiet" href="${buy}">${closed === 'sold-out' ? 'Sold out' : 'Not for sale'}<span class="only-heard">: ${product.title}</span></a>`}
</div>
${closed === null && wantsIdentity(product) ? personalForm(product) : null}
</li>`;
}

/** A shop window says one sentence; the checkout says the rest. */
function firstLine(description: string | null): string {
  return description?.split('\n', 1)[0] ?? '';
}

function picture(product: Product): SafeHtml {
  return product.image_url === null ? html`<span class="no-picture" aria-hidden="true">${product.title.slice(0, 1)}</span>` : html`<img src="${product.image_url}" alt="" width="160" height="160" loading="lazy" referrerpolicy="no-referrer">`;
}

/** A link for one known buyer, as a Telegram or Discord bot would hand it out. */
function personalForm(product: Product): SafeHtml {
  const label = product.membership_identity_label ?? 'Your name there';
  return html`<form class="personal" method="post" action="/personal-link">
<input type="hidden" name="product" value="${product.id}">
<label for="who-${product.id}">${label}</label>
<div class="row"><input id="who-${product.id}" name="identity" required maxlength="100" autocomplete="off" placeholder="@buyer"><button class="button quiet" type="submit">Buy by personal link<span class="only-heard"> ${product.title}</span></button></div>
</form>`;
}

function wantsIdentity(product: Product): boolean {
  return product.membership_enabled === true && product.membership_platform !== null;
}

function priceOf(product: Product): SafeHtml {
  if (product.amount_minor_units === null) return html`You choose`;
  return html`<span class="figure">${formatAmount(product.amount_minor_units, { decimals: USDC_DECIMALS })}</span> USDC`;
}

const DELIVERIES: Readonly<Record<string, string>> = {
  NONE: 'Nothing is delivered',
  REDIRECT: 'Access by link',
  TELEGRAM_INVITE: 'Invite to a Telegram group',
  DISCORD_INVITE: 'Invite to a Discord server',
  DOWNLOAD: 'Download',
  TEXT: 'A code',
};

function deliveryText(type: string | null): string {
  return DELIVERIES[type ?? 'NONE'] ?? 'Delivered after payment';
}
