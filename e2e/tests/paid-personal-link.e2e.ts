import type { Page } from '@playwright/test';
import { linkMark } from '../../src/payment/link-mark.ts';
import { membershipOf } from '../../sandbox/db/memberships.ts';
import { expectPaidOnce } from '../support/landed.ts';
import { reachReview, signReviewed } from '../support/pay.ts';
import { storedText } from '../support/stored.ts';
import { serversOf, watchTab } from '../support/tab.ts';
import { expect, test, type TestSandbox } from '../support/test.ts';

/** A link that a bot made for one person: access goes to that person, whoever pays, and the link's token goes nowhere. */

const SLUG = 'crew-room';
const TYPE = 'TELEGRAM_USER_ID';

interface PersonalLink {
  readonly url: string;
  readonly token: string;
  readonly productId: string;
}

async function personalLink({ site, api }: TestSandbox, id: string, display: string, wanted = SLUG): Promise<PersonalLink> {
  const product = site.sandbox.products.find(({ slug }) => slug === wanted);
  if (product === undefined) throw new Error(`${wanted} is not seeded`);
  const { handoff_token: token, checkout_url: url } = await api.handoffLink(product.id, id, { identity_display: display });
  if (token === null || url === null) throw new Error('the link has no token');
  return { url, token, productId: product.id };
}

/** Where a text was sent to, header, address or body; the page's own address stands as `document`. */
function sentTo(page: Page): { readonly with: (text: string) => Promise<readonly string[]> } {
  const requests: Promise<{ readonly where: string; readonly all: string }>[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    const where = request.resourceType() === 'document' ? 'document' : `${request.method()} ${pathname}`;
    requests.push(request.allHeaders().then((headers) => ({ where, all: `${request.url()} ${JSON.stringify(headers)} ${request.postData() ?? ''}` })));
  });
  return {
    with: async (text) => (await Promise.all(requests)).filter(({ all }) => all.includes(text) || all.includes(encodeURIComponent(text))).map(({ where }) => where),
  };
}

test('a personal link: its token leaves the address at once and goes nowhere else; the person named in it gets the access', { tag: '@desktop' }, async ({ tab, page, checkout, wallet, network, sandbox }) => {
  const link = await personalLink(sandbox, '5550001', '@yusuf');
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  const sent = sentTo(page);
  // The first moment at which anything but the head's own script could look.
  await page.addInitScript(() => document.addEventListener('readystatechange', () => Object.assign(window, { __seenAt: [...(Reflect.get(window, '__seenAt') ?? []), location.href] })));
  await page.goto(link.url);

  await checkout.expectTitle('Pay from your wallet');
  await expect(page).toHaveURL(`${sandbox.site.checkout.url}/p/${SLUG}?personal=${linkMark(link.token)}`);
  expect(JSON.stringify(await page.evaluate('window.__seenAt'))).not.toContain('handoff');
  // Shown as fixed, before there is anything to approve.
  await expect(page.locator('.who')).toContainText('@yusuf on Telegram');
  await expect(page.locator('.who')).toContainText('Locked');
  await reachReview(tab);
  await expect(checkout.fact('Access for')).toHaveText('@yusuf on Telegram');
  await checkout.expectMoney('Nothing has moved yet.');
  const [session, buyer] = [await network.session(), await wallet.address()];
  await signReviewed(tab);
  await checkout.expectTitle('Paid. Your invite is ready');
  await expect(page.getByText('For @yusuf only. Leads to t.me')).toBeVisible();
  await expectPaidOnce(sandbox.rpc, buyer, session);

  const membership = membershipOf(sandbox.site.sandbox.api.sandbox.database, link.productId, TYPE, '5550001');
  expect(membership).toMatchObject({ identity_display: '@yusuf', payer_wallet: buyer, latest_payment_id: session.payment_id });

  expect(await sent.with(link.token)).toEqual(['document', `POST /v1/products/p/${SLUG}/resolve-handoff`, `POST /v1/products/p/${SLUG}/connect`]);
  const stored = await storedText(page);
  expect(stored, 'the dump does hold what is stored').toContain(session.payment_id);
  expect(stored).not.toContain(link.token);
  expect(await page.content()).not.toContain(link.token);
  expect(said.join('\n')).not.toContain(link.token);
});

test('a personal link that was reloaded before paying still pays for the same person', { tag: '@desktop' }, async ({ tab, page, checkout, wallet, network, sandbox }) => {
  const link = await personalLink(sandbox, '5550002', '@ingrid');
  await page.goto(link.url);
  await checkout.expectTitle('Pay from your wallet');
  await page.reload();
  await expect(page.locator('.who')).toContainText('@ingrid on Telegram');
  await reachReview(tab);
  await expect(checkout.fact('Access for')).toHaveText('@ingrid on Telegram');
  const [session, buyer] = [await network.session(), await wallet.address()];
  await signReviewed(tab);
  await checkout.expectTitle('Paid. Your invite is ready');
  await expectPaidOnce(sandbox.rpc, buyer, session);
  expect(membershipOf(sandbox.site.sandbox.api.sandbox.database, link.productId, TYPE, '5550002')).toMatchObject({ payer_wallet: buyer });
});

test('the address of a personal link without its token refuses to pay', { tag: '@desktop' }, async ({ page, checkout, sandbox, browser }) => {
  const link = await personalLink(sandbox, '5550003', '@noor');
  await page.goto(link.url);
  await checkout.expectTitle('Pay from your wallet');
  // What a buyer would copy out of the address bar, opened on another device.
  const context = await browser.newContext();
  const elsewhere = watchTab(await context.newPage(), serversOf(sandbox.site));
  await elsewhere.page.goto(page.url());
  await elsewhere.checkout.expectTitle('Your personal link is needed');
  await expect(elsewhere.page.getByRole('radio')).toHaveCount(0);
  expect(elsewhere.network.apiRequests().filter(({ path }) => path.endsWith('/connect'))).toEqual([]);
  expect(elsewhere.guard.misdeeds()).toEqual([]);
  await context.close();
});

test('a personal link for a Discord server: the role is for the account it names, not for the one that opened it', { tag: '@phone' }, async ({ tab, page, checkout, wallet, network, sandbox }) => {
  const link = await personalLink(sandbox, '80351110224678912', 'wren.lamps', 'lantern-guild');
  await page.goto(link.url);
  await expect(page.locator('.who')).toContainText('wren.lamps on Discord');
  await expect(page.locator('.who')).toContainText('Locked');
  await reachReview(tab);
  await expect(checkout.fact('Access for')).toHaveText('wren.lamps on Discord');
  const [session, buyer] = [await network.session(), await wallet.address()];
  await signReviewed(tab);
  await checkout.expectTitle('Paid. Your invite is ready');
  await expectPaidOnce(sandbox.rpc, buyer, session);
  expect(membershipOf(sandbox.site.sandbox.api.sandbox.database, link.productId, 'DISCORD_USER_ID', '80351110224678912')).toMatchObject({ identity_display: 'wren.lamps', payer_wallet: buyer, latest_payment_id: session.payment_id });
});
