import { fileURLToPath } from 'node:url';
import { type RunningSite, startSite } from '../../scripts/lib/sandbox-site.ts';
import { CheckoutHost, type Host } from './checkout-host.ts';
import type { CheckoutPage } from './checkout-page.ts';
import { SandboxApi } from './hilt-api.ts';
import type { NetworkLog } from './network-log.ts';
import type { PageGuard } from './page-guard.ts';
import { test as base } from './policy-reports.ts';
import { SandboxRpc } from './rpc.ts';
import type { SandboxWalletDriver } from './sandbox-wallet.ts';
import { serversOf, type Tab, type TabServers, watchTab } from './tab.ts';

export { expect } from '@playwright/test';

/** The sandbox of one worker. */
export interface TestSandbox {
  readonly site: RunningSite;
  readonly host: CheckoutHost;
  readonly rpc: SandboxRpc;
  readonly api: SandboxApi;
}

interface WorkerFixtures {
  readonly sandbox: TestSandbox;
}

/** What a project of playwright.config.ts, or a file of tests, may choose. */
export interface HostOption {
  /** How the page is served. A journey that can only be caused on one of the two says so. */
  readonly host: Host;
}

interface TestFixtures extends HostOption {
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
      let host: CheckoutHost | null = null;
      const site = await startSite({
        serve: async (options) => (host = await CheckoutHost.start(options)),
        root: fileURLToPath(new URL('../..', import.meta.url)),
        ports: { checkout: 0, shop: 0, api: 0, rpc: 0 },
        // One worker is one client: without a higher limit, tests would slow each other down. Journeys about limits cause them on purpose.
        sandbox: { slotMs: SLOT_MS, logLevel: 'error', config: { rateLimitPerMinute: 10_000 } },
      });
      if (host === null) throw new Error('the site was started without its checkout');
      await use({ site, host, rpc: new SandboxRpc(site.sandbox.rpcUrl), api: new SandboxApi(site.sandbox.apiUrl, site.sandbox.merchantKey) });
      await site.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  host: ['files', { option: true }],
  servers: async ({ sandbox, host }, use) => {
    sandbox.host.serveBy(host);
    await use(serversOf(sandbox.site));
  },
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
