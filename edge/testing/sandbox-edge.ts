import { parseURL } from '@solana/pay';
import * as v from 'valibot';
import { SANDBOX_GENESIS_HASH } from '../../sandbox/chain/genesis.ts';
import type { TestSandbox } from '../../sandbox/testing/sandbox.ts';
import { createChain } from '../../src/solana/create-chain.ts';
import { startTestEdge, type TestEdge } from './test-edge.ts';

const OpenedSession = v.looseObject({ payment_id: v.string(), transaction_request_url: v.nullable(v.string()) });

export interface SandboxEdge extends TestEdge {
  /** Opens a session as the page does. `link` is where a wallet that scanned the code asks, on this machine. */
  open(slug: string): Promise<{ readonly paymentId: string; readonly url: string; readonly link: URL }>;
}

/** A real edge before a whole sandbox: real API, real chain. */
export async function startSandboxEdge(sandbox: TestSandbox): Promise<SandboxEdge> {
  const { apiUrl, rpcUrl } = sandbox.running;
  const edge = await startTestEdge({
    hilt: apiUrl,
    env: { VITE_SOLANA_RPC_URLS: rpcUrl, VITE_SOLANA_GENESIS_HASH: SANDBOX_GENESIS_HASH, HILT_EDGE_SECRET: 'a-sandbox-secret-of-32-bytes-or-so' },
    chain: createChain({ rpcUrls: [rpcUrl], genesisHashes: [SANDBOX_GENESIS_HASH], loadBuilder: () => import('../../src/solana/signing/payment-builder.ts') }),
  });
  return {
    ...edge,
    open: async (slug) => {
      const answer = v.parse(OpenedSession, await (await edge.post('/edge/session', { slug })).json());
      const url = answer.transaction_request_url;
      const parsed = url === null ? null : parseURL(url);
      if (url === null || parsed === null || !('link' in parsed)) throw new Error(`no transaction request for ${slug}`);
      // The name buyers would use leads nowhere here; everything else is what the wallet read.
      return { paymentId: answer.payment_id, url, link: new URL(parsed.link.pathname, edge.url) };
    },
  };
}
