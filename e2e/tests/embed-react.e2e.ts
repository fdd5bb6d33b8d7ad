import { serveReactShop } from '../support/built-example.ts';
import { expect, test } from '../support/seller.ts';

test('a React app sells with the package: over the page, in the page, and takes it away again', { tag: '@desktop' }, async ({ seller, page, shop, pay, sandbox }, info) => {
  await serveReactShop(shop, pay, info.outputPath('package'));
  await page.goto(`${shop.origin('shop.localhost')}/`);

  await page.getByRole('button', { name: 'Show it in the page' }).click();
  await (await seller.frame()).expectTitle('Pay from your wallet');
  await page.getByRole('button', { name: 'Hide the checkout' }).click();
  await expect(page.locator('iframe')).toHaveCount(0);

  await page.getByRole('button', { name: 'Join the circle' }).click();
  const checkout = await seller.frame();
  await checkout.pay();
  expect(await sandbox.rpc.usdcOf(await checkout.address())).toBe(471_000_000n);
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByText('Thank you for 29 USDC.')).toBeVisible();
});
