import { SANDBOX_GENESIS_HASH } from '../../sandbox/chain/genesis.ts';
import type { RunningSandbox } from '../../sandbox/start-sandbox.ts';

/** What an edge in front of this sandbox has to be told. */
export function edgeSettings({ apiUrl, rpcUrl }: Pick<RunningSandbox, 'apiUrl' | 'rpcUrl'>): Readonly<Record<string, string>> {
  return {
    VITE_HILT_API_URL: apiUrl,
    VITE_SOLANA_RPC_URLS: rpcUrl,
    VITE_SOLANA_GENESIS_HASH: SANDBOX_GENESIS_HASH,
    HILT_EDGE_PUBLIC_URL: 'https://pay.example',
    HILT_EDGE_SECRET: 'a-secret-of-32-bytes-for-the-bench',
    HILT_EDGE_CLIENT_ADDRESS_HEADER: 'x-real-ip',
  };
}
