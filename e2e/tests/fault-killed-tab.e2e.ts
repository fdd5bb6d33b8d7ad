import { expect, test, type Lines } from '../support/fault-proxy/through.ts';
import type { Rule } from '../support/fault-proxy/rule.ts';
import { Buyer } from '../support/buyer.ts';
import { killTab } from '../support/kill-tab.ts';
import { REVIEW } from '../support/pay.ts';
import { NOTHING, transactionsOf } from '../support/till.ts';

/** The process behind the tab is killed at the worst moments. Whoever opens the product again finishes the payment or drops it, exactly once. */

const PAID_29 = { buyer: -29_000_000n, seller: 28_420_000n, fee: 580_000n };
const PAID = 'Paid. Your access is ready';

/** Where the payment stood. Each rule stops it there, on the line. */
const MOMENTS: readonly { readonly name: string; readonly stop: (lines: Lines) => Rule; readonly sends: number }[] = [
  { name: 'signed, while the last look before sending is not answered', stop: ({ node }) => node.on({ rpc: 'getSignaturesForAddress' }, { kind: 'hold', when: 'before' }), sends: 0 },
  { name: 'signed, while its claim is on the way to Hilt', stop: ({ api }) => api.on({ path: '/v1/pay/broadcast' }, { kind: 'hold', when: 'before' }), sends: 0 },
  { name: 'signed and claimed, while Hilt’s answer is on the way', stop: ({ api }) => api.on({ path: '/v1/pay/broadcast' }, { kind: 'hold', when: 'after' }), sends: 0 },
  { name: 'sent, before it reached any node', stop: ({ node }) => node.on({ rpc: 'sendTransaction' }, { kind: 'hold', when: 'before' }), sends: 0 },
  { name: 'sent, while the node’s answer is on the way', stop: ({ node }) => node.on({ rpc: 'sendTransaction' }, { kind: 'hold', when: 'after' }), sends: 1 },
];

/** Signs, and returns when the rule has stopped the payment. The same questions are asked before the wallet opens; those are not meant. */
async function signUntil({ checkout, wallet }: Buyer, stop: () => Rule): Promise<void> {
  await checkout.approve();
  await wallet.asked('sign');
  const rule = stop();
  await wallet.approve('sign');
  await rule.reached();
}

for (const { name, stop, sends } of MOMENTS) {
  test(`killed when it was ${name}: the next tab finishes it without asking the wallet`, { tag: '@desktop' }, async ({ buyer, lines, openTab, page, sandbox }) => {
    const till = await buyer.open();
    await buyer.review();
    const paymentId = await buyer.paymentId();
    await signUntil(buyer, () => stop(lines));
    expect(lines.node.served('sendTransaction')).toBe(sends);
    await killTab(page);
    lines.api.clear();
    lines.node.clear();

    const next = new Buyer(await openTab(), sandbox);
    await next.checkout.open('tidewater-circle');
    await next.checkout.expectTitle(PAID);
    await next.checkout.expectMoney('You paid 29 USDC.');
    expect(await next.walletWasAsked()).toEqual([]);
    expect(await till.moved()).toEqual(PAID_29);
    const { landed, failed } = await transactionsOf(sandbox.rpc, paymentId);
    expect([landed.length, failed.length]).toEqual([1, 0]);
  });
}

test('killed when the wallet had signed, before the page was told: dropped, and paid anew', { tag: '@desktop' }, async ({ buyer, lines, wallet, openTab, page, sandbox }) => {
  const till = await buyer.open();
  await wallet.set({ delay: 'hold' });
  await buyer.review();
  const paymentId = await buyer.paymentId();
  await buyer.sign();
  await wallet.held();
  await killTab(page);

  const next = new Buyer(await openTab(), sandbox);
  await next.checkout.open('tidewater-circle');
  await next.checkout.expectTitle('Pay from your wallet');
  await next.checkout.expectMoney('Nothing moves until you approve in your wallet.');
  expect(lines.node.served('sendTransaction')).toBe(0);
  expect(await till.moved()).toEqual(NOTHING);

  await next.wallet.set({ delay: 0 });
  await next.review();
  await next.pay();
  expect(await till.moved()).toEqual(PAID_29);
  expect((await transactionsOf(sandbox.rpc, paymentId)).landed).toHaveLength(1);
});

test('killed when it was signed, and opened again when it can no longer land: dropped, and paid anew', { tag: '@desktop' }, async ({ buyer, lines, openTab, page, sandbox }) => {
  const till = await buyer.open();
  await buyer.review();
  const paymentId = await buyer.paymentId();
  await signUntil(buyer, () => lines.node.on({ rpc: 'getSignaturesForAddress' }, { kind: 'hold', when: 'before' }));
  await killTab(page);
  lines.node.clear();
  await sandbox.rpc.warp(160);

  const next = new Buyer(await openTab(), sandbox);
  await next.checkout.open('tidewater-circle');
  await next.sees({ title: 'You were not charged', money: 'No money has moved.', action: 'Try again', says: 'It was signed but did not arrive in time, and it no longer can. It is safe to try again.' }, 'killed-too-long');
  expect(lines.node.served('sendTransaction')).toBe(0);
  expect(await till.moved()).toEqual(NOTHING);

  await next.checkout.act('Try again');
  await next.checkout.expectTitle(/^(?:Pay from your wallet|Check this, then approve)$/);
  if ((await next.checkout.title.innerText()) !== REVIEW) await next.review();
  await next.pay();
  expect(await till.moved()).toEqual(PAID_29);
  expect((await transactionsOf(sandbox.rpc, paymentId)).landed).toHaveLength(1);
});
