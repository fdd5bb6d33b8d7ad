import { SELLERS } from '../../sandbox/seed/products.ts';
import { pay } from '../support/pay.ts';
import { personalLink, type PersonalLink } from '../support/personal.ts';
import { expect, test, type TestSandbox } from '../support/test.ts';

/** Where a seller wants the buyer to go on after paying: offered, counted down to in the open, and followed once. */

const DONE = 'https://shop.example/thanks?order=7';

/** Something of which nothing is handed over on the page, as a shop sells it. */
async function orderLink(sandbox: TestSandbox, return_url: string): Promise<PersonalLink> {
  const product = await sandbox.api.createProduct({ title: 'Order 7', amount_minor_units: 2_000_000, merchant_wallet: SELLERS.tidewater, delivery_type: 'NONE', delivery_value: null });
  return personalLink(sandbox, 'order-7', 'Order 7', { product, identity_type: 'CUSTOM', return_url });
}

test.beforeEach(async ({ page, guard }) => {
  guard.allow(/https:\/\/shop\.example\//);
  await page.route('https://shop.example/**', (route) => route.fulfill({ contentType: 'text/html', body: `<h1>Thanks</h1><p>${route.request().headers()['referer'] ?? 'no referrer'}</p>` }));
});

test('after paying, the page says where it goes next and goes there; coming back it stays', async ({ tab, page, sandbox }) => {
  const link = await orderLink(sandbox, DONE);
  await page.goto(link.url);
  await pay(tab);
  await expect(page.getByRole('heading', { name: 'Next: shop.example' })).toBeVisible();
  await expect(page.getByRole('timer')).toHaveText(/^This page goes there in \d+ seconds?\.$/);
  await expect(tab.checkout.action).toHaveText('Back to shop.example');
  await expect(tab.checkout.action).toHaveAttribute('href', DONE);
  await expect(page.getByRole('heading', { name: 'Thanks' })).toBeVisible({ timeout: 30_000 });
  expect(page.url()).toBe(DONE);
  await expect(page.getByText('no referrer')).toBeVisible();

  await page.goBack();
  await tab.checkout.expectTitle(/^Paid/);
  await expect(tab.checkout.action).toHaveText('Back to shop.example');
  await expect(page.getByRole('timer')).toHaveCount(0);
});

test('a buyer who wants to stay stays, also after a reload, and goes by pressing; the payment id goes along where the seller asked for it', { tag: '@desktop' }, async ({ tab, page, network, sandbox }) => {
  const link = await orderLink(sandbox, 'https://shop.example/o/{payment_id}');
  await page.goto(link.url);
  await pay(tab);
  await page.getByRole('button', { name: 'Stay on this page' }).click();
  await expect(page.getByRole('timer')).toHaveCount(0);
  await page.reload();
  await tab.checkout.expectTitle(/^Paid/);
  await expect(page.getByRole('timer')).toHaveCount(0);
  const { payment_id: id } = await network.session().catch(async () => ({ payment_id: await tab.checkout.fact('Payment ID').locator('.mono').getAttribute('title') }));
  await tab.checkout.act('Back to shop.example');
  await expect(page).toHaveURL(`https://shop.example/o/${id}`);
});

test('with something to open first, the way back stands beside it and leaves more time', { tag: '@desktop' }, async ({ tab, page, sandbox }) => {
  const link = await personalLink(sandbox, '663001', '@ada', { return_url: DONE });
  await page.goto(link.url);
  await pay(tab);
  await tab.checkout.expectTitle('Paid. Your invite is ready');
  await expect(tab.checkout.action).toHaveText(/Telegram/);
  await expect(page.getByRole('timer')).toHaveText(/in (?:30|2\d) seconds/);
  await page.getByRole('link', { name: 'Back to shop.example' }).click();
  await expect(page).toHaveURL(DONE);
});

for (const [what, url] of [
  ['without https', 'http://127.0.0.1:9/thanks'],
  ['that would put the payment id into the name of a host', 'https://{payment_id}.shop.example/'],
] as const) {
  test(`an address ${what} is not offered`, { tag: '@desktop' }, async ({ tab, page, guard, sandbox }) => {
    guard.allow(/status of 4\d\d/);
    const link = await orderLink(sandbox, DONE);
    await sandbox.api.fault({ route: 'resolve-handoff', effect: { kind: 'lie', fields: { return_url: url } } });
    await page.goto(link.url);
    await pay(tab);
    await expect(page.getByRole('timer')).toHaveCount(0);
    await expect(page.getByText('Back to')).toHaveCount(0);
  });
}

test('a checkout without a personal link goes nowhere by itself', { tag: '@desktop' }, async ({ tab, page, sandbox }) => {
  const link = await orderLink(sandbox, DONE);
  await page.goto(link.url.replace(/\?.*/, ''));
  await pay(tab);
  await expect(page.getByRole('timer')).toHaveCount(0);
  await expect(page.getByText('shop.example')).toHaveCount(0);
});
