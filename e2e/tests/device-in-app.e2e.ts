import { browserExit } from '../../src/device/browser-exit.ts';
import { inAppBrowserOf } from '../../src/device/in-app-browser.ts';
import { platformOf } from '../../src/device/platform.ts';
import { IN_APP, NOT_IN_APP } from '../../src/testing/user-agents.ts';
import { accessibilityProblems, sidewaysScroll } from '../support/axe.ts';
import { expect, test } from '../support/production.ts';

/** The browsers inside other apps, with the user agents those apps send, on the page as it is published. No wallet can be reached there; nobody may be stuck. */

const SLUG = 'tidewater-circle';
const NAMES = { telegram: 'Telegram', discord: 'Discord', instagram: 'Instagram', x: 'X', facebook: 'Facebook', wechat: 'WeChat', line: 'LINE' } as const;
const APPS = ['Phantom', 'Solflare', 'Backpack', 'Trust', 'OKX Wallet', 'Coinbase Wallet'];

for (const [name, userAgent] of Object.entries(IN_APP)) {
  test(`${name}: every rung of the ladder is there before the tap`, { tag: '@phone' }, async ({ visit, production }) => {
    const { page } = await visit({ userAgent });
    await page.goto(`/p/${SLUG}?lang=en&utm_source=x`);
    const app = inAppBrowserOf({ userAgent, telegramObject: false });
    if (app === null) throw new Error(`${name} is not recognised`);
    const ladder = page.locator('.ladder');
    await expect(ladder.getByRole('heading')).toHaveText(`You are in ${NAMES[app]}’s own browser`);

    // In the wallet: ready links that carry the checkout's address and nothing else.
    const link = `${production.url}/p/${SLUG}?lang=en`;
    for (const wallet of APPS.slice(0, 4)) await expect(page.getByRole('radio', { name: wallet })).toBeVisible();
    const open = page.locator('.action a');
    await expect(open).toHaveText('Open in Phantom');
    await expect(open).toHaveAttribute('href', `https://phantom.app/ul/browse/${encodeURIComponent(link)}?ref=${encodeURIComponent(production.url)}`);
    await expect(open).not.toHaveAttribute('target', '_blank');

    // In the device's browser: a link where the app lets it through, and words in any case.
    const exit = browserExit(app, platformOf({ userAgent, maxTouchPoints: 5 }), link);
    const browser = ladder.getByRole('link', { name: 'Open in your browser' });
    if (exit.href === null) await expect(browser).toHaveCount(0);
    else await expect(browser).toHaveAttribute('href', exit.href);
    await expect(ladder).toContainText('choose “Open in browser”');

    await expect(ladder.getByRole('button', { name: 'Show a code for another device' })).toBeVisible();
    await expect(ladder.getByRole('button', { name: 'Copy the link' })).toBeVisible();
    expect(await sidewaysScroll(page)).toBe(0);
  });
}

test('the code and the copied link hold the checkout’s address; the ladder is readable for everybody', { tag: '@phone' }, async ({ visit, production }) => {
  const { page } = await visit({ userAgent: IN_APP['instagram android'], permissions: ['clipboard-read', 'clipboard-write'] });
  await page.goto(`/p/${SLUG}`);
  await page.getByRole('button', { name: 'Copy the link' }).click();
  await expect(page.locator('.ladder')).toContainText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${production.url}/p/${SLUG}`);
  await page.getByRole('button', { name: 'Show a code for another device' }).click();
  await expect(page.getByRole('img', { name: 'Code with the address of this checkout' })).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
});

test('each wallet of the list has its own ready link', { tag: '@phone' }, async ({ visit }) => {
  const { page } = await visit({ userAgent: IN_APP['telegram android'] });
  await page.goto(`/p/${SLUG}`);
  await page.getByRole('button', { name: '2 other wallets' }).click();
  const hrefs: (string | null)[] = [];
  for (const app of APPS) {
    await page.getByRole('radio', { name: app }).check();
    await expect(page.locator('.action a')).toHaveText(`Open in ${app}`);
    hrefs.push(await page.locator('.action a').getAttribute('href'));
  }
  expect(new Set(hrefs).size).toBe(APPS.length);
  for (const href of hrefs) expect(href).toContain(SLUG);
});

for (const name of ['Safari on an iPhone (also Telegram and X in the system view)', 'Firefox on Android'] as const) {
  test(`${name} is not taken for an app’s browser, and offers the wallets’ apps`, { tag: '@phone' }, async ({ visit }) => {
    const { page } = await visit({ userAgent: NOT_IN_APP[name] });
    await page.goto(`/p/${SLUG}`);
    await expect(page.getByRole('radio', { name: 'Phantom' })).toBeVisible();
    await expect(page.getByText('own browser', { exact: true })).toHaveCount(0);
    await expect(page.getByRole('heading', { name: /You are in/ })).toHaveCount(0);
  });
}

test('a personal link in Discord: no link, code or button takes it to another app, and the page says how to go on', { tag: '@phone' }, async ({ visit, sandbox, production }) => {
  const product = sandbox.site.sandbox.products.find(({ slug }) => slug === 'crew-room');
  if (product === undefined) throw new Error('crew-room is not seeded');
  const { handoff_token: token, checkout_url: url } = await sandbox.api.handoffLink(product.id, '5550077', { identity_display: '@ines' });
  if (token === null || url === null) throw new Error('the link has no token');
  const { page } = await visit({ userAgent: IN_APP['discord ios'] });
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  await page.goto(url.replace(new URL(url).origin, production.url));
  await expect(page.locator('.ladder')).toContainText('Go back to Discord, press and hold the link, copy it');
  await expect(page.locator('.who')).toContainText('@ines');
  const links = await page.locator('main a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(links).toEqual([]);
  expect(await page.content()).not.toContain(token);
  expect(said.join()).not.toContain(token);
});
