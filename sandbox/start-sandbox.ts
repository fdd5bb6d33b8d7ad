import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type ApiOptions, type RunningApi, startApi } from './api/start-api.ts';
import { lockDirectory } from './chain/store/directory-lock.ts';
import { type RunningChain, startChain } from './chain/supervisor.ts';
import { issueHandoff } from './handoff/issue-handoff.ts';
import { handoffView } from './api/views/handoff-view.ts';
import { productBySlug } from './db/products.ts';
import { type SandboxInfo, sandboxInfo } from './seed/sandbox-info.ts';
import { seedChain } from './seed/seed-chain.ts';
import { createJsonRpc } from './settlement/json-rpc.ts';
import { createRpcChainReader } from './settlement/rpc-chain-reader.ts';

export interface SandboxOptions extends Pick<ApiOptions, 'checkoutUrl' | 'config' | 'watchMs' | 'logLevel'> {
  /** Port of the API; 0 or absent for any free one. */
  readonly port?: number;
  /** Port of the RPC; its websocket also listens on the next one. 0 or absent for any free pair. */
  readonly rpcPort?: number;
  /** Where chain and store are kept. Absent: in memory, gone with the process. */
  readonly dataDir?: string;
  /** Forget what `dataDir` holds. */
  readonly fresh?: boolean;
  /** Milliseconds per slot; 400 as on a cluster unless a test is in a hurry. */
  readonly slotMs?: number;
}

export interface RunningSandbox {
  readonly apiUrl: string;
  readonly rpcUrl: string;
  readonly wsUrl: string;
  readonly checkoutUrl: string;
  readonly merchantKey: string;
  readonly products: SandboxInfo['products'];
  /** A personal link for the product that needs one, good for a day. */
  readonly handoffUrl: string;
  /** The API in this process, for tests that look behind the routes. */
  readonly api: RunningApi;
  readonly chain: RunningChain;
  /** Ends API and chain; what `dataDir` holds stays. May be called again. */
  stop(): Promise<void>;
}

/** Our own files in a data directory; nothing else in it is ever touched. */
const STORE_FILE = 'hilt.sqlite';
const CHAIN_FOLDER = 'chain';

/**
 * Starts a whole local Hilt: the chain in a process of its own, the API in this one, both seeded.
 * @throws Error when a port is taken or another sandbox uses the data directory.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<RunningSandbox> {
  const unlock = options.dataDir === undefined ? () => undefined : await prepareDirectory(options.dataDir, options.fresh === true);
  const undo: (() => Promise<void> | void)[] = [unlock];
  try {
    const chain = await startChain({
      ...(options.rpcPort === undefined ? {} : { port: options.rpcPort }),
      ...(options.dataDir === undefined ? {} : { dataDir: join(options.dataDir, CHAIN_FOLDER) }),
      ...(options.slotMs === undefined ? {} : { slotMs: options.slotMs }),
    });
    undo.unshift(() => chain.stop());
    const rpc = createJsonRpc(chain.url);
    await seedChain(rpc);
    const api = await startApi({
      chain: createRpcChainReader(rpc),
      port: options.port ?? 0,
      databaseFile: options.dataDir === undefined ? null : join(options.dataDir, STORE_FILE),
      ...(options.checkoutUrl === undefined ? {} : { checkoutUrl: options.checkoutUrl }),
      ...(options.config === undefined ? {} : { config: options.config }),
      ...(options.watchMs === undefined ? {} : { watchMs: options.watchMs }),
      ...(options.logLevel === undefined ? {} : { logLevel: options.logLevel }),
    });
    undo.unshift(() => api.stop());
    let stopped: Promise<void> | null = null;
    const { merchant_key: merchantKey, products, checkout_url: checkoutUrl } = sandboxInfo(api.sandbox);
    return {
      apiUrl: api.url,
      rpcUrl: chain.url,
      wsUrl: chain.wsUrl,
      checkoutUrl,
      merchantKey,
      products,
      handoffUrl: await exampleHandoff(api),
      api,
      chain,
      stop: () => (stopped ??= runAll(undo)),
    };
  } catch (error) {
    await runAll(undo);
    throw error;
  }
}

async function runAll(steps: readonly (() => Promise<void> | void)[]): Promise<void> {
  for (const step of steps) await step();
}

/** Makes the directory ours alone: two sandboxes on one store would break each other's promises. */
async function prepareDirectory(dataDir: string, fresh: boolean): Promise<() => void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const unlock = await lockDirectory(dataDir);
  if (unlock === null) throw new Error(`another sandbox uses ${dataDir}`);
  if (fresh) {
    const ours = [CHAIN_FOLDER, STORE_FILE, `${STORE_FILE}-wal`, `${STORE_FILE}-shm`];
    for (const name of ours) await rm(join(dataDir, name), { recursive: true, force: true });
  }
  return unlock;
}

async function exampleHandoff(api: RunningApi): Promise<string> {
  const product = productBySlug(api.sandbox.database, 'crew-room');
  if (!product) throw new Error('the product for personal links is not seeded');
  const identity = { type: 'TELEGRAM_USER_ID', value: '728255790', display: '@marta' };
  const handoff = await issueHandoff(api.sandbox, { product, identity, returnUrl: null, minutes: 1_440 });
  return handoffView(api.sandbox, handoff).checkout_url;
}
