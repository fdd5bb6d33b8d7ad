import { expect, test, type Lines } from '../support/fault-proxy/through.ts';
import type { Rule } from '../support/fault-proxy/rule.ts';
import type { Buyer } from '../support/buyer.ts';
import { UNDERWAY } from '../support/pay.ts';
import { transactionsOf } from '../support/till.ts';

/** Servers do what they were asked, and the page never hears of it; or they are gone for a while. Time passes on the page's own clock. */

const PAID_29 = { buyer: -29_000_000n, seller: 28_420_000n, fee: 580_000n };
const ON_THE_WAY = '29 USDC on the way. Do not pay again.';
const MAY_HAVE_MOVED = '29 USDC may have moved. Do not pay again.';

async function expectNoWayToPayAgain({ page }: Buyer): Promise<void> {
  await expect(page.getByRole('button', { name: /again|approve|continue with|start/i })).toHaveCount(0);
}

/** Signs, and lets things go wrong: at once, or from the claim on, because the page looks at chain and Hilt before it claims, and those answers have to arrive. */
async function signAndLose({ checkout, wallet }: Buyer, lines: Lines, lose: (lines: Lines) => Rule, from: 'signature' | 'claim'): Promise<Rule> {
  await checkout.approve();
  await wallet.asked('sign');
  if (from === 'signature') {
    const rule = lose(lines);
    await wallet.approve('sign');
    return rule;
  }
  const claim = lines.api.on({ path: '/v1/pay/broadcast' }, { kind: 'hold', when: 'before' });
  await wallet.approve('sign');
  await claim.reached();
  const rule = lose(lines);
  claim.release();
  return rule;
}

test('the node accepts the payment and then times out, and Hilt is silent: unknown, never offered again, then paid', { tag: '@phone' }, async ({ buyer, checkout, lines, page, sandbox }) => {
  await page.clock.install();
  const till = await buyer.open();
  await buyer.review();
  await sandbox.api.pauseWatcher();
  const silent = lines.api.on({ path: /\/v1\/(?:pay\/confirm|payments\/.+)$/ }, { kind: 'lose-request' });
  const accepted = await signAndLose(
    buyer,
    lines,
    ({ node }) => {
      // The node takes every question and answers none; what it is sent it passes on.
      node.on({}, { kind: 'hold', when: 'before' });
      return node.on({ rpc: 'sendTransaction' }, { kind: 'hold', when: 'after' });
    },
    'claim',
  );
  await accepted.reached();
  const paymentId = await buyer.paymentId();
  await expect.poll(async () => (await transactionsOf(sandbox.rpc, paymentId)).landed).toHaveLength(1);
  await checkout.expectTitle(UNDERWAY);
  await checkout.expectMoney(MAY_HAVE_MOVED);
  await page.clock.fastForward(31_000);
  await buyer.sees({ title: 'We do not know yet if you paid', money: MAY_HAVE_MOVED, action: 'Check now' }, 'node-times-out');
  await expectNoWayToPayAgain(buyer);
  expect(await till.moved()).toEqual(PAID_29);

  lines.node.clear();
  silent.end();
  await buyer.passTimeUntil(/^Paid\. /);
  await checkout.expectMoney('You paid 29 USDC.');
  expect(await till.moved()).toEqual(PAID_29);
  const { landed, failed } = await transactionsOf(sandbox.rpc, paymentId);
  expect([landed.length, failed.length]).toEqual([1, 0]);
});

/** What is done and not heard of. Most lose more than one answer, so that asking again alone does not help. */
const LOST: readonly { readonly name: string; readonly from: 'signature' | 'claim'; readonly lose: (lines: Lines) => Rule }[] = [
  { name: 'the sending', from: 'claim', lose: ({ node }) => node.on({ rpc: 'sendTransaction' }, { kind: 'lose-answer' }) },
  { name: 'the status', from: 'claim', lose: ({ node }) => node.on({ rpc: ['getSignatureStatuses', 'getSignaturesForAddress'] }, { kind: 'lose-answer' }, 6) },
  { name: 'the claim', from: 'signature', lose: ({ api }) => api.on({ path: '/v1/pay/broadcast' }, { kind: 'lose-answer' }) },
  { name: 'the recording', from: 'signature', lose: ({ api }) => api.on({ path: '/v1/pay/confirm' }, { kind: 'lose-answer' }, 2) },
  {
    name: 'everything from sending to recording',
    from: 'claim',
    lose: ({ node, api }) => {
      api.on({ path: /\/v1\/(?:pay\/confirm|payments\/.+)$/ }, { kind: 'lose-answer' }, 4);
      return node.on({ rpc: ['sendTransaction', 'getSignatureStatuses', 'getSignaturesForAddress', 'getTransaction'] }, { kind: 'lose-answer' }, 8);
    },
  },
];

for (const { name, from, lose } of LOST) {
  test(`landed, and the answer to ${name} is lost: paid once, and said so`, { tag: '@phone' }, async ({ buyer, checkout, lines, page, sandbox }) => {
    await page.clock.install();
    const till = await buyer.open();
    await buyer.review();
    // What gets recorded here, the page itself has asked for.
    await sandbox.api.pauseWatcher();
    const lost = await signAndLose(buyer, lines, lose, from);
    await expect.poll(async () => (await transactionsOf(sandbox.rpc, await buyer.paymentId())).landed).toHaveLength(1);
    await buyer.passTimeUntil(/^Paid\. /);
    await checkout.expectMoney('You paid 29 USDC.');
    expect(lost.hits).toBeGreaterThan(0);
    expect(await till.moved()).toEqual(PAID_29);
    const { landed, failed } = await transactionsOf(sandbox.rpc, await buyer.paymentId());
    expect([landed.length, failed.length]).toEqual([1, 0]);
  });
}

test('Hilt is gone for 60 s after the payment has landed: on the way all the while, then recorded', { tag: '@phone' }, async ({ buyer, checkout, lines, page, sandbox }) => {
  const { api, rpc } = sandbox;
  await page.clock.install();
  const till = await buyer.open();
  await buyer.review();
  await api.pauseWatcher();
  // No slot passes until Hilt is gone, so that nothing is recorded before.
  await rpc.pause();
  await buyer.send();
  lines.api.on({}, { kind: 'reset' });
  const before = lines.api.passages.length;
  await rpc.resume();
  await expect(checkout.sheet).toContainText('No answer; asking again');
  const paymentId = await buyer.paymentId();
  expect((await transactionsOf(rpc, paymentId)).landed).toHaveLength(1);
  for (const second of [10, 20, 30, 40, 50, 60]) {
    await page.clock.fastForward(10_000);
    await rpc.warp(25);
    await checkout.expectMoney(ON_THE_WAY);
    await expect(checkout.title, `after ${second} s`).toHaveText(UNDERWAY);
    await expectNoWayToPayAgain(buyer);
  }
  await buyer.sees({ title: UNDERWAY, money: ON_THE_WAY, action: /./ }, 'hilt-gone-a-minute');
  // Whoever shares an address with this buyer also wants to be answered when Hilt is back.
  expect(lines.api.passages.length - before, 'requests in the minute').toBeLessThanOrEqual(12);
  expect(await till.moved()).toEqual(PAID_29);

  lines.api.clear();
  await buyer.passTimeUntil(/^Paid\. /);
  await checkout.expectMoney('You paid 29 USDC.');
  expect(await till.moved()).toEqual(PAID_29);
  const { landed, failed } = await transactionsOf(rpc, paymentId);
  expect([landed.length, failed.length]).toEqual([1, 0]);
});
