import { expect, type Locator, type Page } from '@playwright/test';
import type { CheckoutPage } from './checkout-page.ts';
import { pay } from './pay.ts';
import type { SandboxWalletDriver } from './sandbox-wallet.ts';

export const ALL_PASSED = 'All three checks passed';
export const MISMATCH = 'This receipt does not match';

/** Buys something and returns the id of its receipt; the page stays on the paid screen. */
export async function payForReceipt(page: Page, hands: { readonly checkout: CheckoutPage; readonly wallet: SandboxWalletDriver }, slug = 'tidewater-circle'): Promise<string> {
  await hands.checkout.open(slug);
  await pay(hands);
  return receiptIdOf(page);
}

/** Id of the receipt that the paid screen leads to. */
export async function receiptIdOf(page: Page): Promise<string> {
  const href = await page.getByRole('link', { name: 'Receipt' }).getAttribute('href');
  const id = /\/r\/([\w-]+)$/.exec(href ?? '')?.[1];
  if (id === undefined) throw new Error(`no receipt link: ${href}`);
  return id;
}

/** The row of one check on the screen. */
export function checkRow(page: Page, check: 'browser' | 'hilt' | 'chain'): Locator {
  return page.locator(`[data-check="${check}"]`);
}

/** Words of the three checks, in their order. */
export async function expectChecks(page: Page, words: readonly [browser: string, hilt: string, chain: string]): Promise<void> {
  await expect(page.locator('.checks .said')).toHaveText([...words]);
  // Verdigris beside those that passed, and nowhere else.
  await expect(page.locator('.checks .node[data-state="paid"]')).toHaveCount(words.filter((word) => word === 'Verified').length);
}
