import { NONE_MOVED } from '../support/buyer.ts';
import { expect, test } from '../support/buyers.ts';
import { REVIEW } from '../support/pay.ts';
import { isOnChain, NOTHING, transactionsOf } from '../support/till.ts';

const PAID_29 = { buyer: -29_000_000n, seller: 28_420_000n, fee: 580_000n };

test('a buyer who does not let the wallet connect can choose again', { tag: '@phone' }, async ({ buyer, checkout, wallet }) => {
  const till = await buyer.open();
  await checkout.continueWith();
  await wallet.refuse('connect');
  await buyer.sees(
    { title: 'Pay from your wallet', money: 'Nothing moves until you approve in your wallet.', action: 'Continue with Sandbox Wallet', says: 'The connection was declined in the wallet. You can choose again.' },
    'connect-refused',
  );
  expect(buyer.asked('connect')).toBe(0);
  await buyer.review();
  await buyer.pay();
  expect(await till.moved()).toEqual(PAID_29);
});

test('a buyer who refuses to sign is not charged, and pays at the second try', { tag: '@phone' }, async ({ buyer, checkout, wallet, sandbox }) => {
  const till = await buyer.open();
  await buyer.review();
  await checkout.approve();
  await wallet.refuse('sign');
  await buyer.sees({ title: 'You were not charged', money: NONE_MOVED, action: 'Try again', says: 'You declined in the wallet. Nothing was signed, so it is safe to try again.' }, 'sign-refused');
  expect(await till.moved()).toEqual(NOTHING);
  expect(buyer.asked('sendTransaction')).toBe(0);

  await checkout.act('Try again');
  await checkout.expectTitle(REVIEW);
  await buyer.pay();
  expect(await till.moved()).toEqual(PAID_29);
  expect(await transactionsOf(sandbox.rpc, await buyer.paymentId())).toMatchObject({ landed: [expect.any(String)], failed: [] });
});

for (const outcome of ['fail', 'fail-after'] as const) {
  test(`a wallet that breaks costs nothing (${outcome})`, { tag: '@phone' }, async ({ buyer, checkout, wallet, sandbox }) => {
    const till = await buyer.open();
    await wallet.set({ outcome });
    await buyer.review();
    await buyer.sign();
    await buyer.sees({ title: 'You were not charged', money: NONE_MOVED, action: 'Try again', says: 'Sandbox Wallet could not sign. Nothing was sent, so it is safe to try again.' }, `wallet-${outcome}`);
    const [, signed] = await wallet.log();
    // With fail-after it has signed all the same, but told nobody.
    if (signed?.signature) expect(await isOnChain(sandbox.rpc, signed.signature)).toBe(false);
    expect(await till.moved()).toEqual(NOTHING);

    await wallet.set({ outcome: 'sign' });
    await checkout.act('Try again');
    await checkout.expectTitle(REVIEW);
    await buyer.pay();
    expect(await till.moved()).toEqual(PAID_29);
  });
}

test('a wallet that sends by itself and then says that it failed has paid: the page finds the payment', { tag: '@phone' }, async ({ buyer, checkout, wallet, sandbox }) => {
  await wallet.startWith({ abilities: 'send-only', outcome: 'fail-after' });
  const till = await buyer.open();
  await buyer.review();
  await buyer.sign('send');
  // Whatever the wallet says, no second attempt may be offered here.
  await checkout.expectTitle(/^(?:Your payment is on its way|Paid)/);
  await checkout.expectTitle('Paid. Your access is ready');
  await checkout.expectMoney('You paid 29 USDC.');
  expect(await till.moved()).toEqual(PAID_29);
  const { landed, failed } = await transactionsOf(sandbox.rpc, await buyer.paymentId());
  expect([landed.length, failed.length]).toEqual([1, 0]);
});

test('a wallet that sends by itself and never says what it did: paying again is a step with a warning', { tag: '@phone' }, async ({ buyer, checkout, wallet, page, sandbox }) => {
  await page.clock.install();
  await wallet.startWith({ abilities: 'send-only', outcome: 'fail' });
  const till = await buyer.open();
  await buyer.review();
  await buyer.sign('send');
  await checkout.expectTitle('Your payment is on its way');
  await page.clock.fastForward(31_000);
  await buyer.sees({ title: 'We do not know yet if you paid', money: '29 USDC may have moved. Do not pay again.', action: 'Check now', says: 'Sandbox Wallet was asked and did not answer; it may have sent the payment.' }, 'late-unanswered');

  await page.getByRole('button', { name: 'Pay again all the same' }).click();
  await buyer.sees({ title: 'The first payment may still charge you', money: '29 USDC may have moved. Do not pay again.', action: 'Keep waiting', says: '29 USDC leave your wallet twice' }, 'may-charge-twice');
  await checkout.act('Keep waiting');
  await checkout.expectTitle('We do not know yet if you paid');

  await wallet.set({ outcome: 'sign' });
  await page.getByRole('button', { name: 'Pay again all the same' }).click();
  await page.getByRole('button', { name: 'Pay again and accept the risk' }).click();
  await checkout.expectTitle(REVIEW);
  await buyer.sign('send');
  await checkout.expectTitle(/^Paid/);
  expect(await till.moved()).toEqual(PAID_29);
  expect((await transactionsOf(sandbox.rpc, await buyer.paymentId())).landed).toHaveLength(1);
});

test('an account switched after the review is checked anew, and nothing reviewed for the other one is signed', { tag: '@phone' }, async ({ buyer, checkout, wallet, sandbox }) => {
  const { rpc } = sandbox;
  const till = await buyer.open();
  await buyer.review();
  const other = await wallet.switchAccount();
  await buyer.sees({ title: /^29\sUSDC and 0\.00089708\sSOL are missing$/, money: 'Nothing has moved. This page keeps checking.', action: 'Check again', says: 'The account that is open in Sandbox Wallet' }, 'short-both');
  await expect(checkout.sheet).toContainText(other.slice(0, 4));
  await rpc.setUsdc(other, 30_000_000n);
  await rpc.setLamports(other, 10_000_000n);
  await checkout.act('Check again');
  await checkout.expectTitle(REVIEW);
  await buyer.pay();
  expect(await rpc.usdcOf(other)).toBe(1_000_000n);
  expect(await till.moved()).toEqual({ ...PAID_29, buyer: 0n });
});

test('an account switched while the wallet is open ends that attempt', { tag: '@phone' }, async ({ buyer, checkout, wallet, sandbox }) => {
  const till = await buyer.open();
  await buyer.review();
  await checkout.approve();
  await wallet.asked('sign');
  const other = await wallet.switchAccount();
  await buyer.sees({ title: 'You were not charged', money: NONE_MOVED, action: 'Try again', says: 'Another account was chosen in Sandbox Wallet. Nothing was sent, so it is safe to try again.' }, 'wallet-changed');
  // The first request still stands in the wallet; its answer is not wanted any more.
  await wallet.approve('sign');
  await checkout.act('Try again');
  await checkout.expectTitle(/are missing$/);
  await sandbox.rpc.setUsdc(other, 29_000_000n);
  await sandbox.rpc.setLamports(other, 10_000_000n);
  await checkout.act('Check again');
  await checkout.expectTitle(REVIEW);
  await buyer.pay();
  expect(await till.moved()).toEqual({ ...PAID_29, buyer: 0n });
  expect(await sandbox.rpc.usdcOf(other)).toBe(0n);
});
