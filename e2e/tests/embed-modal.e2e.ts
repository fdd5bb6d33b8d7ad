import { accessibilityProblems } from '../support/axe.ts';
import { landedOf } from '../support/landed.ts';
import { layoutShift, watchLayoutShift } from '../support/layout-shift.ts';
import { UNDERWAY } from '../support/pay.ts';
import { expect, test } from '../support/seller.ts';

const SNIPPET = '<p>Before</p><div data-hilt-checkout="tidewater-circle" data-theme="auto"></div><div style="height:3000px">Long</div>';

test('the published snippet draws a button, opens the checkout over the page, and it is paid there', async ({ seller, page, sandbox, network }) => {
  await seller.open(SNIPPET);
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('button', { name: 'Pay with USDC' }).click();
  await expect(page.getByRole('dialog', { name: 'Hilt Checkout' })).toBeVisible();
  const checkout = await seller.frame();
  await checkout.pay();
  expect(await checkout.walletWasAsked()).toEqual(['connect', 'sign']);
  expect(await sandbox.rpc.usdcOf(await checkout.address())).toBe(471_000_000n);
  expect(await seller.story()).toEqual(['opened', 'ready', 'paid', 'delivered']);
  // Nothing but the checkout may be framed, so what is linked opens beside it.
  const [receipt] = await Promise.all([page.context().waitForEvent('page'), checkout.frame.getByRole('link', { name: 'Receipt' }).click()]);
  await receipt.waitForURL(/\/r\//);
  await checkout.expectTitle(/^Paid/);

  // What the seller's page hears is no secret and leads to none.
  const heard = await seller.heard();
  expect(heard.find(({ name }) => name === 'paid')?.detail).toEqual({ v: 1, slug: 'tidewater-circle', amount: '29', currency: 'USDC' });
  const told = JSON.stringify(heard);
  expect(told).not.toContain(await checkout.address());
  expect(told).not.toMatch(/example\.com|welcome/);
  const { payment_id: paymentId, nonce } = await network.session();
  expect(told).not.toContain(paymentId);
  expect(told).not.toContain(nonce);
});

test('it closes by Escape inside and out, by its button and by "back", gives the focus back, and lets the page scroll again', async ({ seller, page }) => {
  // With the room that docs/embed.md tells the seller to keep for the button.
  await seller.open(SNIPPET.replace('<div ', '<div style="min-height:52px" '));
  const button = page.getByRole('button', { name: 'Pay with USDC' });
  const dialog = page.getByRole('dialog', { name: 'Hilt Checkout' });
  const start = page.url();
  await watchLayoutShift(page);
  const closings = [
    async () => {
      const checkout = await seller.frame();
      await checkout.expectTitle('Pay from your wallet');
      await checkout.frame.getByRole('radio', { name: 'Sandbox Wallet' }).press('Escape');
    },
    async () => dialog.getByRole('button', { name: 'Close' }).click(),
    async () => dialog.getByRole('button', { name: 'Close' }).press('Escape'),
    async () => page.goBack(),
  ];
  for (const close of closings) {
    await button.press('Enter');
    await expect(dialog).toBeVisible();
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).overflow)).toBe('hidden');
    await close();
    await expect(dialog).toBeHidden();
    await expect(button).toBeFocused();
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).overflow)).not.toBe('hidden');
    expect(page.url()).toBe(start);
  }
  await expect(page.locator('iframe')).toHaveCount(0);
  expect((await seller.story()).filter((name) => name !== 'ready')).toEqual(closings.flatMap(() => ['opened', 'closed']));
  expect(await layoutShift(page)).toBe(0);
});

test('keeps the keyboard inside while it is open', { tag: '@desktop' }, async ({ seller, page }) => {
  await seller.open(`${SNIPPET}<a href="#x">A link of the page</a>`);
  await page.getByRole('button', { name: 'Pay with USDC' }).press('Enter');
  const checkout = await seller.frame();
  await checkout.expectTitle('Pay from your wallet');
  for (let press = 0; press < 30; press += 1) {
    await page.keyboard.press('Tab');
    await expect(page.getByText('A link of the page')).not.toBeFocused();
  }
});

test('is there within 100 ms of the press, once the buyer was about to press', { tag: '@desktop' }, async ({ seller, page }) => {
  await seller.open(SNIPPET);
  const button = page.getByRole('button', { name: 'Pay with USDC' });
  // The best of several: whatever else this machine does can only make one slower.
  const took: number[] = [];
  while (took.length < 5 && !took.some((ms) => ms < 100)) {
    await page.mouse.move(0, 0);
    await button.hover();
    // It loads without being shown.
    const { frame } = await seller.frame();
    await expect.poll(() => frame.evaluate(() => document.querySelector('main h2')?.textContent)).toBe('Pay from your wallet');
    expect(await frame.evaluate(() => innerWidth)).toBe(0);
    // Both clocks count from the same moment; the frame is the later one to draw.
    await frame.evaluate(() => {
      const drawn = new Promise((resolve) => addEventListener('resize', () => requestAnimationFrame(() => requestAnimationFrame((at) => resolve(performance.timeOrigin + at))), { once: true }));
      Object.assign(window, { drawn });
    });
    await page.evaluate(() => {
      const pressed = new Promise((resolve) => addEventListener('click', ({ timeStamp }) => resolve(performance.timeOrigin + timeStamp), { capture: true, once: true }));
      Object.assign(window, { pressed });
    });
    await button.click();
    took.push(Number(await frame.evaluate('window.drawn')) - Number(await page.evaluate('window.pressed')));
    await page.getByRole('button', { name: 'Close' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  expect(Math.min(...took)).toBeLessThan(100);
});

test('closed while the wallet is open and opened again, it goes on: one payment', async ({ seller, page, sandbox }) => {
  await seller.open(SNIPPET);
  const button = page.getByRole('button', { name: 'Pay with USDC' });
  await button.click();
  const checkout = await seller.frame();
  await checkout.review();
  await checkout.act('Approve in Sandbox Wallet');
  await checkout.asked('sign');
  await expect.poll(async () => (await seller.heard()).at(-1)?.detail['phase']).toBe('approving');
  await page.goBack();
  await expect(page.getByRole('dialog')).toBeHidden();
  await button.click();
  await checkout.approve('sign');
  await checkout.expectTitle(/^Paid/);
  expect(await landedOf(sandbox.rpc, await checkout.address())).toHaveLength(1);
});

test('survives that the seller’s page is left in mid-payment: opened again, it resumes, and nothing is charged twice', async ({ seller, page, sandbox }) => {
  await seller.open(SNIPPET);
  await page.getByRole('button', { name: 'Pay with USDC' }).click();
  const checkout = await seller.frame();
  await checkout.review();
  const address = await checkout.address();
  // Lands some seconds after it was sent.
  await sandbox.rpc.delayNext(address, 25);
  await checkout.sign();
  await checkout.expectTitle(UNDERWAY);
  await page.reload();
  await page.getByRole('button', { name: 'Pay with USDC' }).click();
  const again = await seller.frame();
  await again.expectTitle(/^Paid/);
  expect(await again.walletWasAsked()).toEqual([]);
  expect(await landedOf(sandbox.rpc, address)).toHaveLength(1);
});
