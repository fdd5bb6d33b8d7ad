import { productClosed } from '../../src/contract/product.ts';
import { html } from './html.ts';
import type { ShopPage } from './shop-page.ts';

/** The shop with the embed: the published snippet, a button of the shop's own, a checkout in the page, and the check, each of the first product that is for sale. */
export function embedPage({ products, checkoutUrl }: ShopPage): string {
  const product = products.find((each) => productClosed(each) === null && each.amount_minor_units !== null);
  const slug = product?.slug ?? '';
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>Harbour Street with the embed</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/shop.css">
<script async src="${checkoutUrl}/embed.js"></script>
</head>
<body>
<header>
<p class="tag">Demo shop. Play money only.</p>
<h1>Without leaving</h1>
<p class="lead">${product?.title ?? 'Nothing is for sale'}, sold in this page. <a href="/">Back to all goods</a></p>
</header>
<main class="ways">
<h2>The published snippet</h2>
<div class="button-place" data-hilt-checkout="${slug}" data-theme="auto"></div>
<h2>A button of the shop's own</h2>
<button class="button" type="button" data-hilt-trigger="${slug}">Buy here</button>
<h2>In the page</h2>
<div data-hilt-checkout="${slug}" data-mode="inline"></div>
<h2>What works on this page</h2>
<script src="${checkoutUrl}/embed-check.js" data-slug="${slug}"></script>
</main>
</body>
</html>
`.text;
}
