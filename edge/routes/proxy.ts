import type { Edge, EdgeApp, EdgeContext } from '../context.ts';
import { apiError, json } from '../http/answers.ts';
import { readJson } from '../http/read-json.ts';
import { allowanceHeaders } from '../limit/rate-limit.ts';
import { shortened } from '../log/log-entry.ts';
import { BUYER_ROUTES, type BuyerRoute, PRODUCT_PATTERN, upstreamPath } from '../proxy/buyer-routes.ts';
import { forward } from '../proxy/forward.ts';

/** The longest thing a buyer sends is a handoff token of 4 KB. */
const MOST_BYTES = 16_384;

/** Stands in for the buyer routes of Hilt on this origin, for operators whose origin Hilt does not allow. Off by default: behind it all buyers share one allowance. */
export function proxyRoutes(app: EdgeApp, edge: Edge): void {
  if (edge.ports.config.proxy) {
    app.get(PRODUCT_PATTERN, (context) => guarded(context, edge, () => product(context, edge)));
    for (const route of BUYER_ROUTES) app.on(route.method, route.pattern, (context) => guarded(context, edge, () => pass(context, edge, route)));
  }
  app.all('/v1/*', () => json(404, { detail: 'Not Found' }));
}

async function guarded(context: EdgeContext, { ports, limits, client }: Edge, answer: () => Promise<Response>): Promise<Response> {
  const allowance = limits.proxy.take(client(context));
  return allowance.allowed ? answer() : apiError(429, 'rate_limited', 'Too many requests from here.', allowanceHeaders(allowance, ports.now()));
}

async function product(context: EdgeContext, { products }: Edge): Promise<Response> {
  const slug = context.req.param('slug') ?? '';
  if (upstreamPath(PRODUCT_PATTERN, () => slug) === null) return json(404, { detail: 'Not Found' });
  context.set('about', slug);
  const reading = await products.read(slug);
  switch (reading.tag) {
    case 'found':
      return json(200, reading.wire);
    case 'unknown':
      return json(404, { detail: 'Not Found' });
    case 'unavailable':
      return reading.retryAfterMs === null
        ? apiError(503, 'hilt_unavailable', 'Hilt could not be asked.')
        : apiError(429, 'rate_limited', 'Hilt asks for a pause.', { 'retry-after': String(Math.ceil(reading.retryAfterMs / 1000)) });
    default:
      return reading satisfies never;
  }
}

async function pass(context: EdgeContext, { ports, http }: Edge, route: BuyerRoute): Promise<Response> {
  const path = upstreamPath(route.pattern, (name) => context.req.param(name));
  if (path === null) return json(404, { detail: 'Not Found' });
  const id = context.req.param('id');
  if (id !== undefined) context.set('about', shortened(id));
  const body = route.method === 'POST' ? await readJson(context.req.raw, MOST_BYTES) : null;
  if (body !== null && !body.ok) return apiError(body.status, body.code, 'The body is not JSON of at most 16 KB.');
  return forward({ baseUrl: http.baseUrl, fetch: ports.fetch, timeoutMs: ports.limits.hiltMs }, route, path, body?.text ?? null);
}
