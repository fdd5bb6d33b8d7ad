import { pay } from '../support/pay.ts';
import { type PersonalLink, personalLink, withToken } from '../support/personal.ts';
import { serversOf, watchTab } from '../support/tab.ts';
import { expect, test, type TestSandbox } from '../support/test.ts';

/** Personal links that do not work: each says what is wrong and what to do, opens no session, and offers nothing to pay. */

const flip = (token: string): string => `${token.slice(0, -3)}${token.endsWith('AAA') ? 'BBB' : 'AAA'}`;

const BAD: readonly (readonly [what: string, title: string, advice: string, address: (link: PersonalLink, sandbox: TestSandbox) => Promise<string>])[] = [
  [
    'whose time is over',
    'This personal link has expired',
    'for a new one',
    async (link, { api }) => {
      await api.expireHandoff(link.token);
      return link.url;
    },
  ],
  ['of another product', 'This personal link is for something else', 'exactly as you got it', async (link) => link.url.replace('/p/crew-room', '/p/night-ferry')],
  ['with a changed signature', 'This personal link is not genuine', 'Do not pay by a link somebody passed on to you', async (link) => withToken(link, flip(link.token))],
  ['with another person written into it', 'This personal link is not genuine', 'Do not pay by a link somebody passed on to you', async (link) => withToken(link, forged(link.token))],
  ['that lost its end', 'This personal link is incomplete', 'copy all of it', async (link) => withToken(link, link.token.slice(0, link.token.lastIndexOf('.')))],
  ['without a token', 'This personal link is incomplete', 'copy all of it', async (link) => withToken(link, '')],
  ['with two tokens', 'This personal link is incomplete', 'copy all of it', async (link) => `${link.url}&handoff=another`],
  ['that is far too long', 'This personal link is incomplete', 'copy all of it', async (link) => withToken(link, `hilt_handoff_${'x'.repeat(5_000)}`)],
];

function forged(token: string): string {
  const [head = '', payload = '', signature = ''] = token.split('.');
  const changed = Buffer.from(payload, 'base64url').toString('utf8').replace('@marta', '@mette');
  return [head, Buffer.from(changed).toString('base64url'), signature].join('.');
}

for (const [what, title, advice, address] of BAD) {
  test(`a personal link ${what} says what to do, and nothing can be paid by it`, { tag: '@desktop' }, async ({ page, checkout, network, guard, sandbox }) => {
    guard.allow(/status of 4\d\d/);
    await page.goto(await address(await personalLink(sandbox, '661001', '@marta'), sandbox));
    await checkout.expectTitle(title);
    await expect(checkout.sheet).toContainText(advice);
    await checkout.expectMoney('No money has moved here.');
    await expect(page.getByRole('radio')).toHaveCount(0);
    expect(network.apiRequests().filter(({ path }) => path.endsWith('/connect'))).toEqual([]);
    // Loaded again, the page still pays for nobody.
    await page.reload();
    await checkout.expectTitle('Your personal link is needed');
    await expect(page.getByRole('radio')).toHaveCount(0);
  });
}

test('a paid link opened again shows what was bought where it was paid, and to anybody else that it is paid', { tag: '@desktop' }, async ({ tab, page, browser, sandbox }) => {
  const link = await personalLink(sandbox, '661002', '@paul');
  await page.goto(link.url);
  await pay(tab);
  tab.guard.allow(/status of 409/);
  await page.goto('about:blank');
  await page.goto(link.url);
  await tab.checkout.expectTitle('Paid. Your invite is ready');

  const context = await browser.newContext();
  const other = watchTab(await context.newPage(), serversOf(sandbox.site));
  other.guard.allow(/status of 409/);
  await other.page.goto(link.url);
  await other.checkout.expectTitle('This personal link has been paid');
  await expect(other.checkout.sheet).toContainText('Do not pay again');
  await expect(other.page.getByRole('radio')).toHaveCount(0);
  // The way to the payment: "I already paid" opens by itself, and still nothing can be paid under it.
  await other.checkout.act('I already paid');
  await expect(other.page).toHaveURL(/personal=1/);
  await expect(other.page.getByRole('textbox')).toBeVisible();
  expect(other.guard.misdeeds()).toEqual([]);
  await context.close();
});

test('a link that is paid on another device while this one reads it is given up before any wallet is asked', { tag: '@desktop' }, async ({ page, checkout, network, guard, sandbox }) => {
  const link = await personalLink(sandbox, '661003', '@rosa');
  guard.allow(/status of 409/);
  await sandbox.api.fault({ route: 'connect', times: 1, effect: { kind: 'status', status: 409, detail: { code: 'handoff_used', message: 'already paid' } } });
  await page.goto(link.url);
  await checkout.expectTitle('This personal link has been paid');
  expect(network.apiRequests().filter(({ path }) => path.endsWith('/connect'))).toHaveLength(1);
});

test('while Hilt cannot say whose a link is, nothing is opened; then it goes on by one press', { tag: '@desktop' }, async ({ page, checkout, network, guard, sandbox }) => {
  const link = await personalLink(sandbox, '661004', '@sol');
  guard.allow(/status of 503/);
  await sandbox.api.fault({ route: 'resolve-handoff', times: 1, effect: { kind: 'status', status: 503 } });
  await page.goto(link.url);
  await checkout.expectTitle(/^Hilt/);
  expect(network.apiRequests().filter(({ path }) => path.endsWith('/connect'))).toEqual([]);
  await checkout.action.click();
  await expect(page.locator('.who')).toContainText('@sol on Telegram');
});
