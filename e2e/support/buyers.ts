import { Buyer } from './buyer.ts';
import { type Tab, watchTab } from './tab.ts';
import { test as base } from './test.ts';

export { expect } from './test.ts';

interface Buyers {
  readonly buyer: Buyer;
  /** Somebody else's browser: nothing is shared with the first one but, if asked for, the key of the wallet. */
  readonly anotherBrowser: (options?: { readonly sameWallet: boolean }) => Promise<Buyer>;
}

const SEED = 'hilt-sandbox-wallet.seed';

/** The test of `test.ts` with buyers who know the ordinary steps. */
export const test = base.extend<Buyers>({
  buyer: async ({ tab, sandbox }, use) => use(new Buyer(tab, sandbox)),

  anotherBrowser: async ({ browser, page, sandbox, servers, guard }, use) => {
    const tabs: Tab[] = [];
    await use(async ({ sameWallet } = { sameWallet: false }) => {
      const context = await browser.newContext();
      const seed = sameWallet ? await page.evaluate((key) => localStorage.getItem(key), SEED) : null;
      if (seed !== null) await context.addInitScript(([key, value]) => localStorage.setItem(key, value), [SEED, seed] as const);
      const tab = watchTab(await context.newPage(), servers);
      tabs.push(tab);
      return new Buyer(tab, sandbox);
    });
    const misdeeds = tabs.flatMap((tab) => tab.guard.misdeeds()).filter(({ text }) => !guard.allows(text));
    base.expect(misdeeds, 'what the other page must not do').toEqual([]);
  },
});
