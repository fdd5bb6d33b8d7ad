import { SELLERS } from '../../sandbox/seed/products.ts';
import { test as base, expect } from '../support/buyers.ts';
import { UNDERWAY } from '../support/pay.ts';
import { transactionsOf } from '../support/till.ts';

/**
 * Going to another page and coming back by "back". The browser may have kept the page as it was, with its timers stopped, or load it anew: either way it must read
 * what happened meanwhile. Playwright switches that memory off, so here it is switched on again.
 */
const test = base.extend<object, object>({
  launchOptions: [async ({ launchOptions }, use) => use({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] }), { scope: 'worker' }],
});

test('a payment that was left on its way is finished when the buyer comes back, once', { tag: '@phone' }, async ({ buyer, checkout, page, sandbox, wallet }) => {
  const till = await buyer.open();
  await buyer.review();
  await sandbox.rpc.dropNext(await wallet.address(), 1_000);
  await buyer.sign();
  await checkout.expectTitle(UNDERWAY);
  await checkout.openPath('/mine');
  await sandbox.rpc.control('sandbox_clearSendRules');
  await page.goBack({ waitUntil: 'commit' });
  await checkout.expectTitle('Paid. Your access is ready');
  expect((await transactionsOf(sandbox.rpc, await buyer.paymentId())).landed).toHaveLength(1);
  expect(await till.moved()).toEqual({ buyer: -29_000_000n, seller: 28_420_000n, fee: 580_000n });
});

test('a page that the browser has kept asks at once, and has what was handed over meanwhile', { tag: '@phone' }, async ({ buyer, checkout, page, sandbox }) => {
  await sandbox.api.planDelivery('night-ferry', { outcome: 'PENDING' });
  await buyer.open('night-ferry', { seller: SELLERS.ferry });
  await buyer.review();
  await buyer.sign();
  await checkout.expectTitle('Paid. Your access is on its way');
  const paymentId = await buyer.paymentId();
  await page.evaluate(() => addEventListener('pageshow', ({ persisted }) => Reflect.set(window, 'kept', persisted)));
  await checkout.openPath('/mine');
  await sandbox.api.deliverAgain(paymentId);
  await page.goBack({ waitUntil: 'commit' });
  await checkout.expectTitle('Paid. Your invite is ready');
  expect(await page.evaluate('window.kept'), 'the very page of before').toBe(true);
});
