import type { Page } from '@playwright/test';
import * as v from 'valibot';
import { expect, test } from '../support/test.ts';

/** Holds back the app's own scripts until the returned function is called: a buyer on a slow line. */
async function holdScripts(page: Page): Promise<() => void> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/assets\/.*\.js$/, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** Notes every text the product's title and price ever had, from the first element on. */
async function watchTexts(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.addInitScript(() => {
    const seen: string[] = [];
    const note = (): void => {
      const text = `${document.querySelector('.product')?.textContent ?? ''} | ${document.querySelector('.price')?.textContent?.replace(/\s+/g, '') ?? ''}`;
      if (seen.at(-1) !== text) seen.push(text);
    };
    new MutationObserver(note).observe(document, { subtree: true, childList: true, characterData: true });
    Object.defineProperty(window, 'seenTexts', { value: seen });
  });
  return async () => v.parse(v.array(v.string()), await page.evaluate('seenTexts'));
}

test('title and price are there before the app, and stay when it arrives', async ({ page, checkout, network, host }) => {
  const texts = await watchTexts(page);
  const release = await holdScripts(page);
  await checkout.openWithoutWaiting('harbour-postcards');
  await expect(page.locator('#early-title')).toHaveText('Harbour postcards, set of six');
  await expect(page.locator('.price')).toHaveText(/12\.50\s*USDC/);

  release();
  await expect(page.getByRole('radio', { name: 'Sandbox Wallet' })).toBeVisible();
  const painted = await texts();
  const first = painted.findIndex((text) => text.includes('12.50'));
  expect(first).toBeGreaterThanOrEqual(0);
  expect(new Set(painted.slice(first))).toEqual(new Set(['Harbour postcards, set of six | 12.50USDC']));
  // From a file host the app took the running request over instead of asking again; the edge has put the answer into the page.
  expect(network.apiRequests().map(({ path }) => path)).toEqual(host === 'edge' ? [] : ['/v1/products/p/harbour-postcards']);
});

test('the page speaks the reader’s language before the app', async ({ page, checkout }) => {
  await holdScripts(page);
  await checkout.openWithoutWaiting('harbour-postcards', '?lang=de');
  await expect(page.locator('.price')).toHaveText(/12,50\s*USDC/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
});

test('a handoff token leaves the address before the app runs', async ({ page, checkout, sandbox }) => {
  await holdScripts(page);
  const { searchParams, pathname } = new URL(sandbox.site.sandbox.handoffUrl);
  const token = searchParams.get('handoff') ?? '';
  expect(token).not.toBe('');
  const slug = pathname.split('/').at(-1) ?? '';
  await checkout.openWithoutWaiting(slug, `?handoff=${encodeURIComponent(token)}`);
  await expect(page.locator('#early-title')).not.toBeEmpty();
  expect(page.url()).not.toContain('handoff');
});

test('pages that are no checkout do not flash one', async ({ page, checkout }) => {
  await holdScripts(page);
  await checkout.openPathWithoutWaiting('/r/0b0c0d0e');
  await expect(page.locator('#early-page')).toBeHidden();
});
