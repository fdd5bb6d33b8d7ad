import type { BrowserContext } from '@playwright/test';
import { test as base } from './buyers.ts';
import { PhantomPhone } from './phantom-app.ts';
import { serversOf, type Tab, watchTab } from './tab.ts';

export { expect } from './test.ts';

const SAFARI = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';

/** A browser of a phone that has no wallet in it, and the Phantom app beside it. */
export interface IPhone {
  readonly phantom: PhantomPhone;
  /** One more tab of the phone's browser. */
  openTab(): Promise<Tab>;
  /** A tab of another browser of the same phone: nothing is shared with the first one. */
  openOtherBrowser(): Promise<Tab>;
}

interface Fixtures {
  readonly iphone: IPhone;
}

export const test = base.extend<Fixtures>({
  iphone: async ({ browser, sandbox, guard }, use) => {
    const contexts: BrowserContext[] = [];
    const tabs: Tab[] = [];
    const openContext = async (): Promise<BrowserContext> => {
      const context = await browser.newContext({ userAgent: SAFARI });
      // The sandbox bundle brings a wallet along, which steps aside where there is one already.
      await context.addInitScript(() => Object.defineProperty(window, '__hiltSandboxWallet', { value: {} }));
      contexts.push(context);
      return context;
    };
    const openIn = async (context: BrowserContext): Promise<Tab> => {
      const tab = watchTab(await context.newPage(), serversOf(sandbox.site));
      tabs.push(tab);
      return tab;
    };
    const phantom = new PhantomPhone();
    await sandbox.rpc.setLamports(phantom.address, 1_000_000_000n);
    await sandbox.rpc.setUsdc(phantom.address, 100_000_000n);
    const own = await openContext();
    await use({ phantom, openTab: () => openIn(own), openOtherBrowser: async () => openIn(await openContext()) });
    const misdeeds = tabs.flatMap((tab) => tab.guard.misdeeds()).filter(({ text }) => !guard.allows(text));
    base.expect(misdeeds, 'what the page must not do').toEqual([]);
    await Promise.all(contexts.map((context) => context.close()));
  },
});
