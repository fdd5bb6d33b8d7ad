import { FramedCheckout } from '../support/framed-checkout.ts';
import { landedOf } from '../support/landed.ts';
import { expect, test } from '../support/seller.ts';

test.use({ frameStorage: 'blocked' });

test.beforeEach(({ guard }) => guard.allow(/Access is denied for this document|denied permission to access/));

for (const mode of ['modal', 'inline'] as const) {
  test(`${mode}: a frame that may remember nothing never pays; the window does, and the frame follows`, async ({ seller, page, sandbox }) => {
    await seller.open(`<div data-hilt-checkout="tidewater-circle" data-mode="${mode}"></div>`);
    if (mode === 'modal') await page.getByRole('button', { name: 'Pay with USDC' }).click();
    const frame = await seller.frame();
    await expect(frame.action).toHaveText('Continue in a window');
    await expect(frame.frame.getByText('This browser does not let a checkout inside another page remember a payment.')).toBeVisible();
    const [opened] = await Promise.all([page.context().waitForEvent('page'), frame.act('Continue in a window')]);
    const popup = FramedCheckout.of(opened);
    await popup.pay();
    await frame.expectTitle('Paid in the other window');
    expect(await frame.walletWasAsked()).toEqual([]);
    expect(await landedOf(sandbox.rpc, await popup.address())).toHaveLength(1);
    expect((await seller.heard()).some(({ name }) => name === 'paid')).toBe(true);
  });
}

test('redirect needs no frame at all', async ({ seller, page, pay }) => {
  await seller.open('<div data-hilt-checkout="tidewater-circle" data-mode="redirect"></div>');
  await page.getByRole('link', { name: 'Pay with USDC' }).click();
  await page.waitForURL(`${pay}/p/tidewater-circle`);
  await FramedCheckout.of(page).pay();
});
