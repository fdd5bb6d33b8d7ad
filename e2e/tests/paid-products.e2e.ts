import { Keypair } from '@solana/web3.js';
import { BigNumber } from 'bignumber.js';
import { expectPaidOnce, landedOf } from '../support/landed.ts';
import { pay, reachReview, signReviewed } from '../support/pay.ts';
import { expect, test } from '../support/test.ts';

/** What is sold, and how it is handed over. */

test('a product without a fee: all goes to the seller', { tag: '@desktop' }, async ({ tab, page, checkout, wallet, network, sandbox }) => {
  const { rpc } = sandbox;
  await checkout.open('harbour-postcards');
  await expect(page.getByText('Access on the seller’s page, right after paying')).toBeVisible();
  await reachReview(tab);
  const session = await network.session();
  expect(session).toMatchObject({ merchant_amount_minor_units: 12_500_000n, fee_minor_units: 0n });
  await expect(checkout.row('Tidewater')).toHaveText('12.50USDC');
  await expect(checkout.row('Hilt fee')).toHaveCount(0);
  const before = { seller: await rpc.usdcOf(session.merchant_wallet), fee: await rpc.usdcOf(session.fee_wallet) };
  await signReviewed(tab);
  await checkout.expectTitle('Paid. Your access is ready');
  await expect(checkout.action).toHaveText('Open your access on example.com');
  await expect(checkout.action).toHaveAttribute('href', 'https://example.com/tidewater/postcards/address');
  const landed = await expectPaidOnce(rpc, await wallet.address(), session);
  expect(await rpc.usdcOf(session.merchant_wallet)).toBe(before.seller + 12_500_000n);
  expect(await rpc.usdcOf(session.fee_wallet)).toBe(before.fee);
  expect(landed.accounts).not.toContain(session.fee_wallet);
});

test('a Telegram group: the invite opens in Telegram, for the days that were bought', { tag: '@desktop' }, async ({ tab, page, checkout, wallet, network, sandbox }) => {
  await checkout.open('night-ferry');
  await expect(page.getByText('An invite to a Telegram group, right after paying')).toBeVisible();
  await expect(page.getByText('One payment for 30 days. It does not renew.')).toBeVisible();
  await pay(tab);
  await checkout.expectTitle('Paid. Your invite is ready');
  await expect(checkout.action).toHaveText('Open the invite in Telegram');
  await expect(checkout.action).toHaveAttribute('href', 'https://t.me/+sandboxNightFerry');
  await expect(checkout.fact('Access until')).toHaveText(/\d{4}/);
  await expectPaidOnce(sandbox.rpc, await wallet.address(), await network.session());
});

test('a Discord server: the invite opens in Discord', { tag: '@desktop' }, async ({ tab, page, checkout, wallet, network, sandbox }) => {
  await checkout.open('lantern-guild');
  await expect(page.getByText('An invite to a Discord server, right after paying')).toBeVisible();
  await pay(tab);
  await checkout.expectTitle('Paid. Your invite is ready');
  await expect(checkout.action).toHaveText('Open the invite in Discord');
  await expect(checkout.action).toHaveAttribute('href', 'https://discord.gg/sandbox-lantern-guild');
  await expectPaidOnce(sandbox.rpc, await wallet.address(), await network.session());
});

test('a download: the button says where it leads', { tag: '@desktop' }, async ({ tab, page, checkout, wallet, network, sandbox }) => {
  await checkout.open('sextant-field-guide');
  await expect(page.getByText('A download, right after paying')).toBeVisible();
  await pay(tab);
  await checkout.expectTitle('Paid. Your download is ready');
  await expect(checkout.action).toHaveText('Download from example.com');
  await expect(checkout.action).toHaveAttribute('href', 'https://example.com/sextant/field-guide.zip');
  await expectPaidOnce(sandbox.rpc, await wallet.address(), await network.session());
});

test('a code: it is shown whole and can be copied', { tag: '@desktop' }, async ({ tab, page, checkout, wallet, network, sandbox }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await checkout.open('quiet-hours');
  await expect(page.getByText('A code, shown here right after paying')).toBeVisible();
  await pay(tab);
  await checkout.expectTitle('Paid. Here is what you bought');
  await expect(page.getByText('QH-7F3K-29TD-XM41', { exact: true })).toBeVisible();
  await checkout.act('Copy it');
  await expect(checkout.action).toHaveText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('QH-7F3K-29TD-XM41');
  await page.getByRole('button', { name: 'Copy payment ID' }).click();
  const session = await network.session();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(session.payment_id);
  await expectPaidOnce(sandbox.rpc, await wallet.address(), session);
});

test('a seller without a USDC account: the buyer sees the deposit before signing, and opens it', { tag: '@desktop' }, async ({ tab, page, checkout, wallet, network, sandbox }) => {
  const { rpc, api } = sandbox;
  const seller = Keypair.generate().publicKey.toBase58();
  const { slug } = await api.createProduct({ title: 'Lamp oil, one litre', amount_minor_units: 3_000_000, merchant_wallet: seller });
  await checkout.open(slug);
  await reachReview(tab);
  const session = await network.session();
  const buyer = await wallet.address();
  // 165 bytes must be rent-exempt; the chain says what that costs.
  await expect(checkout.row('Deposit for one new account')).toHaveText('0.00203928SOL');
  await expect(page.getByText('Opens the account that receives USDC')).toBeVisible();
  const shownAfter = await checkout.fact('SOL after').innerText();
  expect(await landedOf(rpc, seller)).toEqual([]);
  await signReviewed(tab);
  await checkout.expectTitle(/^Paid/);
  const { signature } = await expectPaidOnce(rpc, buyer, session);
  expect((await landedOf(rpc, seller)).map((landed) => landed.signature)).toEqual([signature]);
  expect(await rpc.usdcOf(seller)).toBe(session.merchant_amount_minor_units);
  // Fee and deposit were exactly what the review said.
  const left = new BigNumber((await rpc.lamportsOf(buyer)).toString()).shiftedBy(-9);
  expect(shownAfter.replace(/\s/g, ' ')).toBe(`${left.toFixed()} SOL`);
});
