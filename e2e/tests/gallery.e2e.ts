import type { Page } from '@playwright/test';
import { shell as arabic } from '../../src/i18n/ar/shell.ts';
import { shell as german } from '../../src/i18n/de/shell.ts';
import { shell as english } from '../../src/i18n/en/shell.ts';
import { accessibilityProblems, sidewaysScroll } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';

const WAITING = { en: english['chunk.title'], de: german['chunk.title'], ar: arabic['chunk.title'] };
type Language = keyof typeof WAITING;

/** All screens take long; in parts they fit beside each other and into one test's time on a slow machine. */
const PARTS = [0, 1, 2];
const LONG = 300_000;

// Nothing moves for a reader who asked for that, so nothing has to be waited for either.
// The gallery frames itself, which only the sandbox's own host allows: it never ships.
test.use({ contextOptions: { reducedMotion: 'reduce' }, host: 'files' });

/** Ids of the screens of one part, read from the gallery's own list, whose frames stay empty meanwhile. */
async function screenIds(page: Page, origin: string, part: number): Promise<readonly string[]> {
  const frames = /\/gallery\?.*screen=/;
  await page.route(frames, (route) => route.fulfill({ contentType: 'text/html', body: '' }));
  await page.goto(`${origin}/gallery`);
  const links = page.getByRole('listitem').getByRole('link');
  await expect(links.first()).toBeVisible();
  const ids = await links.allTextContents();
  await page.unroute(frames);
  expect(ids.length).toBeGreaterThan(30);
  return ids.filter((_id, index) => index % PARTS.length === part);
}

async function show(page: Page, origin: string, screen: string, lang: Language): Promise<void> {
  await page.goto(`${origin}/gallery?${String(new URLSearchParams({ screen, theme: 'light', lang }))}`);
  await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', lang);
  // Steps whose code and words come later take the place of a waiting step; only what comes is judged.
  await expect(page.getByRole('main').getByRole('heading').first()).not.toHaveText(WAITING[lang]);
}

for (const part of PARTS) {
  const name = `part ${part + 1} of ${PARTS.length}`;

  for (const lang of ['en', 'ar'] as const) {
    test(`every screen can be read by everybody (${lang}, ${name})`, async ({ page, sandbox }) => {
      test.setTimeout(LONG);
      const origin = sandbox.site.checkout.url;
      for (const screen of await screenIds(page, origin, part)) {
        await show(page, origin, screen, lang);
        expect.soft(await accessibilityProblems(page), screen).toEqual([]);
        expect.soft(await sidewaysScroll(page), `${screen} scrolls sideways`).toBe(0);
        // Structure and words are the same in the dark; only the colours are new.
        await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
        expect.soft(await accessibilityProblems(page, { rules: ['color-contrast'] }), `${screen} in the dark`).toEqual([]);
      }
    });
  }

  for (const lang of ['de', 'ar'] as const) {
    test(`no screen scrolls sideways on the narrowest phone (${lang}, ${name})`, { tag: '@phone' }, async ({ page, sandbox }) => {
      test.setTimeout(LONG);
      const origin = sandbox.site.checkout.url;
      const screens = await screenIds(page, origin, part);
      await page.setViewportSize({ width: 320, height: 640 });
      for (const screen of screens) {
        await show(page, origin, screen, lang);
        expect.soft(await sidewaysScroll(page), screen).toBe(0);
      }
    });
  }
}
