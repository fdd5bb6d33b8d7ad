import type { Page } from '@playwright/test';
import { NOT_IN_APP } from '../../src/testing/user-agents.ts';
import { expect, test } from '../support/production.ts';
import { storedText } from '../support/stored.ts';

/** A Mini App of Telegram on an iPhone: plain WebKit with Telegram's object in the page and its words in the address. */

const USER_DATA = 'user%3D%257B%2522id%2522%253A4242%257D%26hash%3Dc0ffee';
const THEME = encodeURIComponent(JSON.stringify({ bg_color: '#17212b', text_color: '#f5f5f5' }));

async function bottomOfAction(page: Page): Promise<number> {
  const box = await page.locator('.action').boundingBox();
  return box === null ? Number.NaN : box.y + box.height;
}

test('a Mini App wears Telegram’s theme, takes the full height, keeps the action in view, and forgets who Telegram says the reader is', { tag: '@phone' }, async ({ visit }) => {
  const { page } = await visit({ userAgent: NOT_IN_APP['Safari on an iPhone (also Telegram and X in the system view)'].replace(' Version/17.5', '').replace(' Safari/604.1', '') }, async (opened) => {
    await opened.addInitScript(() => {
      const posted: string[] = [];
      Object.assign(window, { TelegramWebviewProxy: { postEvent: (type: string) => posted.push(type) }, __posted: posted });
    });
  });
  await page.goto(`/p/tidewater-circle#tgWebAppData=${USER_DATA}&tgWebAppVersion=8.0&tgWebAppPlatform=ios&tgWebAppThemeParams=${THEME}`);
  await expect(page.locator('.ladder').getByRole('heading')).toHaveText('You are in Telegram’s own browser');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await page.evaluate('window.__posted')).toEqual(['web_app_ready', 'web_app_expand', 'web_app_setup_swipe_behavior', 'web_app_request_viewport']);

  // Half open: what can be seen ends above the page's own end.
  await page.evaluate(`Telegram.WebView.receiveEvent('viewport_changed', { height: 500, is_state_stable: true, is_expanded: false })`);
  await expect.poll(() => bottomOfAction(page)).toBeLessThanOrEqual(500);
  await page.evaluate(`Telegram.WebView.receiveEvent('viewport_changed', { height: innerHeight, is_state_stable: true, is_expanded: true })`);
  await expect.poll(() => bottomOfAction(page)).toBeGreaterThan(700);

  expect(page.url()).not.toContain('tgWebAppData');
  expect(await page.content()).not.toContain('c0ffee');
  expect(await storedText(page)).not.toContain('c0ffee');
});
