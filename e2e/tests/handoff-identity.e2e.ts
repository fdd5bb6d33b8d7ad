import type { Page } from '@playwright/test';
import { showCode } from '../support/codes.ts';
import { reachReview, signReviewed, UNDERWAY } from '../support/pay.ts';
import { personalLink } from '../support/personal.ts';
import { serversOf, watchTab } from '../support/tab.ts';
import { expect, test } from '../support/test.ts';

/** Who gets access is in sight on every step, cannot be changed, and is the same after whatever happens to the page; whoever is somebody else can stop. */

async function expectWho(page: Page, who: string): Promise<void> {
  const chip = page.locator('.who');
  await expect(chip).toBeVisible();
  await expect(chip).toContainText(who);
  await expect(chip).toContainText('Locked');
  await expect(chip.getByRole('textbox')).toHaveCount(0);
}

test('who gets access is in sight on every step up to the money, and after it', async ({ tab, page, checkout, wallet, sandbox }) => {
  const link = await personalLink(sandbox, '662001', '@ines');
  await page.goto(link.url);
  await checkout.expectTitle('Pay from your wallet');
  await expectWho(page, '@ines on Telegram');
  await reachReview(tab);
  await expectWho(page, '@ines on Telegram');
  await checkout.approve();
  await wallet.asked('sign');
  await expectWho(page, '@ines on Telegram');
  await sandbox.rpc.pause();
  await wallet.approve('sign');
  await checkout.expectTitle(UNDERWAY);
  await expectWho(page, '@ines on Telegram');
  await sandbox.rpc.resume();
  await checkout.expectTitle('Paid. Your invite is ready');
  await expectWho(page, '@ines on Telegram');
});

test('who gets access is in sight beside a code', async ({ tab, page, sandbox }) => {
  const link = await personalLink(sandbox, '662002', '@omar', { slug: 'harbour-postcards', identity_type: 'TELEGRAM_USER_ID' });
  await page.goto(link.url);
  await showCode(tab);
  await expectWho(page, '@omar on Telegram');
  // A code may be paid at any moment: it is too late to stop.
  await expect(page.getByRole('button', { name: 'Not you? Stop' })).toHaveCount(0);
});

test('somebody else stops: nothing is signed, and the page says how to get a link of one’s own', async ({ tab, page, checkout, wallet, sandbox }) => {
  const link = await personalLink(sandbox, '662003', '@lena');
  await page.goto(link.url);
  await reachReview(tab);
  await page.getByRole('button', { name: 'Not you? Stop' }).click();
  await checkout.expectTitle('Stopped. Nothing was signed');
  await checkout.expectMoney('No money has moved here.');
  await expect(checkout.sheet).toContainText('@lena on Telegram');
  await expect(checkout.sheet).toContainText('A link of your own comes from where this one did');
  expect((await wallet.log()).map(({ kind }) => kind)).not.toContain('sign');
  // It was a mistake: the same person, the same checkout.
  await checkout.sheet.getByText('It is me. Go back').click();
  await checkout.expectTitle('Pay from your wallet');
  await expectWho(page, '@lena on Telegram');
});

test('a link opened again, here or on another device, goes on with the very same session', { tag: '@desktop' }, async ({ tab, page, checkout, network, browser, sandbox }) => {
  const link = await personalLink(sandbox, '662004', '@marek');
  await page.goto(link.url);
  await checkout.expectTitle('Pay from your wallet');
  const { payment_id: first } = await network.session();
  await page.goto('about:blank');
  await page.goto(link.url);
  await reachReview(tab);
  await expect(checkout.fact('Payment ID').locator('.mono')).toHaveAttribute('title', first);

  const context = await browser.newContext();
  const other = watchTab(await context.newPage(), serversOf(sandbox.site));
  await other.page.goto(link.url);
  await expectWho(other.page, '@marek on Telegram');
  expect((await other.network.session()).payment_id).toBe(first);
  expect(other.guard.misdeeds()).toEqual([]);
  await context.close();
});

test('a tab that died while the wallet was open goes on for the same person', { tag: '@desktop' }, async ({ tab, page, checkout, wallet, openTab, sandbox }) => {
  const link = await personalLink(sandbox, '662005', '@tove');
  await page.goto(link.url);
  await reachReview(tab);
  await checkout.approve();
  await wallet.asked('sign');
  const address = page.url();
  await page.close();
  const later = await openTab();
  await later.page.goto(address);
  await later.checkout.expectTitle('Pay from your wallet');
  await expectWho(later.page, '@tove on Telegram');
  await reachReview(later);
  await signReviewed(later);
  await later.checkout.expectTitle('Paid. Your invite is ready');
  await expect(later.page.getByText('For @tove only.')).toBeVisible();
});

test('a tab that comes back without its memory refuses to pay and asks for the link again', { tag: '@desktop' }, async ({ page, checkout, network, guard, sandbox }) => {
  // A picture has no icon of its own, so the browser asks for one.
  guard.allow(/favicon\.ico/);
  const link = await personalLink(sandbox, '662006', '@bo');
  await page.goto(link.url);
  await checkout.expectTitle('Pay from your wallet');
  const before = network.apiRequests().filter(({ path }) => path.endsWith('/connect')).length;
  const address = page.url();
  await page.goto(`${new URL(address).origin}/favicon.svg`);
  await page.evaluate(async () => {
    for (const { name = '' } of await indexedDB.databases()) await new Promise((done) => Object.assign(indexedDB.deleteDatabase(name), { onsuccess: done, onerror: done, onblocked: done }));
    localStorage.clear();
    sessionStorage.clear();
  });
  await page.goto(address);
  await checkout.expectTitle('Your personal link is needed');
  await expect(page.getByRole('radio')).toHaveCount(0);
  expect(network.apiRequests().filter(({ path }) => path.endsWith('/connect'))).toHaveLength(before);
  await page.goto(link.url);
  await expectWho(page, '@bo on Telegram');
});
