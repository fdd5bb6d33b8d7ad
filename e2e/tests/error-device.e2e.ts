import { expect, test } from '../support/buyers.ts';
import { NONE_MOVED } from '../support/buyer.ts';
import { REVIEW, UNDERWAY } from '../support/pay.ts';
import { NOTHING, transactionsOf } from '../support/till.ts';

const PAID_29 = { buyer: -29_000_000n, seller: 28_420_000n, fee: 580_000n };
const HOUR = 3_600_000;

test('a phone that loses its network right after sending says that it does not know, and learns the truth when it is back', { tag: '@phone' }, async ({ buyer, guard, checkout, wallet, page, sandbox }) => {
  guard.allow(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/);
  await page.clock.install();
  const till = await buyer.open();
  await buyer.review();
  await sandbox.rpc.delayNext(await wallet.address(), 100, 1_000);
  await buyer.send();
  await checkout.expectTitle(UNDERWAY);
  await page.context().setOffline(true);
  await sandbox.rpc.warp(105);
  await page.clock.fastForward(31_000);
  await buyer.sees({ title: 'We do not know yet if you paid', money: '29 USDC may have moved. Do not pay again.', action: 'Check now' }, 'offline-settling');
  await expect(page.getByRole('button', { name: /again|approve|continue with/i })).toHaveCount(0);

  await page.context().setOffline(false);
  await checkout.expectTitle('Paid. Your access is ready');
  expect(await till.moved()).toEqual(PAID_29);
  expect((await transactionsOf(sandbox.rpc, await buyer.paymentId())).landed).toHaveLength(1);
});

test('without a network while the wallet connects the page says so and goes on by itself', { tag: '@phone' }, async ({ buyer, guard, checkout, wallet, page }) => {
  guard.allow(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/);
  const till = await buyer.open();
  await checkout.continueWith();
  await wallet.asked('connect');
  await checkout.expectTitle('Getting your payment ready');
  await page.context().setOffline(true);
  await wallet.approve('connect');
  await buyer.sees({ title: 'You are offline', money: 'Nothing has moved yet.', action: 'Try again', says: 'This page goes on by itself once there is a connection.' }, 'offline-connect');
  expect(await buyer.walletWasAsked()).toEqual(['connect']);
  await page.context().setOffline(false);
  await checkout.expectTitle(REVIEW);
  await buyer.pay();
  expect(await till.moved()).toEqual(PAID_29);
});

for (const [name, wrong] of [['behind', -12 * HOUR], ['ahead', 12 * HOUR]] as const) {
  test(`a clock that is twelve hours ${name} changes nothing: sessions end and payments are made by Solana’s time`, { tag: '@phone' }, async ({ buyer, checkout, page, sandbox }) => {
    const { rpc, api } = sandbox;
    await page.clock.install({ time: Date.now() + wrong });
    const till = await buyer.open();
    await buyer.review();
    const first = await buyer.paymentId();

    // Not over before its time …
    await page.context().setOffline(true);
    await page.context().setOffline(false);
    await checkout.approve();
    await buyer.wallet.refuse('sign');
    await checkout.expectTitle('You were not charged');
    await checkout.act('Try again');
    await checkout.expectTitle(REVIEW);
    expect(await buyer.paymentId()).toBe(first);

    // … and over when it is.
    await rpc.warp(5, 1_810);
    await api.turnWatcher();
    await page.clock.fastForward(31_000);
    await buyer.sees({ title: 'This checkout has expired', money: NONE_MOVED, action: 'Start a new checkout' }, `clock-${name}`);
    await checkout.act('Start a new checkout');
    await checkout.expectTitle(REVIEW);
    await buyer.pay();
    expect(await till.moved()).toEqual(PAID_29);
  });
}

test('a browser that keeps no record says so before and while paying, and still pays', { tag: '@phone' }, async ({ buyer, checkout, wallet, page, sandbox }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('The user denied permission to access the database.', 'SecurityError');
    };
  });
  const till = await buyer.open();
  const before = { says: 'This browser keeps no record. If you pay here, leave this tab open until the payment is recorded, or use another browser.' };
  await buyer.sees({ title: 'Pay from your wallet', money: 'Nothing moves until you approve in your wallet.', action: 'Continue with Sandbox Wallet', ...before }, 'storage-choosing');
  await buyer.review();
  await buyer.sees({ title: REVIEW, money: 'Nothing has moved yet.', action: 'Approve in Sandbox Wallet', ...before }, 'storage-review');
  await sandbox.rpc.delayNext(await wallet.address(), 100, 1_000);
  await buyer.send();
  await buyer.sees({ title: UNDERWAY, money: '29 USDC may have moved. Do not pay again.', action: 'Copy a link to this payment', says: 'Leave this tab open. This browser keeps no record, so only this tab knows the payment.' }, 'storage-settling');
  expect(await till.moved()).toEqual(NOTHING);
  await sandbox.rpc.warp(105);
  await checkout.expectTitle('Paid. Your access is ready');
  expect(await till.moved()).toEqual(PAID_29);
});
