import { type Chain, type PrepareResult } from './chain.ts';
import { RpcNode } from './rpc/node.ts';
import { RpcPool } from './rpc/pool.ts';
import { throwIfAborted } from './rpc/rpc-failure.ts';
import type { PaymentBuilder } from './signing/payment-builder-port.ts';
import { Agreement } from './watch/agreement.ts';
import { LandedJudge } from './watch/landed-judge.ts';
import { look } from './watch/look.ts';
import { scanReference } from './watch/scan-reference.ts';
import { send } from './watch/send.ts';
import { readTime } from './watch/time.ts';
import type { Watcher } from './watch/watcher.ts';

/** Genesis hash of Solana mainnet. */
export const MAINNET_GENESIS_HASH = '5eykt4UsFv8P8NJdTREpY1vzqKqZKvdpKuc147dw2N9d';

export interface ChainConfig {
  /** At least one node; two of different operators are needed to prove an attempt dead at once. Order is preference. */
  readonly rpcUrls: readonly string[];
  /** Networks that count; normally MAINNET_GENESIS_HASH alone. */
  readonly genesisHashes: readonly string[];
  /** Loads what is needed to prepare a payment and to judge what a wallet signed; kept out of the first load. */
  readonly loadBuilder: () => Promise<PaymentBuilder>;
  readonly fetch?: typeof fetch;
  /** Page clock in milliseconds, for display. */
  readonly now?: () => number;
  /** Steady clock in milliseconds; only differences are used. */
  readonly steadyNow?: () => number;
  /** After how many milliseconds a request counts as unreachable. */
  readonly timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 8_000;

/**
 * Connects the payment core to Solana.
 * @throws TypeError when no node or no network is configured.
 */
export function createChain(config: ChainConfig): Chain {
  const urls = [...new Set(config.rpcUrls)];
  if (urls.length === 0) throw new TypeError('no Solana RPC URL is configured');
  if (config.genesisHashes.length === 0) throw new TypeError('no Solana network is configured');
  const steadyNow = config.steadyNow ?? (() => performance.now());
  const nodeConfig = {
    // The browser's fetch refuses to be called as a method of anything but the window.
    fetch: config.fetch ?? ((input, init) => fetch(input, init)),
    timeoutMs: config.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    genesisHashes: config.genesisHashes,
    now: steadyNow,
  } satisfies Omit<ConstructorParameters<typeof RpcNode>[0], 'url'>;
  const pool = new RpcPool(urls.map((url) => new RpcNode({ ...nodeConfig, url })));
  const watcher: Watcher = { pool, judge: new LandedJudge(pool), agreement: new Agreement(urls.length, steadyNow), now: config.now ?? Date.now };
  let builder: PaymentBuilder | null = null;

  return {
    async prepare(terms, payer, signal): Promise<PrepareResult> {
      const loaded = await config.loadBuilder().catch(() => null);
      throwIfAborted(signal);
      // The script did not arrive: to the buyer the same as a network that does not answer.
      if (loaded === null) return { tag: 'unreachable' };
      builder = loaded;
      return loaded.prepare(pool, terms, payer, signal);
    },
    verifySigned(terms, prepared, signed) {
      // Nothing can have been signed for a payment that was not prepared here.
      if (builder === null) throw new Error('verifySigned needs prepare first');
      return builder.verifySigned(terms, prepared, signed);
    },
    send: (signed, signal) => send(pool, signed, signal),
    look: (terms, attempt, signal) => look(watcher, terms, attempt, signal),
    scan: (terms, signal) => scanReference(watcher, terms, signal),
    time: (signal) => readTime(pool, signal),
  };
}
