import { createChain } from '../src/solana/create-chain.ts';
import { createEdge, type EdgeHandler } from './app.ts';
import { readEdgeConfig } from './config.ts';
import { plain } from './http/answers.ts';
import { LIMITS } from './ports.ts';
import { type AssetBinding, boundAssets } from './worker/bound-assets.ts';
import { plainFetch } from './worker/plain-fetch.ts';

/** What the platform binds: the build's files, and settings as text. */
interface WorkerEnv {
  readonly ASSETS: AssetBinding;
  readonly [name: string]: unknown;
}

/** What the platform says of one request's life. */
interface Lifetime {
  waitUntil(work: Promise<unknown>): void;
}

let edge: EdgeHandler | null = null;

/** Settings are known only with the first request; they never change while the worker lives. @throws ConfigError */
function startEdge({ ASSETS, ...settings }: WorkerEnv): EdgeHandler {
  const config = readEdgeConfig(Object.fromEntries(Object.entries(settings).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))));
  return createEdge({
    config,
    assets: boundAssets(ASSETS),
    fetch: plainFetch,
    // A new one for each request: here a request must not wait for what another one has asked.
    chain: () =>
      createChain({
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
  fetch: (request: Request, env: WorkerEnv, lifetime: Lifetime): Response | Promise<Response> => {
    try {
      edge ??= startEdge(env);
    } catch (error) {
      // The names of wrong settings are for the operator's log; a stranger learns that something is wrong.
      console.error(error instanceof Error ? error.message : error);
      return plain(500, 'Internal Server Error');
    }
    return edge(request, { remoteAddress: request.headers.get('cf-connecting-ip'), waitUntil: (work) => lifetime.waitUntil(work) });
  },
};
