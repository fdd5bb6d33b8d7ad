import { fileURLToPath } from 'node:url';
import { test as base } from '@playwright/test';
import { type RunningSite, startSite } from '../../scripts/lib/sandbox-site.ts';
import type { CheckoutPage } from './checkout-page.ts';
import { SandboxApi } from './hilt-api.ts';
import type { NetworkLog } from './network-log.ts';
import type { PageGuard } from './page-guard.ts';
import { SandboxRpc } from './rpc.ts';
import type { SandboxWalletDriver } from './sandbox-wallet.ts';
import { serversOf, type Tab, type TabServers, watchTab } from './tab.ts';

export { expect } from '@playwright/test';

/** The sandbox of one worker. */
export interface TestSandbox {
  readonly site: RunningSite;
  readonly rpc: SandboxRpc;
  readonly api: SandboxApi;
}

interface WorkerFixtures {
  readonly sandbox: TestSandbox;
}

interface TestFixtures {
  /** Where the tabs of this test find their servers. */
  readonly servers: TabServers;
  /** The tab that `page` is. */
  readonly tab: Tab;
  /** Opens one more tab of the same browser; it is guarded like the first. */
  readonly openTab: () => Promise<Tab>;
  readonly guard: PageGuard;
  readonly network: NetworkLog;
  readonly wallet: SandboxWalletDriver;
  readonly checkout: CheckoutPage;
}

/** Twice as fast as a cluster: confirmed after 0.4 s, a blockhash lives 30 s. */
const SLOT_MS = 200;

export const test = base.extend<TestFixtures, WorkerFixtures>({
  sandbox: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from this pattern.
    async ({}, use) => {
      const site = await startSite({
        root: fileURLToPath(new URL('../..', import.meta.url)),
        ports: { checkout: 0, shop: 0, api: 0, rpc: 0 },
        // One worker is one client: without a higher limit, tests would slow each other down. Journeys about limits cause them on purpose.
        sandbox: { slotMs: SLOT_MS, logLevel: 'error', config: { rateLimitPerMinute: 10_000 } },
      });
      await use({ site, rpc: new SandboxRpc(site.sandbox.rpcUrl), api: new SandboxApi(site.sandbox.apiUrl, site.sandbox.merchantKey) });
      await site.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  servers: async ({ sandbox }, use) => use(serversOf(sandbox.site)),
  tab: [async ({ page, servers }, use) => use(watchTab(page, servers)), { auto: true }],

  guard: [
    async ({ tab, sandbox }, use) => {
      await use(tab.guard);
      base.expect(tab.guard.misdeeds(), 'what the page must not do').toEqual([]);
      // The next test begins with honest, running servers.
      await sandbox.rpc.reset();
      await sandbox.api.reset();
    },
    { auto: true },
  ],

  openTab: async ({ page, servers }, use) => {
    const tabs: Tab[] = [];
    await use(async () => {
      const tab = watchTab(await page.context().newPage(), servers);
      tabs.push(tab);
      return tab;
    });
    base.expect(tabs.flatMap(({ guard }) => guard.misdeeds()), 'what no other tab must do').toEqual([]);
  },

  network: async ({ tab }, use) => use(tab.network),
  wallet: async ({ tab }, use) => use(tab.wallet),
  checkout: async ({ tab }, use) => use(tab.checkout),
});
