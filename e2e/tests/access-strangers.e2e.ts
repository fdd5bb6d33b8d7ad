import type { Page } from '@playwright/test';
import { SELLERS } from '../../sandbox/seed/products.ts';
import type { Buyer } from '../support/buyer.ts';
import { expect, test } from '../support/buyers.ts';

/** Who gets what was bought: the device that paid, and nobody who merely knows of the payment (money invariant 11). */

const CODE = 'QH-7F3K-29TD-XM41';
const SLUG = 'quiet-hours';

/** Everything the API tells a page; a secret that arrives is out, shown or not. */
function listen(page: Page): () => Promise<string> {
  const answers: Promise<string>[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/v1/')) answers.push(response.text().catch(() => ''));
  });
  return async () => (await Promise.all(answers)).join('\n');
}

async function buy(buyer: Buyer): Promise<string> {
  await buyer.open(SLUG, { seller: SELLERS.sextant });
  await buyer.review();
  await buyer.pay();
  await expect(buyer.page.getByText(CODE, { exact: true })).toBeVisible();
  return buyer.paymentId();
}

async function expectNoAccess(page: Page, told: () => Promise<string>): Promise<void> {
  expect(await page.content()).not.toContain(CODE);
  expect(await told()).not.toContain(CODE);
}

test('a stranger with only the receipt link sees no delivery', { tag: '@phone' }, async ({ buyer, anotherBrowser, sandbox }) => {
  const { receipt_id: receiptId } = await sandbox.api.paymentStatus(await buy(buyer));
  const stranger = await anotherBrowser();
  const told = listen(stranger.page);
  await stranger.checkout.openPath(`/r/${receiptId ?? 'none'}`);
  await expect(stranger.page.getByText('Quiet Hours, day pass').first()).toBeVisible();
  await stranger.page.waitForLoadState('networkidle');
  await expectNoAccess(stranger.page, told);
});

test('a stranger with only a signature from an explorer sees no delivery', { tag: '@phone' }, async ({ buyer, anotherBrowser, sandbox }) => {
  const { tx_signature: signature } = await sandbox.api.paymentStatus(await buy(buyer));
  const stranger = await anotherBrowser();
  const told = listen(stranger.page);
  await stranger.checkout.open(SLUG, '?recover');
  await stranger.page.getByLabel('Transaction or payment ID').fill(signature ?? 'none');
  await stranger.checkout.act('Look for it');
  await stranger.checkout.expectTitle('Paid, and recorded by Hilt');
  await expectNoAccess(stranger.page, told);
});

test('a stranger with only the payment’s link sees its status, and no delivery', { tag: '@phone' }, async ({ buyer, anotherBrowser }) => {
  const paymentId = await buy(buyer);
  const stranger = await anotherBrowser();
  const told = listen(stranger.page);
  await stranger.checkout.openPath(`/pay/${paymentId}`);
  await stranger.sees({ title: 'Paid, and recorded by Hilt', money: 'You paid 7.25 USDC. Do not pay again.', action: 'Check now', says: 'Where is my access? In the browser where it was paid.' }, 'access-pay-link');
  await stranger.checkout.act('Check now');
  await expectNoAccess(stranger.page, told);
});
