import { Keypair } from '@solana/web3.js';
import { expect, test } from '../support/buyers.ts';
import { NOTHING } from '../support/till.ts';

const NONE_HERE = 'No money has moved here.';

test('an unknown slug says that there is nothing to buy, and helps whoever has paid before', { tag: '@phone' }, async ({ buyer, guard, checkout, page }) => {
  guard.allow(/404/);
  await checkout.open('no-such-product');
  await buyer.sees({ title: 'There is no checkout here', money: NONE_HERE, action: 'Find my payment', says: 'The link is incomplete, or the seller has taken it down.' }, 'closed-unknown');

  await page.getByLabel('Already paid? Find your payment').fill('never-opened');
  await checkout.act('Find my payment');
  await expect(page).toHaveURL(/\/pay\/never-opened$/);
  await checkout.expectTitle('Hilt does not know this payment');
});

test('a product that is paused before the buyer pays is not for sale, and its payment is still found', { tag: '@phone' }, async ({ buyer, checkout, page, sandbox }) => {
  const product = await sandbox.api.createProduct({ title: 'Soon gone', amount_minor_units: 3_000_000, merchant_wallet: Keypair.generate().publicKey.toBase58() });
  const till = await buyer.open(product.slug, { seller: product.merchant_wallet });
  await buyer.review();
  await sandbox.api.updateProduct(product.id, { status: 'PAUSED' });
  await page.reload();
  await buyer.sees({ title: 'Not for sale at the moment', money: NONE_HERE, action: 'Find my payment', says: 'The seller has paused or ended this offer.' }, 'closed-paused');

  const paymentId = await buyer.paymentId();
  await page.getByLabel('Already paid? Find your payment').fill(paymentId);
  await checkout.act('Find my payment');
  await checkout.expectTitle('No payment is recorded yet');
  expect(await till.moved()).toEqual(NOTHING);
});

test('the last one sold while the page is open ends as sold out, without asking for a signature', { tag: '@phone' }, async ({ buyer, guard, sandbox, anotherBrowser }) => {
  guard.allow(/409/);
  const product = await sandbox.api.createProduct({ title: 'Only one', amount_minor_units: 4_000_000, merchant_wallet: Keypair.generate().publicKey.toBase58(), max_payments: 1 });
  const late = await buyer.open(product.slug, { seller: product.merchant_wallet });
  const other = await anotherBrowser();
  await other.open(product.slug, { seller: product.merchant_wallet });
  await other.review();
  await other.pay();

  await buyer.connect();
  await buyer.sees({ title: 'Sold out', money: NONE_HERE, action: 'Find my payment', says: 'There was only one, and it is sold.' }, 'closed-sold-out');
  expect(await late.moved()).toMatchObject({ buyer: 0n });
  expect(await buyer.walletWasAsked()).toEqual(['connect']);

  // Whoever bought it finds it from here.
  await buyer.page.getByLabel('Already paid? Find your payment').fill(await other.paymentId());
  await buyer.checkout.act('Find my payment');
  await buyer.checkout.expectTitle('Paid, and recorded by Hilt');
});
