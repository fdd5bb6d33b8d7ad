import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { readEdgeConfig } from '../../edge/config.ts';
import { readDiskAssets } from '../../edge/node/disk-assets.ts';
import { nodePorts } from '../../edge/node/edge-ports.ts';
import { type RunningEdge, startServer } from '../../edge/node/server.ts';
import { SANDBOX_DIST } from '../../scripts/lib/sandbox-build.ts';
import { test as base } from './buyers.ts';
import { Buyer } from './buyer.ts';
import { serversOf, watchTab } from './tab.ts';
import type { TestSandbox } from './test.ts';

export { expect } from './test.ts';

interface EdgeWorker {
  /** A real edge over the sandbox bundle, before the worker's sandbox. */
  readonly edge: RunningEdge;
}

interface EdgeFixtures {
  /** A buyer whose checkout comes from the edge. */
  readonly edgeBuyer: Buyer;
}

export const test = base.extend<EdgeFixtures, EdgeWorker>({
  edge: [
    async ({ sandbox }, use) => {
      const edge = await startEdge(sandbox);
      await use(edge);
      await edge.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  edgeBuyer: async ({ browser, edge, sandbox, guard }, use) => {
    const context = await browser.newContext();
    const tab = watchTab(await context.newPage(), { ...serversOf(sandbox.site), checkoutUrl: edge.url });
    await use(new Buyer(tab, sandbox));
    const misdeeds = tab.guard.misdeeds().filter(({ text }) => !guard.allows(text));
    base.expect(misdeeds, 'what the page must not do').toEqual([]);
    await context.close();
  },
});

/** A real edge over the sandbox bundle. @param more of its settings. */
export async function startEdge({ site }: TestSandbox, more: Readonly<Record<string, string>> = {}): Promise<RunningEdge> {
  // The edge signs its own address into codes, so it must be known before it listens.
  const port = await freePort();
  const config = readEdgeConfig({ ...site.settings, HILT_EDGE_PUBLIC_URL: `http://127.0.0.1:${port}`, HILT_EDGE_SECRET: 'the-secret-of-an-edge-in-a-test--', ...more });
  const assets = await readDiskAssets(fileURLToPath(new URL(`../../${SANDBOX_DIST}`, import.meta.url)));
  return startServer(nodePorts(config, assets, () => undefined), { host: '127.0.0.1', port, drainMs: 0, shutdownMs: 1_000 });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('the system gave no port');
  return address.port;
}
