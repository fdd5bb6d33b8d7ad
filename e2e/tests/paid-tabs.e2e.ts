import { expectPaidOnce } from '../support/landed.ts';
import { reachReview, signReviewed } from '../support/pay.ts';
import { expect, test } from '../support/test.ts';

/** Two tabs of one browser on the same product. */

const ELSEWHERE = 'This payment is open in another tab';

test('one tab signs, the other follows it to the delivery', { tag: '@desktop' }, async ({ tab, checkout, wallet, network, openTab, sandbox }) => {
  await checkout.open('quiet-hours');
  const other = await openTab();
  await other.checkout.open('quiet-hours');
  await other.checkout.expectTitle('Pay from your wallet');

  await reachReview(tab);
  const [session, buyer] = [await network.session(), await wallet.address()];
  await checkout.approve();
  await wallet.asked('sign');
  await other.checkout.expectTitle(ELSEWHERE);
  await expect(other.checkout.sheet.getByText('This tab signs nothing and shows the result.', { exact: false })).toBeVisible();

  await wallet.approve('sign');
  for (const { checkout: one, page } of [tab, other]) {
    await one.expectTitle('Paid. Here is what you bought');
    await expect(page.getByText('QH-7F3K-29TD-XM41', { exact: true })).toBeVisible();
    await one.expectMoney('You paid 7.25 USDC.');
  }
  await expectPaidOnce(sandbox.rpc, buyer, session);
  expect(await other.wallet.log(), 'what the wallet was asked in the other tab').toEqual([]);
  expect(other.network.apiRequests().filter(({ path }) => path.endsWith('/connect'))).toEqual([]);
  // Whoever holds the payment may send it again, but only ever the bytes that were signed.
  const sent = [...network.requests, ...other.network.requests].flatMap(({ body }) => /"sendTransaction","params":\["([^"]+)"/.exec(body)?.[1] ?? []);
  expect(new Set(sent).size).toBe(1);
});

test('a second tab cannot begin while the first is being paid, and can once that one is closed', { tag: '@desktop' }, async ({ tab, page, checkout, wallet, network, openTab, sandbox }) => {
  await checkout.open('tidewater-circle');
  await reachReview(tab);
  const [session, buyer] = [await network.session(), await wallet.address()];
  const other = await openTab();
  await other.checkout.open('tidewater-circle');
  await other.checkout.continueWith();
  await other.checkout.expectTitle(ELSEWHERE);
  expect(await other.wallet.log()).toEqual([]);

  await page.close();
  await other.checkout.expectTitle('Pay from your wallet');
  await reachReview(other);
  await expect(other.checkout.fact('Payment ID').locator('[title]')).toHaveAttribute('title', session.payment_id);
  await signReviewed(other);
  await other.checkout.expectTitle('Paid. Your access is ready');
  await expectPaidOnce(sandbox.rpc, buyer, session);
});

test('an answer that comes after the buyer stopped waiting is thrown away, even while the wallet is open again', { tag: '@desktop' }, async ({ tab, checkout, wallet, network, sandbox }) => {
  await wallet.startWith({ delay: 'hold' });
  await checkout.open('tidewater-circle');
  await reachReview(tab);
  const [session, buyer] = [await network.session(), await wallet.address()];
  await signReviewed(tab);
  await wallet.held();
  await checkout.act('Stop and go back');
  await checkout.expectTitle('Pay from your wallet');

  await checkout.continueWith();
  await checkout.approve();
  await wallet.asked('sign');
  await wallet.set({ delay: 0 });
  await wallet.release();
  await checkout.expectTitle('Approve in Sandbox Wallet');
  await wallet.approve('sign');
  await checkout.expectTitle('Paid. Your access is ready');
  const { signature } = await expectPaidOnce(sandbox.rpc, buyer, session);
  const signed = (await wallet.log()).filter(({ kind }) => kind === 'sign').map((entry) => entry.signature);
  expect(signed).toHaveLength(2);
  expect(signed[0]).not.toBe(signature);
  expect(signed[1]).toBe(signature);
});
