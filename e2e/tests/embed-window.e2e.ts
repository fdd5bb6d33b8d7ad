import type { Page } from '@playwright/test';
import { FramedCheckout } from '../support/framed-checkout.ts';
import { landedOf } from '../support/landed.ts';
import { UNDERWAY } from '../support/pay.ts';
import { expect, type Seller, test } from '../support/seller.ts';

const SNIPPET = '<div data-hilt-checkout="tidewater-circle"></div>';
const NO_OPENER = { 'cross-origin-opener-policy': 'same-origin' };

/** As with most extensions: they announce themselves to pages of their own, not to frames. */
async function keepWalletsOutOfFrames(page: Page): Promise<void> {
  await page.context().addInitScript(() => {
    // Taken for one that is installed already, the sandbox wallet does not announce itself.
    if (window.parent !== window) Object.assign(window, { __hiltSandboxWallet: { log: () => [] } });
  });
}

/** Presses "continue" in the frame and returns the window that opens. */
async function goOn(page: Page, frame: FramedCheckout, name = 'Continue in a window'): Promise<FramedCheckout> {
  const [popup] = await Promise.all([page.context().waitForEvent('page'), frame.act(name)]);
  return FramedCheckout.of(popup);
}

async function openFrame(seller: Seller, page: Page, headers: Readonly<Record<string, string>> = {}): Promise<FramedCheckout> {
  await seller.open(SNIPPET, { headers });
  await page.getByRole('button', { name: 'Pay with USDC' }).click();
  const frame = await seller.frame();
  await expect(frame.action).toHaveText('Continue in a window');
  return frame;
}

for (const [name, headers] of [
  ['an ordinary page', {}],
  ['a page that cuts off every opener', NO_OPENER],
] as const) {
  test(`without a wallet in the frame of ${name}, a window goes on with the same payment, and the frame follows it`, async ({ seller, page, sandbox }) => {
    await keepWalletsOutOfFrames(page);
    const asked: string[] = [];
    page.context().on('request', (request) => request.url().startsWith(`${sandbox.site.sandbox.apiUrl}/v1/`) && request.method() !== 'OPTIONS' && asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
    const frame = await openFrame(seller, page, headers);
    await expect(frame.frame.getByText('Wallets of this browser do not reach into this page.')).toBeVisible();
    const popup = await goOn(page, frame);
    await frame.expectTitle('Go on in the other window');
    await expect(frame.frame.getByText('This page shows when the payment made there is recorded.')).toBeVisible();
    await expect(popup.frame.getByText('This payment was begun on another page.')).toBeVisible();
    await popup.pay();
    await frame.expectTitle('Paid in the other window');
    expect(await frame.walletWasAsked()).toEqual([]);
    expect(await landedOf(sandbox.rpc, await popup.address())).toHaveLength(1);
    expect(await seller.story()).toEqual(['opened', 'ready', 'paid', 'delivered']);
    // Frame and window together stay within what one checkout may ask of Hilt.
    expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(12);
  });
}

test('while Hilt is silent, the frame shows what Solana knows, and calls it paid by Hilt’s word only', { tag: '@desktop' }, async ({ seller, page, sandbox, guard }) => {
  guard.allow(/ERR_FAILED/);
  await keepWalletsOutOfFrames(page);
  const frame = await openFrame(seller, page);
  const popup = await goOn(page, frame);
  await popup.review();
  await expect(frame.frame.getByText('This page shows when the payment made there is recorded.')).toBeVisible();
  // Of this page alone: the window goes on as usual.
  const status = `${sandbox.site.sandbox.apiUrl}/v1/payments/*`;
  await page.route(status, (route) => route.abort());
  await popup.sign();
  await popup.expectTitle(/^Paid/);
  await frame.expectTitle('Seen on Solana');
  await expect(frame.money).toHaveText(/29.*on the way\. Do not pay again\./);
  const phases = async () => (await seller.heard()).filter(({ name }) => name === 'status').map(({ detail }) => detail['phase']);
  expect((await phases()).slice(-2)).toEqual(['elsewhere', 'underway']);
  expect(await seller.story()).toEqual(['opened', 'ready']);
  expect(await frame.walletWasAsked()).toEqual([]);

  await page.unroute(status);
  await frame.act('Check again');
  await frame.expectTitle('Paid in the other window');
  await expect.poll(() => seller.story()).toEqual(['opened', 'ready', 'paid', 'delivered']);
});

test('closed and opened again after the window has taken over, the frame still takes no payment', async ({ seller, page }) => {
  await keepWalletsOutOfFrames(page);
  const frame = await openFrame(seller, page);
  await goOn(page, frame);
  await frame.expectTitle('Go on in the other window');
  await page.reload();
  await page.getByRole('button', { name: 'Pay with USDC' }).click();
  const again = await seller.frame();
  await again.expectTitle('Go on in the other window');
  await expect(again.frame.getByRole('radio')).toHaveCount(0);
});

test('closed in mid-payment, the window is opened again from the frame and resumes: one payment', { tag: '@desktop' }, async ({ seller, page, sandbox }) => {
  await keepWalletsOutOfFrames(page);
  const frame = await openFrame(seller, page);
  const first = await goOn(page, frame);
  await first.review();
  const address = await first.address();
  await sandbox.rpc.delayNext(address, 25);
  await first.sign();
  await first.expectTitle(UNDERWAY);
  await first.frame.page().close();
  const [opened] = await Promise.all([page.context().waitForEvent('page'), frame.frame.getByRole('link', { name: 'Open that window again' }).click()]);
  const again = FramedCheckout.of(opened);
  await again.expectTitle(/^Paid/);
  await frame.expectTitle('Paid in the other window');
  expect(await again.walletWasAsked()).toEqual([]);
  expect(await landedOf(sandbox.rpc, address)).toHaveLength(1);
});

test('where the browser opens no windows, a link does, by a press', async ({ seller, page, sandbox }) => {
  await keepWalletsOutOfFrames(page);
  await page.context().addInitScript(() => {
    if (window.parent !== window) window.open = () => null;
  });
  const frame = await openFrame(seller, page);
  await frame.act('Continue in a window');
  await frame.expectTitle('Go on in the other window');
  const tab = await goOn(page, frame, 'Continue in a new tab');
  await frame.expectTitle('Go on in the other window');
  await tab.pay();
  await frame.expectTitle('Paid in the other window');
  expect(await landedOf(sandbox.rpc, await tab.address())).toHaveLength(1);
});
