import { expect, test } from '../support/buyers.ts';
import { REVIEW, UNDERWAY } from '../support/pay.ts';
import { NOTHING, transactionsOf } from '../support/till.ts';

const PAID_29 = { buyer: -29_000_000n, seller: 28_420_000n, fee: 580_000n };
const MAINNET = '5eykt4UsFv8P8NJdTREpY1vzqKqZKvdpKuc147dw2N9d';
const NOTHING_YET = 'Nothing has moved yet.';
const MAY_HAVE_MOVED = '29 USDC may have moved. Do not pay again.';

test('Solana is down when the payment is prepared: nothing is signed, and the page goes on by itself', { tag: '@phone' }, async ({ buyer, guard, checkout, page, sandbox }) => {
  guard.allow(/503/);
  await page.clock.install();
  const till = await buyer.open();
  await sandbox.rpc.fail({ method: '*', effect: 'http', status: 503 });
  await buyer.connect();
  await checkout.expectTitle('Solana does not answer');
  // The next tries come later and later; after some of them the screen stands still long enough to be read.
  for (const tries of [2, 3, 4]) {
    await page.clock.fastForward(16_000);
    await expect.poll(() => buyer.asked('getEpochInfo')).toBeGreaterThanOrEqual(tries - 1);
    await checkout.expectTitle('Solana does not answer');
  }
  await buyer.sees({ title: 'Solana does not answer', money: NOTHING_YET, action: 'Try again', says: 'The fault is not yours. This page asks again by itself.' }, 'solana-down-preparing');
  expect(await buyer.walletWasAsked()).toEqual(['connect']);

  await sandbox.rpc.clearFaults();
  await page.clock.fastForward(40_000);
  await checkout.expectTitle(REVIEW);
  expect(await till.moved()).toEqual(NOTHING);
  await buyer.pay();
  expect(await till.moved()).toEqual(PAID_29);
});

test('Solana and Hilt are down after sending: unknown, and never offered again, until they are back', { tag: '@phone' }, async ({ buyer, guard, wallet, page, sandbox }) => {
  const { api, rpc } = sandbox;
  guard.allow(/503/);
  await page.clock.install();
  const till = await buyer.open();
  await buyer.review();
  await api.pauseWatcher();
  await rpc.delayNext(await wallet.address(), 60, 1_000);
  await buyer.send();
  await rpc.fail({ method: '*', effect: 'http', status: 503 });
  await api.fault({ route: '*', effect: { kind: 'status', status: 503 } });
  await page.clock.fastForward(31_000);
  await buyer.sees({ title: 'We do not know yet if you paid', money: MAY_HAVE_MOVED, action: 'Check now', says: 'No answer from the node' }, 'solana-down-settling');
  await expect(page.getByRole('button', { name: /again|approve|continue with/i })).toHaveCount(0);

  await rpc.clearFaults();
  await api.clearFaults();
  await page.clock.fastForward(3_000);
  await buyer.passTimeUntil(/^Paid/);
  expect(await till.moved()).toEqual(PAID_29);
  expect((await transactionsOf(rpc, await buyer.paymentId())).landed).toHaveLength(1);
});

test('only this page cannot reach Solana any more: Hilt looks for itself, and its word is enough', { tag: '@phone' }, async ({ buyer, guard, checkout, page, sandbox }) => {
  guard.allow(/ERR_FAILED/);
  await page.clock.install();
  const till = await buyer.open();
  await buyer.review();
  await sandbox.api.pauseWatcher();
  await buyer.send();
  await page.route(`${sandbox.site.sandbox.rpcUrl}/**`, (route) => route.abort());
  await buyer.passTimeUntil(/^Paid/);
  await checkout.expectMoney('You paid 29 USDC.');
  expect(await till.moved()).toEqual(PAID_29);
});

test('a node of another network is believed nothing: no signature is asked', { tag: '@phone' }, async ({ buyer, checkout, page, sandbox }) => {
  await page.clock.install();
  const till = await buyer.open();
  await sandbox.rpc.fail({ method: 'getGenesisHash', effect: 'result', value: MAINNET });
  await buyer.connect();
  await buyer.sees({ title: 'This is not the right Solana network', money: NOTHING_YET, action: 'Try again', says: 'A payment there would not reach the seller, so this page stops here.' }, 'wrong-network');
  expect(await buyer.walletWasAsked()).toEqual(['connect']);
  expect(await till.moved()).toEqual(NOTHING);

  const before = buyer.asked('getGenesisHash');
  await checkout.act('Try again');
  await expect.poll(() => buyer.asked('getGenesisHash')).toBeGreaterThan(before);
  await checkout.expectTitle('This is not the right Solana network');
  await sandbox.rpc.clearFaults();
  await page.clock.fastForward(40_000);
  await checkout.expectTitle(REVIEW);
  await buyer.pay();
  expect(await till.moved()).toEqual(PAID_29);
});

test('a node that turns out to be of another network after sending proves nothing either way', { tag: '@phone' }, async ({ buyer, checkout, page, sandbox }) => {
  await page.clock.install();
  const till = await buyer.open();
  await buyer.review();
  await sandbox.api.pauseWatcher();
  await buyer.send();
  await checkout.expectTitle(UNDERWAY);
  // After a reload the page asks again who is there.
  await sandbox.rpc.fail({ method: 'getGenesisHash', effect: 'result', value: MAINNET });
  await page.reload();
  await checkout.expectTitle(UNDERWAY);
  await page.clock.fastForward(31_000);
  await checkout.expectTitle(/^(?:We do not know yet if you paid|Paid)/);
  await sandbox.rpc.clearFaults();
  await buyer.passTimeUntil(/^Paid/);
  expect(await till.moved()).toEqual(PAID_29);
});
