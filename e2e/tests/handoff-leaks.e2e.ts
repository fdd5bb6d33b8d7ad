import { IN_APP } from '../../src/testing/user-agents.ts';
import { showCode } from '../support/codes.ts';
import { pay, reachReview, signReviewed } from '../support/pay.ts';
import { type PersonalLink, personalLink, withToken } from '../support/personal.ts';
import { ALL_PASSED } from '../support/receipts.ts';
import { Recorder } from '../support/recorder.ts';
import { Scanner } from '../support/scanner.ts';
import { serversOf, watchTab } from '../support/tab.ts';
import { transactionsOf } from '../support/till.ts';
import { expect, test } from '../support/test.ts';

/**
 * The token of a personal link goes to Hilt, in the bodies of the requests that take it, and nowhere else: everything that leaves the browser or stays in it is
 * written down over whole journeys and searched, for the token and for its parts.
 */

const places = (link: PersonalLink, ...requests: readonly ('resolve-handoff' | 'connect')[]): readonly string[] => ['document', ...requests.map((route) => `POST /v1/products/p/${link.slug}/${route}`)].toSorted();

test('paid, reloaded and opened again', { tag: '@desktop' }, async ({ tab, page, context, checkout, guard, sandbox }) => {
  const recorder = await Recorder.on(context);
  const link = await personalLink(sandbox, '664001', '@vera', { return_url: 'https://shop.example/thanks' });
  await page.goto(link.url);
  await reachReview(tab);
  await page.reload();
  await reachReview(tab);
  await signReviewed(tab);
  await checkout.expectTitle('Paid. Your invite is ready');
  await page.reload();
  await checkout.expectTitle('Paid. Your invite is ready');
  expect(await recorder.placesOf(link.secrets)).toEqual(places(link, 'connect', 'resolve-handoff'));
  guard.allow(/status of 409/);
  await page.goto('about:blank');
  await page.goto(link.url);
  await checkout.expectTitle('Paid. Your invite is ready');
  expect(await recorder.placesOf(link.secrets)).toEqual(places(link, 'connect', 'resolve-handoff'));
  // The recorder does look: what else of this journey must have passed it has.
  for (const where of ['storage', 'message', 'address', 'referer', 'POST /v1/pay/confirm']) expect(recorder.count(where), where).toBeGreaterThan(0);
  expect(await recorder.placesOf(['@vera'])).toEqual(expect.arrayContaining(['page', 'storage', 'stored']));
});

test('refused in the wallet, and stopped', { tag: '@desktop' }, async ({ tab, page, context, checkout, wallet, sandbox }) => {
  const recorder = await Recorder.on(context);
  const link = await personalLink(sandbox, '664002', '@kai');
  await page.goto(link.url);
  await reachReview(tab);
  await checkout.approve();
  await wallet.refuse('sign');
  await checkout.expectTitle('You were not charged');
  await checkout.action.click();
  await checkout.expectTitle(/Pay from your wallet|Check this, then approve/);
  await page.getByRole('button', { name: 'Not you? Stop' }).click();
  await checkout.expectTitle('Stopped. Nothing was signed');
  expect(await recorder.placesOf(link.secrets)).toEqual(places(link, 'connect', 'resolve-handoff'));
});

test('paid by a code', { tag: '@desktop' }, async ({ tab, page, context, checkout, sandbox }) => {
  const recorder = await Recorder.on(context);
  const scanner = await Scanner.create(sandbox.rpc);
  const link = await personalLink(sandbox, '664003', '@mina', { slug: 'harbour-postcards', identity_type: 'TELEGRAM_USER_ID' });
  await page.goto(link.url);
  const { text } = await showCode(tab);
  for (const secret of link.secrets) expect(text).not.toContain(secret);
  await scanner.payTransfer(text);
  await checkout.expectTitle(/^Paid/);
  expect(await recorder.placesOf(link.secrets)).toEqual(places(link, 'connect', 'resolve-handoff'));
});

