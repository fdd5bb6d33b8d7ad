import { accessibilityProblems, sidewaysScroll } from '../support/axe.ts';
import { expect, test } from '../support/seller.ts';

const body = (pay: string) => `<div data-hilt-checkout="tidewater-circle"></div><script src="${pay}/embed-check.js"></script>`;

test('the seller’s check says what works on their page, and tries a window by a press', { tag: '@desktop' }, async ({ seller, page, pay }) => {
  await seller.open(body(pay));
  const check = page.getByRole('region', { name: 'Hilt embed check' });
  await expect(check.locator('[data-done]')).toBeVisible();
  for (const name of ['Connection', 'Own tab', 'Snippet', 'Policy', 'Frame', 'Storage', 'Wallets']) await expect(check.getByRole('listitem').filter({ hasText: name }).first()).toHaveAttribute('data-verdict', 'good');
  await check.getByRole('button', { name: 'Try a window' }).click();
  await expect(check.getByRole('listitem').filter({ hasText: 'Window' })).toHaveAttribute('data-verdict', 'good');
  await expect(check.locator('iframe')).toHaveCount(0);
  expect(await accessibilityProblems(page)).toEqual([]);
});

test('it says what to change where the page forbids the frame', { tag: '@desktop' }, async ({ seller, page, pay, guard, policy }) => {
  guard.allow(/frame-src 'none'/);
  policy.allow(/^frame-src stopped \S+ +of +in http:\/\/shop\.localhost/);
  await seller.open(body(pay), { headers: { 'content-security-policy': `script-src 'self' ${pay}; frame-src 'none'` } });
  const verdict = page.getByRole('region', { name: 'Hilt embed check' }).getByRole('listitem').filter({ hasText: 'Policy' });
  await expect(verdict).toHaveAttribute('data-verdict', 'bad');
  await expect(verdict).toContainText(`Add "frame-src ${pay}" to it.`);
});

test('the demo shop shows every way, and can be used by everybody', async ({ page, sandbox, guard, seller }) => {
  guard.allow(/autofocusing/);
  await page.goto(`${sandbox.site.shop.url}/embed`);
  await expect(page.getByRole('button', { name: 'Pay with USDC' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Buy here' })).toBeVisible();
  // The check has had a frame of its own, and has taken it away.
  await expect(page.locator('[data-done]')).toBeVisible();
  await (await seller.frameOf(sandbox.site.checkout.url)).expectTitle('Pay from your wallet');
  expect(await sidewaysScroll(page)).toBe(0);
  await page.getByRole('button', { name: 'Buy here' }).click();
  await expect(page.getByRole('dialog', { name: 'Hilt Checkout' })).toBeVisible();
  const folder = process.env['E2E_SHOTS'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/embed-demo.png` });
});
