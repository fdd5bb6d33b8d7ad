import { expect, type Locator, type Page } from '@playwright/test';
import { test } from '../support/buyers.ts';
import { REVIEW } from '../support/pay.ts';

/** More stops than any screen has. */
const STOPS = 40;

/** Presses Tab until the focus is there. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < STOPS; stop += 1) {
    if (await target.evaluate((element) => element.matches(':focus'))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${String(target)}`);
}

test('with the keyboard alone a buyer gets from the product to the delivery', async ({ buyer, checkout, page, sandbox }) => {
  const till = await buyer.open();
  await tabTo(page, page.getByRole('radio', { name: 'Sandbox Wallet' }));
  await page.keyboard.press('Space');
  await tabTo(page, checkout.action.filter({ hasText: 'Continue with Sandbox Wallet' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Connect' }));
  await page.keyboard.press('Enter');

  await checkout.expectTitle(REVIEW);
  // The focus has moved to what is new, so the next Tab does not start at the top of the page.
  await expect(checkout.title).toBeFocused();
  await tabTo(page, checkout.action.filter({ hasText: 'Approve in Sandbox Wallet' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Approve' }));
  await page.keyboard.press('Enter');

  await checkout.expectTitle('Paid. Your access is ready');
  await expect(checkout.title).toBeFocused();
  await tabTo(page, checkout.action);
  expect(await till.moved()).toMatchObject({ buyer: -29_000_000n });
  expect(await sandbox.rpc.usdcOf(await buyer.wallet.address())).toBe(71_000_000n);
});

test.describe('for somebody who asked for less motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('nothing moves on the way from the product to the delivery', { tag: '@phone' }, async ({ buyer, checkout, page }) => {
    // Written down as it starts: what has ended by the time of looking has moved all the same.
    await page.addInitScript(() => {
      const moved: string[] = [];
      Object.assign(window, { movedParts: moved });
      const note = (event: Event, what: string): void => {
        const part = event.target instanceof Element ? event.target : null;
        const longest = Math.max(0, ...(part?.getAnimations() ?? []).map((animation) => Number(animation.effect?.getComputedTiming().duration ?? 0)));
        if (longest > 10) moved.push(`${part?.className ?? '?'}: ${what} for ${longest} ms`);
      };
      document.addEventListener('animationstart', (event) => note(event, event.animationName));
      document.addEventListener('transitionrun', (event) => note(event, event.propertyName));
    });
    await buyer.open();
    await buyer.review();
    await buyer.sign();
    await checkout.expectTitle('Paid. Your access is ready');
    expect(await page.evaluate('window.movedParts')).toEqual([]);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe('auto');
  });
});
