import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Sandbox } from '../context.ts';
import { mountControls } from '../scenarios/controls.ts';
import { playFault } from '../scenarios/play-fault.ts';
import type { Watcher } from '../settlement/watcher.ts';
import { errorResponse } from './error-response.ts';
import { HiltError } from './hilt-error.ts';
import { buyerCors } from './middleware/cors.ts';
import { RateLimiter, rateLimit } from './middleware/rate-limit.ts';
import { requestId } from './middleware/request-id.ts';
import { mountPublicFiles } from './public-files.ts';
import { MAX_BODY_BYTES } from './read-body.ts';
import type { ApiEnv, Route } from './route.ts';
import { ROUTES } from './routes.ts';

/** The whole API as a fetch handler: public contract under /v1, scenario controls under /sandbox, pictures and keys beside them. */
export function createApi(sandbox: Sandbox, watcher: Watcher): Hono<ApiEnv> {
  const api = new Hono<ApiEnv>();
  const limiter = new RateLimiter(sandbox.config.rateLimitPerMinute);
  api.use(requestId(sandbox.newId));
  mountBuyerCors(api);
  api.use('/v1/*', rateLimit(limiter, sandbox.now));
  // The rest of the body is never read, so the connection cannot be used again.
  api.use(bodyLimit({ maxSize: MAX_BODY_BYTES, onError: () => { throw new HiltError(413, 'The body is too large', { Connection: 'close' }); } }));
  for (const route of ROUTES) mountRoute(api, sandbox, route);
  mountPublicFiles(api);
  mountControls(api, sandbox, watcher, limiter);
  answerWrongMethods(api);
  api.notFound(() => errorResponse(new HiltError(404, 'Not Found'), 'none', sandbox.log));
  api.onError((error) => errorResponse(error, 'none', sandbox.log));
  return api;
}

/** Per path, before everything that can refuse: a browser must be able to read a refusal too. */
function mountBuyerCors(api: Hono<ApiEnv>): void {
  const paths = new Set(ROUTES.filter(({ audience }) => audience === 'buyer').map(({ path }) => path));
  for (const path of [...paths, '/healthz', '/assets/*', '/.well-known/*', '/sandbox']) api.use(path, buyerCors);
}

function mountRoute(api: Hono<ApiEnv>, sandbox: Sandbox, route: Route): void {
  api.on(route.method, route.path, (c) =>
    playFault(c, sandbox, route.name, async () => {
      try {
        return await route.handle(c, sandbox);
      } catch (error) {
        return errorResponse(error, route.name, sandbox.log);
      }
    }),
  );
}

/** A known path asked with another method is 405 with the methods it has. */
function answerWrongMethods(api: Hono<ApiEnv>): void {
  const methods = new Map<string, Set<string>>();
  for (const { path, method } of api.routes) {
    if (method === 'ALL') continue;
    methods.set(path, (methods.get(path) ?? new Set<string>()).add(method));
  }
  for (const [path, allowed] of methods) {
    const allow = [...allowed, ...(allowed.has('GET') ? ['HEAD'] : [])].toSorted().join(', ');
    api.all(path, () => {
      throw new HiltError(405, 'Method Not Allowed', { Allow: allow });
    });
  }
}
