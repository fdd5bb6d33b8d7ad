import type { Page } from '@playwright/test';

/** Kills the process behind a tab: no handler of the page runs, nothing it had begun is finished. */
export async function killTab(page: Page): Promise<void> {
  const dead = page.waitForEvent('crash');
  const session = await page.context().newCDPSession(page);
  // Never answered: whoever would answer is gone.
  session.send('Page.crash').catch(() => undefined);
  await dead;
  // What is left of it is the window; a dead process needs no leave.
  await page.close();
}
