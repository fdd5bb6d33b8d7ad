import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SANDBOX_DIST } from '../../../scripts/lib/sandbox-build.ts';
import { test as base } from '../buyers.ts';
import { CheckoutHost } from '../checkout-host.ts';
import { FaultProxy } from './fault-proxy.ts';

export { expect } from '../buyers.ts';

/** The lines between the pages of a test and its servers. */
export interface Lines {
  /** To Hilt. */
  readonly api: FaultProxy;
  /** To the chain; with `nodes: 2` the page takes them for two nodes of different operators. */
  readonly node: FaultProxy;
  readonly otherNode: FaultProxy;
}

interface ProxyFixtures {
  readonly lines: Lines;
  /** How many Solana nodes the page knows. */
  readonly nodes: 1 | 2;
  readonly proxied: { readonly lines: Lines; readonly checkoutUrl: string };
}

const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * The test of `buyers.ts`, with real HTTP proxies between the pages and the servers. The test itself (`sandbox.rpc`, `sandbox.api`, the tills)
 * still talks to the servers directly: it sees the true chain whatever the page is told.
 */
export const test = base.extend<ProxyFixtures>({
  nodes: [1, { option: true }],

  proxied: async ({ sandbox: { site, host: ownHost }, nodes, host }, use) => {
    ownHost.serveBy(host);
    const [api, node, otherNode] = await Promise.all([FaultProxy.start(site.sandbox.apiUrl), FaultProxy.start(site.sandbox.rpcUrl), FaultProxy.start(site.sandbox.rpcUrl)]);
    const settings = { ...site.settings, VITE_HILT_API_URL: api.url, VITE_SOLANA_RPC_URLS: [node.url, ...(nodes === 2 ? [otherNode.url] : [])].join(',') };
    const checkout = await CheckoutHost.start({ folder: join(root, SANDBOX_DIST), port: 0, settings: () => settings }, host);
    await use({ lines: { api, node, otherNode }, checkoutUrl: checkout.url });
    await Promise.all([checkout, api, node, otherNode].map((server) => server.stop()));
  },

  lines: async ({ proxied }, use) => use(proxied.lines),

  servers: async ({ sandbox: { site }, proxied: { lines, checkoutUrl } }, use) => use({ checkoutUrl, apiUrl: lines.api.url, rpcUrl: lines.node.url, wsUrl: site.sandbox.wsUrl, others: [lines.otherNode.url, site.sandbox.apiUrl] }),

  guard: async ({ guard }, use) => {
    // Browsers report each request that came to nothing; here that is what happens on purpose.
    guard.allow(/ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|ERR_CONNECTION_CLOSED|ERR_ABORTED|ERR_FAILED/);
    await use(guard);
  },
});
