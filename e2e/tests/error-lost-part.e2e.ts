import type { Page, Route } from '@playwright/test';
import { expect, test } from '../support/buyers.ts';
import { REVIEW } from '../support/pay.ts';

const LOST = /ERR_FAILED|Failed to fetch dynamically imported module|Importing a module script failed/;

/** Keeps files of the page from arriving until told otherwise. */
async function lose(page: Page, files: RegExp): Promise<{ readonly asked: () => number; readonly find: () => void }> {
  let lost = true;
  let asked = 0;
  await page.route(files, (route: Route) => {
    asked += 1;
    return lost ? route.abort() : route.continue();
  });
  return {
    asked: () => asked,
    find: () => {
      lost = false;
    },
  };
}

for (const [name, files] of [['wallet', /\/assets\/load-wallet-/], ['payment', /\/assets\/checkout-core-/]] as const) {
  test(`when the ${name} code does not arrive at first, the page gets it later by itself`, { tag: '@phone' }, async ({ buyer, guard, checkout, page }) => {
    guard.allow(LOST);
    const part = await lose(page, files);
    await checkout.open('tidewater-circle');
    await expect.poll(part.asked).toBeGreaterThan(1);
    // The price is there all the same, nothing can be pressed that leads nowhere, and nobody is told that anything moved.
    await expect(page.locator('.price')).toContainText(/29\s*USDC/);
    await expect(page.locator('.btn:not([aria-disabled="true"])')).toHaveCount(0);
    await expect(page.getByText(/^Paid|You paid/)).toHaveCount(0);
    part.find();
    await buyer.startTill();
    await buyer.review();
    await buyer.pay();
  });
}

test('when the steps after the first press do not arrive, the page says so and loads again', { tag: '@phone' }, async ({ buyer, guard, checkout, page }) => {
  guard.allow(LOST);
  const part = await lose(page, /\/assets\/later-steps-.*\.js/);
  await buyer.open();
  await buyer.connect();
  await buyer.sees({ title: 'Part of this page did not load', money: 'This page moves nothing. If you approved a payment, do not pay again.', action: 'Load the page again', says: 'Check your connection. A payment that was signed is found again after loading.' }, 'lost-steps');
  part.find();
  await checkout.act('Load the page again');
  await buyer.review();
  await buyer.pay();
});

test('when the code that builds the payment does not arrive, nothing is signed and the page goes on by itself', { tag: '@phone' }, async ({ buyer, guard, checkout, page }) => {
  guard.allow(LOST);
  const part = await lose(page, /\/assets\/payment-builder-/);
  await buyer.open();
  await buyer.connect();
  await expect.poll(part.asked).toBeGreaterThan(0);
  await checkout.expectMoney('Nothing has moved yet.');
  expect(await buyer.walletWasAsked()).toEqual(['connect']);
  part.find();
  await checkout.expectTitle(REVIEW);
  await buyer.pay();
});
