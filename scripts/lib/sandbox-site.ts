import { join } from 'node:path';
import { startDemoSite } from '../../sandbox/demo/demo-site.ts';
import { type RunningSandbox, startSandbox } from '../../sandbox/start-sandbox.ts';
import { type RunningServer, startStaticServer } from '../../sandbox/static-server.ts';
import type { Settings } from '../../src/app/config/settings-block.ts';
import { SANDBOX_DIST } from './sandbox-build.ts';
import { shippedRules } from './shipped-rules.ts';

export interface SiteOptions {
  /** The project; its sandbox bundle must have been built. */
  readonly root: string;
  /** 0 takes any free port. */
  readonly ports: { readonly checkout: number; readonly shop: number; readonly api: number; readonly rpc: number };
  readonly dataDir?: string;
  readonly fresh?: boolean;
  /** Serves the bundle in `folder`; a file host with the generated headers when absent. */
  readonly serve?: (site: { readonly folder: string; readonly port: number; readonly settings: () => Settings }) => Promise<RunningServer>;
  readonly sandbox?: Pick<Parameters<typeof startSandbox>[0] & object, 'config' | 'slotMs' | 'watchMs' | 'logLevel'>;
}

export interface RunningSite {
  readonly sandbox: RunningSandbox;
  readonly checkout: RunningServer;
  readonly shop: RunningServer;
  /** What the checkout was told of its servers. */
  readonly settings: Settings;
  stop(): Promise<void>;
}

const NO_SETTINGS: Settings = {};

/**
 * Everything a buyer meets, on this machine only: chain, API, checkout and a demo shop.
 * @throws Error when a port is taken or the data folder is in use; whatever had been started is stopped again.
 */
export async function startSite({ root, ports, dataDir, fresh, sandbox: more, serve = serveFiles }: SiteOptions): Promise<RunningSite> {
  const undo: (() => Promise<void>)[] = [];
  // The API hands out checkout addresses and the page needs the API's, so the page's server starts first and is filled in later.
  let settings = NO_SETTINGS;
  try {
    const checkout = await serve({ folder: join(root, SANDBOX_DIST), port: ports.checkout, settings: () => settings });
    undo.unshift(() => checkout.stop());
    const sandbox = await startSandbox({
      ...more,
      port: ports.api,
      rpcPort: ports.rpc,
      checkoutUrl: checkout.url,
      ...(dataDir === undefined ? {} : { dataDir }),
      ...(fresh === undefined ? {} : { fresh }),
    });
    undo.unshift(() => sandbox.stop());
    settings = { VITE_HILT_API_URL: sandbox.apiUrl, VITE_SOLANA_RPC_URLS: sandbox.rpcUrl, VITE_SOLANA_GENESIS_HASH: await genesisHash(sandbox.rpcUrl), VITE_SOLANA_EXPLORER_URL: '', VITE_HILT_RECEIPT_FORMS: 'hilt-v1=rfc8785' };
    const shop = await startDemoSite({ account: { apiUrl: sandbox.apiUrl, key: sandbox.merchantKey }, checkoutUrl: checkout.url, port: ports.shop });
    undo.unshift(() => shop.stop());
    return { sandbox, checkout, shop, settings, stop: () => stopAll(undo) };
  } catch (error) {
    await stopAll(undo);
    throw error;
  }
}

const serveFiles: SiteOptions['serve'] & object = (site) => startStaticServer({ ...site, rules: shippedRules });

async function stopAll(undo: readonly (() => Promise<void>)[]): Promise<void> {
  for (const stop of undo) await stop();
}

async function genesisHash(rpcUrl: string): Promise<string> {
  const response = await fetch(rpcUrl, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'getGenesisHash' }) });
  const answer: unknown = await response.json();
  if (typeof answer !== 'object' || answer === null || !('result' in answer) || typeof answer.result !== 'string') throw new Error('the chain has no genesis hash');
  return answer.result;
}
