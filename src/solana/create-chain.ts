import type { Chain, PrepareResult, TransferRequestCheck } from './chain.ts';
import { createPool, type PoolConfig } from './rpc/create-pool.ts';
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

export interface ChainConfig extends PoolConfig {
  /** Loads what is needed to prepare a payment and to judge what a wallet signed; kept out of the first load. */
  readonly loadBuilder: () => Promise<PaymentBuilder>;
  /** Page clock in milliseconds, for display. */
  readonly now?: () => number;
}

/**
 * Connects the payment core to Solana.
 * @throws TypeError when no node or no network is configured.
 */
export function createChain(config: ChainConfig): Chain {
  const pool = createPool(config);
  const steadyNow = config.steadyNow ?? (() => performance.now());
  const watcher: Watcher = { pool, judge: new LandedJudge(pool), agreement: new Agreement(pool.nodes.length, steadyNow), now: config.now ?? Date.now };
  let builder: PaymentBuilder | null = null;
  const load = async (): Promise<PaymentBuilder> => (builder ??= await config.loadBuilder());

  return {
    async prepare(terms, payer, signal): Promise<PrepareResult> {
      const loaded = await load().catch(() => null);
      throwIfAborted(signal);
      // The script did not arrive: to the buyer the same as a network that does not answer.
      if (loaded === null) return { tag: 'unreachable' };
      return loaded.prepare(pool, terms, payer, signal);
    },
    // A page that was left for a wallet's app comes back without the builder.
    verifySigned: async (terms, asked, signed) => (await load()).verifySigned(terms, asked, signed),
    send: (signed, signal) => send(pool, signed, signal),
    look: (terms, attempt, signal) => look(watcher, terms, attempt, signal),
    scan: (terms, signal) => scanReference(watcher, terms, signal),
    async transferRequest(terms, label, signal): Promise<TransferRequestCheck> {
      // Only those who ask for a code need it, so it is no part of the first load.
      const loaded = await import('./signing/check-transfer-request.ts').catch(() => null);
      throwIfAborted(signal);
      return loaded === null ? { tag: 'unreachable' } : loaded.checkTransferRequest(pool, terms, label, signal);
    },
    time: (signal) => readTime(pool, signal),
  };
}
