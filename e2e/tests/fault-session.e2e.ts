import { expect, test } from '../support/fault-proxy/through.ts';
import { REVIEW } from '../support/pay.ts';
import { isOnChain, NOTHING, transactionsOf } from '../support/till.ts';

/** The session ends while the wallet's window is open. Only the chain's clock says so: Hilt is not heard, and the buyer's clock does not count. */

const PAID_29 = { buyer: -29_000_000n, seller: 28_420_000n, fee: 580_000n };

for (const { name, seconds } of [
  { name: 'has ended', seconds: 1_810 },
  { name: 'is about to end', seconds: 1_700 },
]) {
  test(`by the chain’s clock the session ${name} while the wallet is open, and Hilt is not heard: what was signed is not sent, and a new session is paid`, { tag: '@phone' }, async ({ buyer, checkout, wallet, lines, sandbox }) => {
    const { rpc, api } = sandbox;
    const till = await buyer.open();
    await buyer.review();
    const first = await buyer.paymentId();
    await checkout.approve();
    await wallet.asked('sign');
    const silent = lines.api.on({ path: /\/v1\/payments\// }, { kind: 'lose-request' });
    await rpc.warp(5, seconds);
    // Hilt's own clock follows the chain's; what it says of the first session is lost on the line.
    await api.turnWatcher();
    await wallet.approve('sign');

    await expect.poll(() => buyer.paymentId()).not.toBe(first);
    await buyer.sees({ title: REVIEW, money: 'Nothing has moved yet.', action: 'Approve in Sandbox Wallet' }, 'session-over-in-wallet');
    expect(silent.hits).toBeGreaterThan(0);
    // The buyer did sign; nobody ever got to see it.
    const signed = (await wallet.log()).find(({ kind }) => kind === 'sign');
    expect(signed?.outcome).toBe('answered');
    expect(await isOnChain(rpc, signed?.signature ?? '')).toBe(false);
    expect([lines.node.served('sendTransaction'), lines.api.served('/v1/pay/broadcast')]).toEqual([0, 0]);
    expect(await till.moved()).toEqual(NOTHING);

    silent.end();
    await buyer.pay();
    expect(await till.moved()).toEqual(PAID_29);
    expect(await transactionsOf(rpc, first)).toEqual({ landed: [], failed: [] });
    expect((await transactionsOf(rpc, await buyer.paymentId())).landed).toHaveLength(1);
  });
}

test('Hilt answers the claim with 410: the session is over, what was signed is not sent, and a new one is paid', { tag: '@phone' }, async ({ buyer, guard, checkout, wallet, lines, sandbox }) => {
  guard.allow(/410/);
  const till = await buyer.open();
  await buyer.review();
  const first = await buyer.paymentId();
  await checkout.approve();
  await wallet.asked('sign');
  const gone = lines.api.on({ path: '/v1/pay/broadcast' }, { kind: 'status', status: 410 });
  await wallet.approve('sign');
  await buyer.sees({ title: 'This checkout has expired', money: 'No money has moved.', action: 'Start a new checkout' }, 'claim-gone');
  expect(lines.node.served('sendTransaction')).toBe(0);
  expect(await till.moved()).toEqual(NOTHING);

  gone.end();
  await checkout.act('Start a new checkout');
  await checkout.expectTitle(REVIEW);
  expect(await buyer.paymentId()).not.toBe(first);
  await buyer.pay();
  expect(await till.moved()).toEqual(PAID_29);
  expect(await transactionsOf(sandbox.rpc, first)).toEqual({ landed: [], failed: [] });
});
