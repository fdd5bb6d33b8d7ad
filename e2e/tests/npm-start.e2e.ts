import { expect } from '@playwright/test';
import { CheckoutPage } from '../support/checkout-page.ts';
import { NpmStart } from '../support/npm-start.ts';
import { test } from '../support/policy-reports.ts';
import { SandboxWalletDriver } from '../support/sandbox-wallet.ts';

/** What the README promises a newcomer: one command, a shop, a payment, and nothing left behind. */
test('npm start leads from the demo shop to a paid checkout, and stops cleanly', { tag: '@phone' }, async ({ page }) => {
  test.setTimeout(120_000);
  const start = await NpmStart.run();
  try {
    await page.goto(start.address(/http:\/\/127\.0\.0\.1:\d+$/m));
    await expect(page.getByRole('heading', { name: 'Harbour Street' })).toBeVisible();
    await page.getByRole('link', { name: 'Buy Harbour postcards, set of six' }).click();

    const checkout = new CheckoutPage(page, new URL(page.url()).origin);
    const wallet = new SandboxWalletDriver(page);
    await checkout.continueWith();
    await wallet.approve('connect');
    await checkout.approve();
    await wallet.approve('sign');
    await checkout.expectTitle(/^Paid\./);
    await checkout.expectMoney('You paid 12.50 USDC.');

    await page.goto(start.address(/http\S+\?handoff=\S+/));
    await expect(page.getByText('@marta')).toBeVisible();
  } finally {
    expect(await start.stop()).toBe(0);
  }
});
