import bs58 from 'bs58';
import { SELLERS } from '../../sandbox/seed/products.ts';
import { expect, test } from '../support/buyers.ts';
import type { Buyer } from '../support/buyer.ts';
import { REVIEW, UNDERWAY } from '../support/pay.ts';
import type { TestSandbox } from '../support/test.ts';
import { NOTHING, transactionsOf } from '../support/till.ts';

const MAY_HAVE_MOVED = '29 USDC may have moved. Do not pay again.';
const PAID_21 = { buyer: -21_000_000n, seller: 20_580_000n, fee: 420_000n };

/** A signature that nobody ever made. */
function junk(): string {
  return bs58.encode(crypto.getRandomValues(new Uint8Array(64)));
}

test('somebody else claims the payment in the last moment: ours is not sent, and a junk claim blocks nobody for ever', { tag: '@phone' }, async ({ buyer, guard, checkout, wallet, page, sandbox }) => {
  const { api, rpc } = sandbox;
  guard.allow(/409/);
  await page.clock.install();
  const till = await buyer.open();
  await buyer.review();
  const paymentId = await buyer.paymentId();
  const foreign = junk();
  // After the page's own last look, before its claim arrives.
  await page.route('**/v1/pay/broadcast', async (route) => {
    await api.claim(paymentId, foreign, SELLERS.keeper);
    await route.continue();
  }, { times: 1 });
  await buyer.sign();
  await buyer.sees({ title: UNDERWAY, money: MAY_HAVE_MOVED, action: 'Copy a link to this payment', says: 'Sent from another wallet or device' }, 'claimed-elsewhere');
  const [, signed] = await wallet.log();
  expect(signed?.signature).not.toBe(foreign);
  expect(buyer.asked('sendTransaction')).toBe(0);
  expect(await till.moved()).toEqual(NOTHING);

  // It never lands, and nobody can prove that it never will: paying again is the buyer's own decision, with a warning.
  await page.clock.fastForward(31_000);
  await checkout.expectTitle('We do not know yet if you paid');
  await page.getByRole('button', { name: 'Pay again all the same' }).click();
  await checkout.expectTitle('The first payment may still charge you');
  await page.getByRole('button', { name: 'Pay again and accept the risk' }).click();
  await checkout.expectTitle(REVIEW);
  await buyer.pay();
  expect(await till.moved()).toEqual({ buyer: -29_000_000n, seller: 28_420_000n, fee: 580_000n });
  expect((await transactionsOf(rpc, await buyer.paymentId())).landed).toHaveLength(1);
});

/** A personal link has one session, so two browsers that open it pay one and the same payment. */
async function personalLink({ api, site }: TestSandbox): Promise<string> {
  const product = site.sandbox.products.find(({ slug }) => slug === 'crew-room');
  const { checkout_url: url } = await api.handoffLink(product?.id ?? '', '@marta');
  return new URL(url ?? site.checkout.url).search;
}

async function review(buyer: Buyer, search: string) {
  const till = await buyer.open('crew-room', { search, seller: SELLERS.ferry });
  await buyer.review();
  return till;
}

test('two browsers, one payment: while the first is on its way the second does not send', { tag: '@phone' }, async ({ buyer, anotherBrowser, sandbox }) => {
  const { rpc } = sandbox;
  const search = await personalLink(sandbox);
  const till = await review(buyer, search);
  const second = await anotherBrowser({ sameWallet: true });
  await review(second, search);
  expect(await second.paymentId()).toBe(await buyer.paymentId());
  await second.checkout.approve();
  await second.wallet.asked('sign');

  await rpc.delayNext(await buyer.wallet.address(), 100, 1_000);
  await buyer.send();
  await second.wallet.approve('sign');
  await second.sees({ title: UNDERWAY, money: '21 USDC may have moved. Do not pay again.', action: 'Copy a link to this payment', says: 'Sent from another wallet or device' }, 'two-browsers');
  expect([second.asked('sendTransaction'), second.asked('/v1/pay/broadcast')]).toEqual([0, 0]);

  await rpc.warp(105);
  for (const one of [buyer, second]) {
    await one.checkout.expectTitle(/^Paid/);
    await one.checkout.expectMoney(/^You paid 21\sUSDC\./);
  }
  expect(await till.moved()).toEqual(PAID_21);
  expect((await transactionsOf(rpc, await buyer.paymentId())).landed).toHaveLength(1);
});

test('two browsers, and Hilt knows of neither: the second finds the first one’s payment on Solana and asks for no signature', { tag: '@phone' }, async ({ buyer, guard, anotherBrowser, sandbox }) => {
  const { api, rpc } = sandbox;
  guard.allow(/503/);
  const search = await personalLink(sandbox);
  const till = await review(buyer, search);
  const second = await anotherBrowser({ sameWallet: true });
  await review(second, search);

  await api.pauseWatcher();
  await api.fault({ route: 'broadcast', effect: { kind: 'status', status: 503 } });
  await api.fault({ route: 'confirm', effect: { kind: 'status', status: 503 } });
  await buyer.send();
  await expect.poll(async () => (await transactionsOf(rpc, await buyer.paymentId())).landed).toHaveLength(1);
  await second.checkout.approve();
  await second.sees({ title: UNDERWAY, money: '21 USDC on the way. Do not pay again.', action: 'Copy a link to this payment', says: 'Sent from another wallet or device' }, 'two-browsers-found');
  await expect(second.checkout.sheet).not.toContainText('0 of 0');
  expect(await second.walletWasAsked()).toEqual(['connect']);

  await api.clearFaults();
  await second.checkout.expectTitle(/^Paid/);
  await second.checkout.expectMoney('You paid 21 USDC. Do not pay again.');
  await buyer.checkout.expectTitle(/^Paid/);
  expect(await till.moved()).toEqual(PAID_21);
});

test('two payments that nobody could prevent are named, with what support needs', { tag: '@phone' }, async ({ buyer, guard, anotherBrowser, page, sandbox }) => {
  const { api, rpc } = sandbox;
  guard.allow(/ERR_|409|503/);
  const search = await personalLink(sandbox);
  const till = await review(buyer, search);
  const second = await anotherBrowser({ sameWallet: true });
  await review(second, search);

  // The first browser loses its network right after sending, and Hilt has not heard of it; its transaction takes a long way.
  await rpc.delayNext(await buyer.wallet.address(), 100, 1);
  await api.fault({ route: 'broadcast', times: 1, effect: { kind: 'status', status: 503 } });
  await buyer.send();
  await page.context().setOffline(true);
  await second.pay();
  expect(await till.moved()).toEqual(PAID_21);

  await rpc.warp(140);
  await page.context().setOffline(false);
  const { landed } = await transactionsOf(rpc, await buyer.paymentId());
  expect(landed).toHaveLength(2);
  expect(await till.moved()).toEqual({ buyer: -42_000_000n, seller: 41_160_000n, fee: 840_000n });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  for (const one of [buyer, second]) await one.checkout.expectTitle('You paid twice');
  await buyer.sees({ title: 'You paid twice', money: '21 USDC moved twice. Do not pay again.', action: 'Copy a report', says: 'Send the report to Night Ferry and ask for one of them back.' }, 'paid-twice');
  await buyer.checkout.act('Copy a report');
  const report = await page.evaluate(() => navigator.clipboard.readText());
  for (const signature of landed) expect(report).toContain(signature);
});
