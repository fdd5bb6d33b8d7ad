import { NONE_MOVED } from '../support/buyer.ts';
import { expect, test } from '../support/buyers.ts';
import { REVIEW } from '../support/pay.ts';
import { isOnChain, NOTHING, transactionsOf } from '../support/till.ts';

const PAID_29 = { buyer: -29_000_000n, seller: 28_420_000n, fee: 580_000n };
const EXPIRED = { title: 'This checkout has expired', money: NONE_MOVED, action: 'Start a new checkout', says: 'It was open for a limited time, and no payment arrived.' };

test('a session that ends while the buyer reads is over, and a new one is paid', { tag: '@phone' }, async ({ buyer, checkout, page, sandbox }) => {
  const { rpc, api } = sandbox;
  const till = await buyer.open();
  await buyer.review();
  const first = await buyer.paymentId();

  // Half an hour passes on the chain; the buyer's clock has nothing to say. Coming back to the page makes it look.
  await rpc.warp(5, 1_810);
  await api.turnWatcher();
  await page.context().setOffline(true);
  await page.context().setOffline(false);
  await buyer.sees(EXPIRED, 'expired');
  expect(await till.moved()).toEqual(NOTHING);

  await checkout.act('Start a new checkout');
  await checkout.expectTitle(REVIEW);
  expect(await buyer.paymentId()).not.toBe(first);
  await buyer.pay();
  expect(await till.moved()).toEqual(PAID_29);
  expect(await transactionsOf(rpc, first)).toEqual({ landed: [], failed: [] });
  expect((await transactionsOf(rpc, await buyer.paymentId())).landed).toHaveLength(1);
});

test('a session that Hilt ends while the wallet is open is never paid: what was signed is not sent', { tag: '@phone' }, async ({ buyer, checkout, wallet, sandbox }) => {
  const { rpc, api } = sandbox;
  const till = await buyer.open();
  await buyer.review();
  const first = await buyer.paymentId();
  await checkout.approve();
  await checkout.expectTitle('Approve in Sandbox Wallet');
  await api.expirePayment(first);
  await api.turnWatcher();
  await wallet.approve('sign');
  await buyer.sees(EXPIRED, 'expired-at-hilt');
  await expect(checkout.sheet).toContainText('Says that the payment failed');

  // The buyer did sign; nobody ever got to see it.
  const [, signed] = await wallet.log();
  expect(signed).toMatchObject({ kind: 'sign', outcome: 'answered' });
  expect(await isOnChain(rpc, signed?.signature ?? '')).toBe(false);
  expect([buyer.asked('sendTransaction'), buyer.asked('/v1/pay/broadcast')]).toEqual([0, 0]);
  expect(await till.moved()).toEqual(NOTHING);

  await checkout.act('Start a new checkout');
  await checkout.expectTitle(REVIEW);
  await buyer.pay();
  expect(await till.moved()).toEqual(PAID_29);
});

test('with less than two minutes left no signature is asked: a new session comes first', { tag: '@phone' }, async ({ buyer, checkout, sandbox }) => {
  const { rpc, api } = sandbox;
  const till = await buyer.open();
  await buyer.review();
  const first = await buyer.paymentId();
  await rpc.warp(5, 1_700);
  await api.turnWatcher();

  await checkout.approve();
  await expect.poll(() => buyer.paymentId()).not.toBe(first);
  await buyer.sees({ title: REVIEW, money: 'Nothing has moved yet.', action: 'Approve in Sandbox Wallet' }, 'session-renewed');
  await expect(checkout.fact('Payment ID').locator('[title]')).toHaveAttribute('title', await buyer.paymentId());
  expect(await buyer.walletWasAsked()).toEqual(['connect']);
  expect(await till.moved()).toEqual(NOTHING);

  await buyer.pay();
  expect(await till.moved()).toEqual(PAID_29);
  expect(await transactionsOf(rpc, first)).toEqual({ landed: [], failed: [] });
});
