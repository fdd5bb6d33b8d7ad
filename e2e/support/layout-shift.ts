import type { Page } from '@playwright/test';

/** Starts adding up how much of what is in view moves by itself, from the page's first moment on. */
export async function watchLayoutShift(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.assign(window, { shifts: 0 });
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => Object.assign(window, { shifts: Number(Reflect.get(window, 'shifts')) + Number(Reflect.get(entry, 'value')) }))).observe({ type: 'layout-shift', buffered: true });
  });
}

/** The sum so far, as browsers score it: 0 is none, 0.1 is what they still call good. */
export async function layoutShift(page: Page): Promise<number> {
  // Entries are handed over with a frame that was drawn.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  return Number(await page.evaluate('window.shifts'));
}
