import { accessibilityProblems, sidewaysScroll } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';

test.beforeEach(({ guard, sandbox }) => guard.allow(new RegExp(sandbox.site.shop.url.replaceAll('.', '\\.'))));

test('the demo shop lists every seeded product and can be read by everybody', async ({ page, sandbox }) => {
  const { shop, checkout, sandbox: servers } = sandbox.site;
  await page.goto(shop.url);
  for (const { title, slug } of servers.products) {
    await expect(page.getByRole('heading', { name: title })).toBeVisible();
    await expect(page.locator(`a[href="${checkout.url}/p/${slug}"]`)).toHaveCount(1);
  }
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await accessibilityProblems(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await sidewaysScroll(page)).toBe(0);
});

test('a known buyer is sent on with a personal link', async ({ page, sandbox, checkout }) => {
  await page.goto(sandbox.site.shop.url);
  const item = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Crew Room, 30 days' }) });
  await item.getByRole('textbox').fill('@ada');
  await item.getByRole('button', { name: 'Buy by personal link' }).click();
  await expect(page.getByText('@ada')).toBeVisible();
  expect(page.url().startsWith(sandbox.site.checkout.url)).toBe(true);
  expect(page.url()).not.toContain('handoff');
  await expect(checkout.sheet).toBeVisible();
});
