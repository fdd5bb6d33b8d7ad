import { createChain } from '../src/solana/create-chain.ts';
import { createEdge, type EdgeHandler } from './app.ts';
import { readEdgeConfig } from './config.ts';
import { LIMITS } from './ports.ts';
import { type AssetBinding, boundAssets } from './worker/bound-assets.ts';
import { plainFetch } from './worker/plain-fetch.ts';

/** What the platform binds: the build's files, and settings as text. */
interface WorkerEnv {
  readonly ASSETS: AssetBinding;
  readonly [name: string]: unknown;
}

let edge: EdgeHandler | null = null;

/** Settings are known only with the first request; they never change while the worker lives. @throws ConfigError */
function startEdge({ ASSETS, ...settings }: WorkerEnv): EdgeHandler {
  const config = readEdgeConfig(Object.fromEntries(Object.entries(settings).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))));
  return createEdge({
    config,
    assets: boundAssets(ASSETS),
    fetch: plainFetch,
    chain: createChain({
      rpcUrls: config.rpcUrls,
      genesisHashes: [config.checkout.genesisHash],
      fetch: plainFetch,
      loadBuilder: () => import('../src/solana/signing/payment-builder.ts'),
    }),
    // The platform compresses answers itself.
    compress: null,
    now: Date.now,
    log: (entry) => console.log(JSON.stringify(entry)),
    limits: LIMITS,
  });
}

/** The edge on platforms that call a module's `fetch` (Cloudflare Workers and compatible ones). */
// oxlint-disable-next-line import/no-default-export -- the platform's interface
export default {
  fetch: (request: Request, env: WorkerEnv): Response | Promise<Response> => {
    edge ??= startEdge(env);
    return edge(request, { remoteAddress: request.headers.get('cf-connecting-ip') });
  },
};
