import { expect } from '@playwright/test';
import type { Buyer } from './buyer.ts';
import { readCode } from './scanner.ts';

export const SCAN = /^(?:Scan with your phone|Pay in a wallet app)$/;

/** A code as it was on the screen, and the payment it is for. */
export interface ShownCode {
  readonly text: string;
  readonly paymentId: string;
}

/** Chooses the code in the list, and reads it off the screen. */
export async function showCode({ page, checkout }: Pick<Buyer, 'page' | 'checkout'>): Promise<ShownCode> {
  await page.getByRole('radio', { name: 'QR code' }).check();
  await checkout.act('Show a QR code');
  await checkout.expectTitle(SCAN);
  const text = await readCode(page.getByRole('img', { name: /^Code that opens this payment/ }));
  const paymentId = await checkout.fact('Payment ID').locator('.mono').getAttribute('title');
  if (paymentId === null) throw new Error('the page shows no payment id');
  return { text, paymentId };
}

/** The delivery is on the screen, and the page got there by itself. */
export async function expectDelivered({ checkout }: Pick<Buyer, 'checkout'>, action: string | RegExp): Promise<void> {
  await checkout.expectTitle(/^Paid/);
  await expect(checkout.action).toHaveText(action);
}
