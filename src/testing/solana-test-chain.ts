import type { Chain } from '../solana/chain.ts';
import { createChain } from '../solana/create-chain.ts';
import { FAKE_GENESIS, type FakeNode, fakeRpcFetch } from './solana-fake-rpc.ts';

/** A clock that tests turn by hand. */
export interface TestClock {
  ms: number;
}

/** The real chain port over fake nodes; the builder is the real one. */
export function testChain(nodes: Readonly<Record<string, FakeNode>>, clock: TestClock = { ms: 0 }): Chain {
  return createChain({
    rpcUrls: Object.keys(nodes),
    genesisHashes: [FAKE_GENESIS],
    loadBuilder: () => import('../solana/signing/payment-builder.ts'),
    fetch: fakeRpcFetch(nodes),
    now: () => clock.ms,
    steadyNow: () => clock.ms,
  });
}

/** A signal nobody aborts. */
export function calm(): AbortSignal {
  return new AbortController().signal;
}
