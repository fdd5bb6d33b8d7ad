import { RpcNode } from './node.ts';
import { RpcPool } from './pool.ts';

export interface PoolConfig {
  /** At least one node; two of different operators are needed to prove anything at once. Order is preference. */
  readonly rpcUrls: readonly string[];
  /** Networks that count; normally that of mainnet alone. */
  readonly genesisHashes: readonly string[];
  readonly fetch?: typeof fetch;
  /** Steady clock in milliseconds; only differences are used. */
  readonly steadyNow?: () => number;
  /** After how many milliseconds a request counts as unreachable. */
  readonly timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 8_000;

/**
 * The configured nodes, each once.
 * @throws TypeError when no node or no network is configured.
 */
export function createPool(config: PoolConfig): RpcPool {
  const urls = [...new Set(config.rpcUrls)];
  if (urls.length === 0) throw new TypeError('no Solana RPC URL is configured');
  if (config.genesisHashes.length === 0) throw new TypeError('no Solana network is configured');
  const nodeConfig = {
    // The browser's fetch refuses to be called as a method of anything but the window.
    fetch: config.fetch ?? ((input, init) => fetch(input, init)),
    timeoutMs: config.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    genesisHashes: config.genesisHashes,
    now: config.steadyNow ?? (() => performance.now()),
  } satisfies Omit<ConstructorParameters<typeof RpcNode>[0], 'url'>;
  return new RpcPool(urls.map((url) => new RpcNode({ ...nodeConfig, url })));
}
