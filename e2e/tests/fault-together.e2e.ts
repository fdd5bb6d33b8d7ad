import { expect, test } from '../support/fault-proxy/through.ts';
import type { Buyer } from '../support/buyer.ts';
import { SELLERS } from '../../sandbox/seed/products.ts';
import { UNDERWAY } from '../support/pay.ts';
import type { Tab } from '../support/tab.ts';
import type { TestSandbox } from '../support/test.ts';
import { transactionsOf } from '../support/till.ts';

/** Two tabs, or two devices, that press the same button in the same moment. */

async function opensWallet(tab: Tab): Promise<Tab> {
  await tab.wallet.asked('connect');
  return tab;
}

test('two tabs press at the same moment: one pays, the other follows', { tag: '@desktop' }, async ({ tab, buyer, lines, openTab, sandbox }) => {
  const till = await buyer.open();
  const other = await openTab();
  await other.checkout.open('tidewater-circle');
  const both = [tab, other];
  for (const { page, checkout } of both) {
    await page.getByRole('radio', { name: 'Sandbox Wallet' }).check();
    await expect(checkout.action).not.toHaveAttribute('aria-disabled', 'true');
  }
  // Both pages press by themselves at one moment that lies a little ahead.
  const moment = Date.now() + 500;
  await Promise.all(
    both.map(({ checkout }) =>
      checkout.action.evaluate(async (button, at) => {
        await new Promise((resolve) => setTimeout(resolve, at - Date.now()));
        if (button instanceof HTMLElement) button.click();
      }, moment),
    ),
  );
  const first = await Promise.race(both.map(opensWallet));
  const second = first === tab ? other : tab;
  await second.checkout.expectTitle('This payment is open in another tab');
  expect(await second.wallet.log()).toEqual([]);

  await first.wallet.approve('connect');
  await first.checkout.approve();
  await first.wallet.approve('sign');
  for (const { checkout } of both) {
    await checkout.expectTitle('Paid. Your access is ready');
    await checkout.expectMoney('You paid 29 USDC.');
  }
  expect(lines.api.served('/connect'), 'sessions').toBe(1);
  expect(await second.wallet.log(), 'what the wallet was asked in the other tab').toEqual([]);
  expect(await till.moved()).toEqual({ buyer: -29_000_000n, seller: 28_420_000n, fee: 580_000n });
  expect((await transactionsOf(sandbox.rpc, (await first.network.session()).payment_id)).landed).toHaveLength(1);
});

/** A personal link has one session, so two devices that open it pay one and the same payment. */
async function personalLink({ api, site }: TestSandbox): Promise<string> {
  const product = site.sandbox.products.find(({ slug }) => slug === 'crew-room');
  const { checkout_url: url } = await api.handoffLink(product?.id ?? '', '@marta');
  return new URL(url ?? site.checkout.url).search;
}

test('two devices claim one payment at the same moment: one sends, the other does not', { tag: '@phone' }, async ({ buyer, guard, anotherBrowser, lines, page, sandbox }) => {
  guard.allow(/409/);
  const search = await personalLink(sandbox);
  await page.clock.install();
  const till = await buyer.open('crew-room', { search, seller: SELLERS.ferry });
  await buyer.review();
  const second = await anotherBrowser({ sameWallet: true });
  await second.page.clock.install();
  await second.open('crew-room', { search, seller: SELLERS.ferry });
  await second.review();
  const paymentId = await buyer.paymentId();
  expect(await second.paymentId()).toBe(paymentId);

  // Both have looked, neither has seen anything, and both claims are on the line before Hilt hears of one.
  await sandbox.rpc.delayNext(await buyer.wallet.address(), 100, 1_000);
  const claims = lines.api.on({ path: '/v1/pay/broadcast' }, { kind: 'hold', when: 'before' });
  for (const { checkout, wallet } of [buyer, second]) {
    await checkout.approve();
    await wallet.asked('sign');
  }
  // A page waits three seconds for its claim, by its clock; stopped, it waits for the other one however slow this machine is.
  for (const one of [buyer, second]) await one.page.clock.pauseAt(Date.now() + 5_000);
  for (const { wallet } of [buyer, second]) await wallet.approve('sign');
  await claims.reached(2);
  claims.release();
  for (const one of [buyer, second]) await one.page.clock.resume();

  const sent = (one: Buyer): boolean => one.asked('sendTransaction') > 0;
  await expect.poll(() => [buyer, second].filter(sent).length).toBe(1);
  const loser = sent(buyer) ? second : buyer;
  await loser.sees({ title: UNDERWAY, money: '21 USDC may have moved. Do not pay again.', action: 'Copy a link to this payment', says: 'Sent from another wallet or device' }, 'claimed-together');
  await sandbox.rpc.warp(105);
  for (const { checkout } of [buyer, second]) {
    await checkout.expectTitle(/^Paid\. /);
    await checkout.expectMoney(/^You paid 21\sUSDC\./);
  }
  expect(loser.asked('sendTransaction')).toBe(0);
  expect(await till.moved()).toEqual({ buyer: -21_000_000n, seller: 20_580_000n, fee: 420_000n });
  expect((await transactionsOf(sandbox.rpc, paymentId)).landed).toHaveLength(1);
});
