import { membershipOf } from '../../sandbox/db/memberships.ts';
import { expectPaidOnce } from '../support/landed.ts';
import { pay, reachReview, UNDERWAY } from '../support/pay.ts';
import { personalLink } from '../support/personal.ts';
import { expect, test } from '../support/test.ts';

/** Two personal links on one device, both for the same person: two payments, one after the other, each under a session of its own. */

test('one more link for the same person opens its own session, and shows the payment of the first one while that may still land', { tag: '@desktop' }, async ({ tab, page, checkout, wallet, network, sandbox }) => {
  const [first, second] = [await personalLink(sandbox, '667001', '@yara'), await personalLink(sandbox, '667001', '@yara')];
  const paymentId = () => checkout.fact('Payment ID').locator('.mono').getAttribute('title');

  // Opened, not paid: the other link does not go on with it.
  await page.goto(first.url);
  await reachReview(tab);
  const firstId = await paymentId();
  await page.goto(second.url);
  await reachReview(tab);
  const secondId = await paymentId();
  expect(secondId).not.toBe(firstId);

  // The same link again is the same payment, and it is under way while the other link is opened.
  await page.goto(first.url);
  await reachReview(tab);
  expect(await paymentId()).toBe(firstId);
  const session = await network.session();
  await sandbox.rpc.pause();
  await checkout.approve();
  await wallet.approve('sign');
  await checkout.expectTitle(UNDERWAY);
  await page.goto(second.url);
  await checkout.expectTitle(UNDERWAY);
  await expect(page.getByRole('radio')).toHaveCount(0);
  await sandbox.rpc.resume();
  await checkout.expectTitle('Paid. Your invite is ready');
  await expectPaidOnce(sandbox.rpc, await wallet.address(), session);
  const member = () => membershipOf(sandbox.site.sandbox.api.sandbox.database, first.productId, 'TELEGRAM_USER_ID', '667001');
  expect(member()).toMatchObject({ latest_payment_id: firstId });

  // What the first has bought is not what the second is for.
  await page.goto(second.url);
  await pay(tab);
  await checkout.expectTitle('Paid. Your invite is ready');
  expect(member()).toMatchObject({ latest_payment_id: secondId });
});
