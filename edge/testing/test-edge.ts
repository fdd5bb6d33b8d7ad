import { onTestFinished } from 'vitest';
import type { Chain } from '../../src/solana/chain.ts';
import { readEdgeConfig } from '../config.ts';
import type { LogEntry } from '../log/log-entry.ts';
import { compress } from '../node/compress.ts';
import { startServer } from '../node/server.ts';
import { type Assets, type EdgeLimits, LIMITS } from '../ports.ts';
import { memoryAssets } from './memory-assets.ts';

export interface TestEdgeOptions {
  /** Address of the Hilt the edge asks. */
  readonly hilt?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly chain?: Chain;
  readonly assets?: Assets;
  readonly limits?: Partial<EdgeLimits>;
  readonly now?: () => number;
  readonly shutdownMs?: number;
  readonly drainMs?: number;
}

export interface TestEdge {
  readonly url: string;
  readonly logged: LogEntry[];
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
  stop(): Promise<void>;
}

/** A real edge on a free port of this machine; stopped when the test is over. */
export async function startTestEdge(options: TestEdgeOptions = {}): Promise<TestEdge> {
  const logged: LogEntry[] = [];
  const chain = options.chain ?? noChain();
  const server = await startServer(
    {
      config: readEdgeConfig({ VITE_HILT_API_URL: options.hilt ?? 'http://127.0.0.1:9', VITE_SOLANA_RPC_URLS: 'http://127.0.0.1:9', HILT_EDGE_PUBLIC_URL: 'https://pay.example', ...options.env }),
      assets: options.assets ?? memoryAssets(),
      fetch: (input, init) => fetch(input, init),
      chain: () => chain,
      compress,
      now: options.now ?? Date.now,
      log: (entry) => logged.push(entry),
      limits: { ...LIMITS, ...options.limits },
    },
    { host: '127.0.0.1', port: 0, drainMs: options.drainMs ?? 0, shutdownMs: options.shutdownMs ?? 5_000 },
  );
  onTestFinished(() => server.stop());
  const { url } = server;
  return {
    url,
    logged,
    get: (path, headers = {}) => fetch(`${url}${path}`, { headers, redirect: 'manual' }),
    post: (path, body, headers = {}) => fetch(`${url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) }),
    stop: () => server.stop(),
  };
}

/** A chain nobody may ask. */
function noChain(): Chain {
  const asked = (): never => {
    throw new Error('this test does not expect Solana to be asked');
  };
  return { prepare: asked, verifySigned: asked, send: asked, look: asked, scan: asked, transferRequest: asked, time: asked };
}
