import { fileURLToPath } from 'node:url';
import { test as base } from '@playwright/test';
import { type RunningSite, startSite } from '../../scripts/lib/sandbox-site.ts';
import { CheckoutPage } from './checkout-page.ts';
import { SandboxApi } from './hilt-api.ts';
import { NetworkLog } from './network-log.ts';
import { PageGuard } from './page-guard.ts';
import { SandboxRpc } from './rpc.ts';
import { SandboxWalletDriver } from './sandbox-wallet.ts';

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

  guard: [
    async ({ page, sandbox }, use) => {
      const { checkout, sandbox: servers } = sandbox.site;
      const guard = new PageGuard(page, { origins: [checkout.url, servers.apiUrl, servers.rpcUrl, servers.wsUrl] });
      await use(guard);
      base.expect(guard.misdeeds(), 'what the page must not do').toEqual([]);
      // The next test begins with honest, running servers.
      await sandbox.rpc.reset();
      await sandbox.api.reset();
    },
    { auto: true },
  ],

  network: [async ({ page, sandbox }, use) => use(new NetworkLog(page, sandbox.site.sandbox)), { auto: true }],
  wallet: async ({ page }, use) => use(new SandboxWalletDriver(page)),
  checkout: async ({ page, sandbox }, use) => use(new CheckoutPage(page, sandbox.site.checkout.url)),
});
