import { expect, test, type Lines } from '../support/fault-proxy/through.ts';
import type { FaultProxy } from '../support/fault-proxy/fault-proxy.ts';
import { hidesPayments, saysFailed, saysLanded } from '../support/fault-proxy/node-lies.ts';
import { REVIEW, UNDERWAY } from '../support/pay.ts';
import { NOTHING, transactionsOf } from '../support/till.ts';

/** One of two Solana nodes lies. What frees a buyer to pay again needs both of them, so a lie can delay a verdict and never make one. */

test.use({ nodes: 2 });

const PAID_29 = { buyer: -29_000_000n, seller: 28_420_000n, fee: 580_000n };
const UNKNOWN = 'We do not know yet if you paid';
const MAY_HAVE_MOVED = '29 USDC may have moved. Do not pay again.';
const PAY_AGAIN = /again|approve|continue with|start/i;

const LIARS: readonly { readonly name: string; readonly node: (lines: Lines) => FaultProxy }[] = [
  { name: 'first', node: ({ node }) => node },
  { name: 'second', node: ({ otherNode }) => otherNode },
];
const LIES = [
  { name: 'hides the payment, far ahead', lie: hidesPayments },
  { name: 'says that it failed', lie: saysFailed },
] as const;

for (const { name: which, node } of LIARS) {
  for (const { name, lie } of LIES) {
    test(`landed, and the ${which} node ${name}: the honest one is heard, whatever Hilt says`, { tag: '@phone' }, async ({ buyer, checkout, lines, page, sandbox }) => {
      await page.clock.install();
      const till = await buyer.open();
      await buyer.review();
      await sandbox.api.pauseWatcher();
      // Hilt is silent, so that all the page has is what the nodes say.
      const silent = [/\/v1\/pay\/confirm$/, /\/v1\/payments\//].map((path) => lines.api.on({ path }, { kind: 'lose-request' }));
      await buyer.send();
      const lies = lie(node(lines));
      await expect.poll(async () => (await transactionsOf(sandbox.rpc, await buyer.paymentId())).landed).toHaveLength(1);

      await checkout.expectMoney('29 USDC on the way. Do not pay again.');
      // Landed for this long without a word of Hilt's, by the page's clock.
      await page.clock.fastForward(95_000);
      await buyer.passTimeUntil('Paid on Solana, not yet recorded by Hilt');
      await checkout.expectMoney('29 USDC moved on Solana. Do not pay again.');
      await expect(page.getByRole('button', { name: PAY_AGAIN })).toHaveCount(0);
      expect(lies.some(({ hits }) => hits > 0), 'the liar was asked').toBe(true);
      expect(await till.moved()).toEqual(PAID_29);

      for (const rule of silent) rule.end();
      await buyer.passTimeUntil(/^Paid\. /);
      expect(await till.moved()).toEqual(PAID_29);
      expect((await transactionsOf(sandbox.rpc, await buyer.paymentId())).landed).toHaveLength(1);
    });
  }
}

for (const { name, lie } of LIES) {
  test(`not landed yet, and one node ${name}: unknown, until it really lands`, { tag: '@phone' }, async ({ buyer, guard, checkout, wallet, lines, page, sandbox }) => {
    const { rpc } = sandbox;
    // Hilt finds nothing yet either.
    guard.allow(/408/);
    await page.clock.install();
    const till = await buyer.open();
    await buyer.review();
    await rpc.delayNext(await wallet.address(), 100, 1_000);
    await buyer.send();
    const lies = lie(lines.otherNode);
    await checkout.expectTitle(UNDERWAY);
    // Time enough for one node to repeat itself: said twice, by the same one, is still said by one.
    for (const told of [1, 3, 5]) {
      await page.clock.fastForward(11_000);
      await rpc.warp(10);
      await expect.poll(() => lies[0]?.hits ?? 0).toBeGreaterThan(told);
    }
    await checkout.expectTitle(UNKNOWN);
    await checkout.expectMoney(MAY_HAVE_MOVED);
    await expect(page.getByRole('button', { name: PAY_AGAIN })).toHaveCount(0);
    expect(await till.moved()).toEqual(NOTHING);

    await rpc.warp(75);
    await buyer.passTimeUntil(/^Paid\. /);
    expect(await till.moved()).toEqual(PAID_29);
    expect((await transactionsOf(rpc, await buyer.paymentId())).landed).toHaveLength(1);
  });
}

test('it never lands, and one node says that it has: never "paid", and not charged once nobody says so', { tag: '@phone' }, async ({ buyer, guard, checkout, wallet, lines, page, sandbox }) => {
  const { rpc } = sandbox;
  // Hilt still holds the claim of the first try.
  guard.allow(/40\d/);
  await page.clock.install();
  const till = await buyer.open();
  await buyer.review();
  await rpc.dropNext(await wallet.address(), 1_000);
  const lies = saysLanded(lines.otherNode);
  await buyer.send();
  await page.clock.fastForward(31_000);
  await rpc.warp(200);
  for (const told of [1, 2, 3]) {
    await page.clock.fastForward(31_000);
    await expect.poll(() => lies[0]?.hits ?? 0).toBeGreaterThanOrEqual(told);
  }
  await expect(checkout.title).not.toHaveText(/^(?:Paid\. |You were not charged)/);
  await checkout.expectMoney(/Do not pay again\.$/);
  await expect(page.getByRole('button', { name: PAY_AGAIN })).toHaveCount(0);
  expect(await till.moved()).toEqual(NOTHING);

  for (const rule of lies) rule.end();
  await buyer.passTimeUntil('You were not charged');
  await checkout.expectMoney('No money has moved.');
  expect(await till.moved()).toEqual(NOTHING);
});

test('a node that is far ahead of the truth before anything is sent stops the payment and costs nothing', { tag: '@phone' }, async ({ buyer, checkout, wallet, lines }) => {
  const till = await buyer.open();
  await buyer.review();
  await checkout.approve();
  await wallet.asked('sign');
  const lies = hidesPayments(lines.otherNode);
  await wallet.approve('sign');
  await buyer.sees({ title: 'You were not charged', money: 'No money has moved.', action: 'Try again' }, 'node-far-ahead');
  expect([lines.node.served('sendTransaction'), lines.otherNode.served('sendTransaction')]).toEqual([0, 0]);
  expect(await till.moved()).toEqual(NOTHING);

  for (const rule of lies) rule.end();
  await checkout.act('Try again');
  await checkout.expectTitle(REVIEW);
  await buyer.pay();
  expect(await till.moved()).toEqual(PAID_29);
});
