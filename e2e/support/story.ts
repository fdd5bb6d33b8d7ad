import type { Page } from '@playwright/test';
import * as v from 'valibot';

const Told = v.array(v.object({ title: v.string(), money: v.string() }));
type Moment = v.InferOutput<typeof Told>[number];

/**
 * Writes down every title and money line the page ever shows, however briefly: what a buyer was told on the way cannot be read off the screen at
 * the end. Starts with the next page that loads.
 */
export async function keepStory(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const told: { title: string; money: string }[] = [];
    Object.assign(window, { __toldStory: told });
    new MutationObserver(() => {
      const [title, money] = ['main .head-title', 'main .money'].map((part) => document.querySelector(part)?.textContent ?? '');
      const last = told.at(-1);
      if (title === undefined || money === undefined || title === '' || (last?.title === title && last.money === money)) return;
      told.push({ title, money });
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
}

/** What was told so far, in order, with plain spaces. */
export async function storyOf(page: Page): Promise<readonly Moment[]> {
  const told = v.parse(Told, await page.evaluate('window.__toldStory'));
  const plain = (text: string): string => text.replace(/\s/g, ' ');
  return told.map(({ title, money }) => ({ title: plain(title), money: plain(money) }));
}
