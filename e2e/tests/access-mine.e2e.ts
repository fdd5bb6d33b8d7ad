import { SELLERS } from '../../sandbox/seed/products.ts';
import { expect, test } from '../support/buyers.ts';

/** "Where is my access?", on the device that paid. */

const CODE = 'QH-7F3K-29TD-XM41';
const SLUG = 'quiet-hours';

test('the same access comes back in another tab: from the product, from the payment’s link, and from the list of this device', async ({ buyer, page, openTab, sandbox }) => {
  await buyer.open(SLUG, { seller: SELLERS.sextant });
  await buyer.review();
  await buyer.pay();
  const paymentId = await buyer.paymentId();
  await page.close();

  const tab = await openTab();
  const seesCode = async () => {
    await tab.checkout.expectTitle('Paid. Here is what you bought');
    await expect(tab.page.getByText(CODE, { exact: true })).toBeVisible();
    await expect(tab.page.getByRole('link', { name: 'Receipt' })).toBeVisible();
  };
  await tab.checkout.open(SLUG);
  await seesCode();
  await tab.page.reload();
  await seesCode();
  await tab.checkout.openPath(`/pay/${paymentId}`);
  await seesCode();
  await tab.page.getByRole('link', { name: 'Payments on this device' }).click();
  await tab.checkout.expectTitle('Payments on this device');
  await expect(tab.page.getByRole('listitem')).toContainText(['Quiet Hours, day pass']);
  await expect(tab.page.getByRole('listitem')).toContainText(['7.25']);
  // What was bought is fetched when it is asked for, and is in no other page.
  expect(await tab.page.content()).not.toContain(CODE);
  await tab.page.getByRole('link', { name: 'Open what you bought' }).click();
  await seesCode();
  expect((await sandbox.api.paymentStatus(paymentId)).status).toBe('CONFIRMED');
});

test('a payment that is not recorded yet is gone on with from its link, and ends there', { tag: '@phone' }, async ({ buyer, checkout, guard, page, sandbox }) => {
  guard.allow(/503/);
  await buyer.open(SLUG, { seller: SELLERS.sextant });
  await buyer.review();
  await sandbox.api.pauseWatcher();
  await sandbox.api.fault({ route: 'confirm', effect: { kind: 'status', status: 503 } });
  await buyer.send();
  const paymentId = await buyer.paymentId();
  await checkout.openPath('/mine');
  await expect(page.getByText('Not settled yet')).toBeVisible();
  // Its cards are drawn although no step of the checkout has brought its styles.
  await expect(page.locator('.mine-card')).not.toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');
  // What may still charge cannot be forgotten.
  await expect(page.getByRole('button', { name: 'Remove from this list' })).toHaveCount(0);
  await checkout.openPath(`/pay/${paymentId}`);
  await sandbox.api.clearFaults();
  await checkout.act('Go on with your payment');
  await checkout.expectTitle('Paid. Here is what you bought');
});

test('a list that is erased leaves nothing to come back to, here or by the payment’s link', async ({ buyer, checkout, page }) => {
  await buyer.open(SLUG, { seller: SELLERS.sextant });
  await buyer.review();
  await buyer.pay();
  const paymentId = await buyer.paymentId();
  await checkout.openPath('/mine');
  await page.getByRole('button', { name: 'Remove from this list' }).click();
  await page.getByRole('button', { name: 'Keep' }).click();
  await expect(page.getByRole('listitem')).toHaveCount(1);
  await buyer.sees({ title: 'Payments on this device', money: 'Looking moves no money.', action: 'Look again' }, 'access-mine');
  await page.getByRole('button', { name: 'Remove all' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove all' }).click();
  await expect(checkout.sheet).toContainText('This browser remembers no payment.');
  await checkout.openPath(`/pay/${paymentId}`);
  await checkout.expectTitle('Paid, and recorded by Hilt');
  expect(await page.content()).not.toContain(CODE);
});
