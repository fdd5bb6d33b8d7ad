import type { Page } from '@playwright/test';
import { SELLERS } from '../../sandbox/seed/products.ts';
import type { Buyer } from '../support/buyer.ts';
import { expect, test } from '../support/buyers.ts';
import { storedText } from '../support/stored.ts';

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
  await stranger.sees({ title: 'Paid, and recorded by Hilt', money: 'You paid 7.25 USDC. Do not pay again.', action: 'Show my access', says: 'In the browser where it was paid, or here with the wallet that paid.' }, 'access-pay-link');
  await stranger.page.reload();
  await stranger.checkout.expectTitle('Paid, and recorded by Hilt');
  await expectNoAccess(stranger.page, told);
});

/** From the payment that was found to where the wallet shows itself. */
async function connectToProve({ checkout, wallet }: Buyer): Promise<void> {
  await checkout.expectTitle('Paid, and recorded by Hilt');
  await checkout.act('Show my access');
  await checkout.expectTitle('Show what you bought here');
  await checkout.continueWith();
  await wallet.approve('connect');
}

test('the wallet that paid signs on another device, and sees the access there', { tag: '@phone' }, async ({ buyer, anotherBrowser, sandbox }) => {
  const paymentId = await buy(buyer);
  const other = await anotherBrowser({ sameWallet: true });
  const told = listen(other.page);
  await other.checkout.openPath(`/pay/${paymentId}`);
  await other.checkout.act('Show my access');
  await connectToProve(other);
  await other.sees({ title: 'Prove that you paid', money: 'Hilt has recorded this payment. Do not pay again.', action: /^Sign in/, says: 'Signing this message moves no money.' }, 'access-prove-sign');
  await other.checkout.act(/^Sign in/);
  await other.wallet.refuse('message');
  await expect(other.checkout.sheet).toContainText('The signature was declined in Sandbox Wallet.');
  await expectNoAccess(other.page, told);

  await other.checkout.act(/^Sign in/);
  await other.wallet.approve('message');
  await expect(other.page.getByText(CODE, { exact: true })).toBeVisible();
  await other.sees({ title: 'Paid, and recorded by Hilt', money: 'Hilt has recorded this payment. Do not pay again.', action: 'Copy it', says: 'the wallet that paid has signed here' }, 'access-proven');
  await expect(other.checkout.fact('Payment ID')).toContainText(paymentId.slice(0, 8));
  expect(await other.walletWasAsked()).toEqual(['connect', 'message', 'message']);
  expect((await sandbox.api.paymentStatus(paymentId)).status).toBe('CONFIRMED');

  // Nothing of it stays: whoever comes to this device later has to have the wallet.
  await other.page.reload();
  await other.checkout.expectTitle('Paid, and recorded by Hilt');
  expect(await other.page.content()).not.toContain(CODE);
  expect(await storedText(other.page)).not.toContain(CODE);
});

test('another account is told which one paid, is asked to sign nothing and sees nothing; once the right one is open, it goes on by itself', { tag: '@phone' }, async ({ buyer, anotherBrowser, sandbox }) => {
  await buyer.open(SLUG, { seller: SELLERS.sextant });
  await buyer.wallet.switchAccount();
  await buyer.startTill(SELLERS.sextant);
  await buyer.review();
  await buyer.pay();
  const payer = await buyer.wallet.address();
  const { receipt_id: receiptId } = await sandbox.api.paymentStatus(await buyer.paymentId());
  const other = await anotherBrowser({ sameWallet: true });
  const told = listen(other.page);
  await other.checkout.openPath(`/r/${receiptId ?? 'none'}`);
  await other.page.getByRole('link', { name: 'Are you the buyer? Show your access' }).click();
  await connectToProve(other);
  await other.sees({ title: 'This is not the wallet that paid', money: 'Hilt has recorded this payment. Do not pay again.', action: 'Choose another wallet', says: `${payer.slice(0, 4)}…${payer.slice(-4)}` }, 'access-other-wallet');
  expect(await other.walletWasAsked()).toEqual(['connect']);
  expect(other.asked('/v1/pay/identity/start')).toBe(0);
  await expectNoAccess(other.page, told);

  expect(await other.wallet.switchAccount()).toBe(payer);
  await other.checkout.act(/^Sign in/);
  await other.wallet.approve('message');
  await expect(other.page.getByText(CODE, { exact: true })).toBeVisible();
});
