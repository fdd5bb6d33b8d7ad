import { expect, test } from '../support/buyers.ts';
import { REVIEW, UNDERWAY } from '../support/pay.ts';
import { NONE_MOVED } from '../support/buyer.ts';
import { NOTHING, transactionsOf } from '../support/till.ts';

const MAY_HAVE_MOVED = '29 USDC may have moved. Do not pay again.';

test('a transaction that fails on Solana costs its network fee and nothing else', { tag: '@phone' }, async ({ buyer, checkout, wallet, page, sandbox }) => {
  const { rpc } = sandbox;
  await page.clock.install();
  await buyer.open();
  await buyer.review();
  const payer = await wallet.address();
  const seller = await rpc.usdcOf((await buyer.network.session()).merchant_wallet);
  const lamports = await rpc.lamportsOf(payer);
  // Between the last look at the balance and the landing, somebody else spends the money.
  await rpc.delayNext(payer, 60, 1_000);
  await buyer.send();
  await rpc.setUsdc(payer, 0n);
  await rpc.warp(65);
  await expect(checkout.sheet).toContainText('Solana reports an error with it. In some seconds that is final.');
  await checkout.expectTitle(UNDERWAY);
  await checkout.expectMoney(MAY_HAVE_MOVED);

  await buyer.passTimeUntil('You were not charged');
  await buyer.sees({ title: 'You were not charged', money: /^No money has moved, except a network fee of 0\.0000062\sSOL\.$/, action: 'Try again', says: /Solana refused the payment and kept only a fee of 0\.0000062\sSOL\. It is safe to try again\./ }, 'failed-on-chain');
  expect(lamports - (await rpc.lamportsOf(payer))).toBe(6_200n);
  expect(await rpc.usdcOf((await buyer.network.session()).merchant_wallet)).toBe(seller);
  const first = await transactionsOf(rpc, await buyer.paymentId());
  expect([first.landed.length, first.failed.length]).toEqual([0, 1]);

  await rpc.reset();
  await rpc.setUsdc(payer, 30_000_000n);
  await checkout.act('Try again');
  await checkout.expectTitle(REVIEW);
  await buyer.pay();
  expect(await rpc.usdcOf(payer)).toBe(1_000_000n);
  const all = await transactionsOf(rpc, await buyer.paymentId());
  expect([all.landed.length, all.failed.length]).toEqual([1, 1]);
});

test('a dropped transaction is unknown until it can no longer land; then the buyer may pay again', { tag: '@phone' }, async ({ buyer, guard, checkout, wallet, page, sandbox }) => {
  const { rpc } = sandbox;
  // Hilt still holds the claim of the first try; that stops nobody from paying.
  guard.allow(/409/);
  await page.clock.install();
  const till = await buyer.open();
  await buyer.review();
  await rpc.control('sandbox_dropTransactions', { account: await wallet.address(), count: 1_000 });
  await buyer.send();
  await checkout.expectTitle(UNDERWAY);
  await checkout.expectMoney(MAY_HAVE_MOVED);
  await page.clock.fastForward(31_000);
  await buyer.sees({ title: 'We do not know yet if you paid', money: MAY_HAVE_MOVED, action: 'Check now', says: /It can land until about .+ After that it never can, and this page will say so\./ }, 'late');
  // It can still land, so there is no way to pay again: neither here nor after a reload.
  await expect(page.getByRole('button', { name: /again|approve/i })).toHaveCount(0);
  await checkout.act('Check now');
  await page.reload();
  await checkout.expectTitle(/^(?:Your payment is on its way|We do not know yet if you paid)$/);
  await expect(page.getByRole('button', { name: /again|approve|continue with/i })).toHaveCount(0);

  await rpc.warp(160);
  await buyer.passTimeUntil('You were not charged');
  await buyer.sees({ title: 'You were not charged', money: NONE_MOVED, action: 'Try again', says: 'It was signed but did not arrive in time, and it no longer can. It is safe to try again.' }, 'never-landed');
  await expect(checkout.sheet).toContainText('Does not have it, and it can no longer land');
  expect(await till.moved()).toEqual(NOTHING);

  await rpc.reset();
  await checkout.act('Try again');
  await buyer.review();
  await buyer.pay();
  expect(await till.moved()).toEqual({ buyer: -29_000_000n, seller: 28_420_000n, fee: 580_000n });
  const { landed, failed } = await transactionsOf(rpc, await buyer.paymentId());
  expect([landed.length, failed.length]).toEqual([1, 0]);
});
