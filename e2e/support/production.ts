import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { runPackageProgram } from '../../scripts/lib/run-program.ts';
import { CheckoutHost } from './checkout-host.ts';
import { PageGuard } from './page-guard.ts';
import { serversOf } from './tab.ts';
import { expect, test as base, type TestSandbox } from './test.ts';

export { expect } from './test.ts';

/** A page of the production build, as somebody's phone opens it: no sandbox wallet in it, so a wallet has to come from somewhere. */
export interface Visit {
  readonly page: Page;
  readonly guard: PageGuard;
}

interface Production {
  /** The production build, served with the settings of this worker's sandbox. */
  readonly production: CheckoutHost;
}

interface Visits {
  readonly visit: (options?: BrowserContextOptions, prepare?: (page: Page) => Promise<void>) => Promise<Visit>;
}

export const test = base.extend<Visits, Production>({
  production: [
    async ({ sandbox }, use, { parallelIndex }) => {
      const server = await serveProduction(sandbox, parallelIndex);
      await use(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  visit: async ({ browser, production, sandbox, host }, use) => {
    production.serveBy(host);
    const visits: Visit[] = [];
    await use(async (options = {}, prepare = async () => undefined) => {
      const made = await open(browser, production, sandbox, options, prepare);
      visits.push(made);
      return made;
    });
    expect(visits.flatMap(({ guard }) => guard.misdeeds()), 'what the page must not do').toEqual([]);
    await Promise.all(visits.map(({ page }) => page.context().close()));
  },
});

async function open(browser: Browser, production: CheckoutHost, { site }: TestSandbox, options: BrowserContextOptions, prepare: (page: Page) => Promise<void>): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2, baseURL: production.url, serviceWorkers: 'block', ...options });
  const page = await context.newPage();
  const { apiUrl, rpcUrl, wsUrl } = serversOf(site);
  const guard = new PageGuard(page, { origins: [production.url, apiUrl, rpcUrl, wsUrl] });
  await prepare(page);
  return { page, guard };
}

/** Builds what a seller would publish, into a folder of its own, and serves it. @throws Error with the build's own words. */
async function serveProduction({ site }: TestSandbox, worker: number): Promise<CheckoutHost> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const folder = `.cache/production-${worker}`;
  const env = { ...process.env, NODE_ENV: 'production', VITE_HILT_API_URL: '', VITE_SOLANA_RPC_URLS: '' };
  const { code, output } = await runPackageProgram('vite', 'bin/vite.js', ['build', '--outDir', folder, '--logLevel', 'warn'], { cwd: root, env });
  if (code !== 0) throw new Error(`the production build failed:\n${output.trim()}`);
  return CheckoutHost.start({ folder: fileURLToPath(new URL(`../../${folder}`, import.meta.url)), port: 0, settings: () => site.settings });
}