for (const [what, title, spoil] of [
  ['expired', 'This personal link has expired', async (link: PersonalLink, expire: (token: string) => Promise<void>) => expire(link.token).then(() => link)],
  ['changed', 'This personal link is not genuine', async (link: PersonalLink) => ({ ...link, url: withToken(link, `${link.token.slice(0, -4)}AAAA`) })],
] as const) {
  test(`a link that is ${what}`, { tag: '@desktop' }, async ({ page, context, checkout, guard, sandbox }) => {
    guard.allow(/status of 4\d\d/);
    const recorder = await Recorder.on(context);
    const link = await spoil(await personalLink(sandbox, '664004', '@finn'), (token) => sandbox.api.expireHandoff(token));
    await page.goto(link.url);
    await checkout.expectTitle(title);
    await page.reload();
    await checkout.expectTitle('Your personal link is needed');
    expect(await recorder.placesOf(link.secrets)).toEqual(places(link, 'resolve-handoff'));
  });
}

test('while Hilt and Solana fail', { tag: '@desktop' }, async ({ tab, page, context, checkout, guard, sandbox }) => {
  guard.allow(/status of 5\d\d|ERR_|Failed to load/);
  const recorder = await Recorder.on(context);
  const link = await personalLink(sandbox, '664005', '@lou');
  for (const route of ['resolve-handoff', 'connect'] as const) await sandbox.api.fault({ route, times: 1, effect: { kind: 'status', status: 503, detail: `no: ${link.token}` } });
  await sandbox.api.fault({ route: 'resolve-handoff', times: 1, effect: { kind: 'malformed' } });
  await page.goto(link.url);
  await expect(async () => {
    if (await checkout.title.filter({ hasText: /^Hilt/ }).isVisible()) await checkout.action.click({ timeout: 1_000 });
    await expect(checkout.title).toHaveText('Pay from your wallet', { timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await reachReview(tab);
  expect(await recorder.placesOf(link.secrets)).toEqual(places(link, 'connect', 'resolve-handoff'));
});

test('in Telegram’s browser, with every way out of it', { tag: '@desktop' }, async ({ browser, sandbox }) => {
  const context = await browser.newContext({ userAgent: IN_APP['telegram android'], permissions: ['clipboard-read', 'clipboard-write'] });
  const recorder = await Recorder.on(context);
  const { page, checkout } = watchTab(await context.newPage(), serversOf(sandbox.site));
  const link = await personalLink(sandbox, '664006', '@nour');
  await page.goto(`${link.url}#tgWebAppData=user%3Dsecret_of_telegram&tgWebAppVersion=8.0&tgWebAppPlatform=android`);
  await checkout.expectTitle('Pay from your wallet');
  await expect(page.locator('.ladder')).toBeVisible();
  for (const button of await page.locator('.ladder').getByRole('button').all()) await button.click();
  expect(await recorder.placesOf(link.secrets)).toEqual(places(link, 'connect', 'resolve-handoff'));
  expect(await recorder.placesOf(['secret_of_telegram'])).toEqual([]);
  await context.close();
});

test('from the payment to its receipt, and by “I already paid” on another device', { tag: '@desktop' }, async ({ tab, page, context, checkout, browser, sandbox, network }) => {
  const recorder = await Recorder.on(context);
  const link = await personalLink(sandbox, '664007', '@toma');
  await page.goto(link.url);
  await pay(tab);
  const { payment_id: paymentId } = await network.session();
  await page.getByRole('link', { name: 'Receipt' }).click();
  await expect(page).toHaveURL(/\/r\//);
  await checkout.expectTitle(ALL_PASSED);
  await page.goBack();
  await checkout.expectTitle('Paid. Your invite is ready');
  expect(await recorder.placesOf(link.secrets)).toEqual(places(link, 'connect', 'resolve-handoff'));
  expect(recorder.count('GET /v1/receipt/')).toBeGreaterThan(0);

  const { landed: [signature = ''] } = await transactionsOf(sandbox.rpc, paymentId);
  const elsewhere = await browser.newContext();
  const recorded = await Recorder.on(elsewhere);
  const other = watchTab(await elsewhere.newPage(), serversOf(sandbox.site));
  await other.page.goto(link.url);
  await other.checkout.expectTitle('This personal link has been paid');
  await other.checkout.act('I already paid');
  await other.page.getByLabel('Transaction or payment ID').fill(signature);
  await other.checkout.act('Look for it');
  await other.checkout.expectTitle('Paid, and recorded by Hilt');
  expect(await recorded.placesOf(link.secrets)).toEqual(places(link, 'resolve-handoff'));
  await elsewhere.close();
});
