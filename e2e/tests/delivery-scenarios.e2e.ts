import { SELLERS } from '../../sandbox/seed/products.ts';
import { expect, test } from '../support/buyers.ts';

/** What comes after "paid": each way of handing over, none of which makes the payment look failed (money invariant 6). */

const FERRY = 'night-ferry';
const PAID = 'You paid 15 USDC. Do not pay again.';
const ON_ITS_WAY = 'Paid. Your access is on its way';
const READY = 'Paid. Your invite is ready';

test('pending: the page says what comes next, and has the invite once Hilt has handed it over', async ({ buyer, checkout, sandbox }) => {
  await sandbox.api.planDelivery(FERRY, { outcome: 'PENDING' });
  await buyer.open(FERRY, { seller: SELLERS.ferry });
  await buyer.review();
  await buyer.sign();
  await buyer.sees({ title: ON_ITS_WAY, money: PAID, action: 'Check the access now', says: 'You need not wait here.' }, 'delivery-pending');
  await expect(checkout.milestone('Telegram invite')).toHaveAttribute('data-state', 'now');
  await expect(checkout.sheet.getByRole('link', { name: /invite/i })).toHaveCount(0);
  await sandbox.api.deliverAgain(await buyer.paymentId());
  await checkout.act('Check the access now');
  await checkout.expectTitle(READY);
  await expect(checkout.action).toHaveAttribute('href', 'https://t.me/+sandboxNightFerry');
});

test('failed, then retried by Hilt: late, with the way to the seller, and then there', async ({ buyer, checkout, page, sandbox }) => {
  await sandbox.api.pauseWatcher();
  await sandbox.api.planDelivery(FERRY, { outcome: 'FAILED', failures_left: 0 });
  await buyer.open(FERRY, { seller: SELLERS.ferry });
  await buyer.review();
  await buyer.sign();
  await buyer.sees({ title: ON_ITS_WAY, money: PAID, action: 'Check the access now', says: 'The invite ran out before it was sent; Hilt makes a new one by itself' }, 'delivery-failed');
  await expect(page.getByRole('button', { name: 'Copy a report' })).toBeVisible();
  await sandbox.api.passDays(1);
  await sandbox.api.turnWatcher();
  await checkout.act('Check the access now');
  await checkout.expectTitle(READY);
});

test('an invite that has run out: no second payment, a report for the seller, and the new invite in its place', async ({ buyer, checkout, page, sandbox }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await sandbox.api.planDelivery(FERRY, { outcome: 'SENT', invite_seconds: 0 });
  await buyer.open(FERRY, { seller: SELLERS.ferry });
  await buyer.review();
  await buyer.sign();
  await buyer.sees({ title: 'Paid. Your invite has run out', money: PAID, action: 'Check the access now', says: 'Ask Night Ferry for a new one' }, 'delivery-expired');
  await page.getByRole('button', { name: 'Copy a report' }).click();
  const paymentId = await buyer.paymentId();
  const { receipt_id: receiptId, tx_signature: signature } = await sandbox.api.paymentStatus(paymentId);
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain(`Receipt: ${receiptId ?? 'none'}`);
  const report = await page.evaluate(() => navigator.clipboard.readText());
  for (const fact of [signature ?? 'none', await buyer.wallet.address(), 'TELEGRAM_INVITE, sent', 'Chrome']) expect(report).toContain(fact);
  // It goes through mail and chat: nothing in it opens the access.
  for (const secret of [paymentId, 't.me']) expect(report).not.toContain(secret);
  await sandbox.api.deliverAgain(paymentId);
  await checkout.act('Check the access now');
  await checkout.expectTitle(READY);
  await expect(checkout.fact('Invite works until')).toHaveText(/\d{4}/);
});

test.describe('for a buyer in Tokyo', () => {
  test.use({ timezoneId: 'Asia/Tokyo' });

  test('a membership goes from paid to grace to its end, each told in the buyer’s own time, and is bought again', async ({ buyer, checkout, page, sandbox }) => {
    await buyer.open(FERRY, { seller: SELLERS.ferry });
    await buyer.review();
    await buyer.pay();
    await expect(checkout.fact('Access until')).toHaveText(/\d{4}, \d\d:\d\d GMT\+9$/);
    const until = await checkout.fact('Access until').innerText();

    await sandbox.api.passDays(31);
    await page.reload();
    await buyer.sees({ title: READY, money: 'You paid 15 USDC.', action: /Open the invite/, says: 'Your paid time is over. Your access goes on until' }, 'delivery-grace');
    await expect(checkout.fact('Paid until')).toHaveText(until);

    await sandbox.api.passDays(3);
    await page.reload();
    await buyer.sees({ title: 'Your paid time is over', money: PAID, action: 'Buy more time' }, 'delivery-ended');
    await expect(checkout.sheet).not.toContainText('t.me');

    await checkout.act('Buy more time');
    await checkout.expectTitle('Pay from your wallet');
    await buyer.review();
    await buyer.sign();
    await checkout.expectTitle(READY);
    await expect(checkout.fact('Access until')).not.toHaveText(until);
  });
});

test('a kind of delivery nobody has heard of, with an address that must not be opened, is text and no link', { tag: '@desktop' }, async ({ buyer, checkout, page, sandbox }) => {
  await buyer.open();
  await buyer.review();
  await sandbox.api.fault({ route: 'confirm', effect: { kind: 'lie', fields: { delivery_type: 'BOAT_TRIP', delivery_value: 'javascript:alert(document.domain)' } } });
  await buyer.sign();
  await checkout.expectTitle('Paid. Here is what you bought');
  await expect(page.getByText('javascript:alert(document.domain)', { exact: true })).toBeVisible();
  await expect(page.locator('a[href^="javascript"]')).toHaveCount(0);
});
