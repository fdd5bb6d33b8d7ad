import { createChain } from '../../src/solana/create-chain.ts';
import type { PaymentBuilder } from '../../src/solana/signing/payment-builder-port.ts';
import type { EdgeConfig } from '../config.ts';
import type { LogEntry } from '../log/log-entry.ts';
import { type Assets, type EdgePorts, LIMITS } from '../ports.ts';
import { compress } from './compress.ts';

/** The edge's ports on Node: the build in memory, Node's own fetch and compression. */
export function nodePorts(config: EdgeConfig, assets: Assets, log: (entry: LogEntry) => void): EdgePorts {
  // Loaded with the first transaction request and kept: asking the module loader again for each one costs more than building the payment.
  let builder: Promise<PaymentBuilder> | null = null;
  const chain = createChain({
    rpcUrls: config.rpcUrls,
    genesisHashes: [config.checkout.genesisHash],
    loadBuilder: () => (builder ??= import('../../src/solana/signing/payment-builder.ts')),
  });
  return {
    config,
    assets,
    fetch: (input, init) => fetch(input, init),
    chain: () => chain,
    compress,
    now: Date.now,
    log,
    limits: LIMITS,
  };
}
