import bs58 from 'bs58';
import { SELLERS } from '../../sandbox/seed/products.ts';
import type { Buyer } from '../support/buyer.ts';
import { expect, test } from '../support/buyers.ts';
import { strayTransfer } from '../support/stray-transfer.ts';
import { transactionsOf } from '../support/till.ts';

/** Opens "I already paid" on a product's page and looks for what is pasted. */
async function lookFor({ page, checkout }: Buyer, pasted: string, slug = 'tidewater-circle'): Promise<void> {
  await checkout.open(slug);
  await page.getByRole('button', { name: 'I already paid' }).click();
  await checkout.expectTitle('Find a payment you made');
  await page.getByLabel('Transaction or payment ID').fill(pasted);
  await checkout.act('Look for it');
}

test('a payment that Hilt never heard of is recorded by its signature, from another browser', { tag: '@phone' }, async ({ buyer, guard, anotherBrowser, page, sandbox }) => {
  const { api, rpc } = sandbox;
  guard.allow(/503/);
  const till = await buyer.open();
  await buyer.review();
  await api.pauseWatcher();
  await api.fault({ route: 'confirm', effect: { kind: 'status', status: 503 } });
  await buyer.send();
  await rpc.warp(5);
  const paymentId = await buyer.paymentId();
  const { landed: [signature = ''] } = await transactionsOf(rpc, paymentId);
  await page.close();
  await api.clearFaults();
  expect((await api.paymentStatus(paymentId)).status).not.toBe('CONFIRMED');

  const other = await anotherBrowser();
  await lookFor(other, `https://solscan.io/tx/${signature}?cluster=mainnet`);
  await other.sees({ title: 'Paid, and recorded by Hilt', money: 'Hilt has recorded this payment. Do not pay again.', action: 'Show my access', says: 'The access belongs to the wallet that paid.' }, 'recover-paid');
  expect((await api.paymentStatus(paymentId)).status).toBe('CONFIRMED');
  // A signature is public: it brings the buyer's money home, not somebody else's access.
  await expect(other.checkout.sheet).not.toContainText(paymentId);
  await expect(other.page.getByRole('link', { name: /open|get|join/i })).toHaveCount(0);
  expect(await till.moved()).toEqual({ buyer: -29_000_000n, seller: 28_420_000n, fee: 580_000n });
});

test('the device that opened the session gets its access back by the signature', { tag: '@phone' }, async ({ buyer, checkout, page, sandbox }) => {
  await buyer.open();
  await buyer.review();
  await buyer.pay();
  const paymentId = await buyer.paymentId();
  const { landed: [signature = ''] } = await transactionsOf(sandbox.rpc, paymentId);
  await page.goto(`${new URL(page.url()).origin}/p/tidewater-circle?recover`);
  await checkout.expectTitle('Find a payment you made');
  await page.getByLabel('Transaction or payment ID').fill(signature);
  await checkout.act('Look for it');
  await checkout.expectTitle('Paid, and recorded by Hilt');
  await expect(checkout.sheet).toContainText('Your access is ready.');
  await expect(checkout.sheet.getByRole('link', { name: /telegram|open/i }).first()).toBeVisible();
});

test('nobody is told "not charged" for a transaction that is merely not there, and a wrong text says what is wrong', { tag: '@phone' }, async ({ buyer, page, checkout }) => {
  await lookFor(buyer, SELLERS.tidewater);
  await expect(page.getByRole('alert')).toContainText('address of a wallet');
  await page.getByLabel('Transaction or payment ID').fill('https://example.com/tx/nothing');
  await checkout.act('Look for it');
  await expect(page.getByRole('alert')).toContainText('no transaction in this link');
  await page.getByLabel('Transaction or payment ID').fill(bs58.encode(crypto.getRandomValues(new Uint8Array(64))));
  await checkout.act('Look for it');
  await buyer.sees({ title: 'Solana does not know this transaction', money: 'It is not known whether money has moved.', action: 'Check again', says: 'nobody can say whether it will be charged' }, 'recover-not-found');
  await page.getByRole('button', { name: 'Back to the checkout' }).click();
  await checkout.expectTitle('Pay from your wallet');
});

test('a transaction that failed is "not charged" only once that is final', { tag: '@phone' }, async ({ buyer, page, checkout, sandbox }) => {
  const { rpc } = sandbox;
  await page.clock.install();
  const signature = await strayTransfer(rpc, SELLERS.tidewater, 60_000_000n);
  await lookFor(buyer, signature);
  await checkout.expectTitle('Solana refused this transaction');
  await rpc.warp(40);
  await buyer.passTimeUntil('Not charged: the transaction failed');
  await buyer.sees({ title: 'Not charged: the transaction failed', money: /^No money has moved, except a network fee of 0.000005.SOL/, action: 'Back to the checkout' }, 'recover-failed');
});

test('an underpayment, another seller’s payment and one for nothing of Hilt’s each say so', { tag: '@phone' }, async ({ buyer, guard, page, sandbox }) => {
  const { rpc } = sandbox;
  guard.allow(/404/);
  await lookFor(buyer, await strayTransfer(rpc, SELLERS.tidewater, 10_000_000n));
  await buyer.sees({ title: 'Less than the price was sent', money: /^10.USDC moved on Solana/, action: 'Look for another one', says: /10.USDC of 29.USDC was sent/ }, 'recover-underpaid');
  await lookFor(buyer, await strayTransfer(rpc, SELLERS.ferry, 29_000_000n));
  await buyer.sees({ title: 'This did not pay this seller', money: 'The seller received nothing by this transaction.', action: 'Look for another one' }, 'recover-other-seller');
  await lookFor(buyer, await strayTransfer(rpc, SELLERS.tidewater, 29_000_000n));
  await buyer.sees({ title: 'Paid on Solana, not recorded by Hilt', money: /^29.USDC moved on Solana. Do not pay again/, action: 'Check again' }, 'recover-unrecorded');
  await expect(page.getByRole('button', { name: 'Copy a report' })).toBeVisible();
});
