import type { Context, Hono } from 'hono';
import { ProductSource } from './hilt/product-source.ts';
import { RateLimit } from './limit/rate-limit.ts';
import { clientKey, statedAddress } from './limit/client-key.ts';
import { Pages } from './page/pages.ts';
import { HandedOut } from './pay/handed-out.ts';
import type { EdgePorts, RequestContext } from './ports.ts';
import type { HiltHttp } from '../src/api/http.ts';

/** Hono's view of a request: what the platform told, and what the routes note for the log. */
export interface EdgeEnv {
  Bindings: RequestContext;
  Variables: { requestId: string; about: string };
}

export type EdgeApp = Hono<EdgeEnv>;
export type EdgeContext = Context<EdgeEnv>;

/** What the routes share in one running edge. All of it is cache or allowance: losing it costs a request, never a payment. */
export interface Edge {
  readonly ports: EdgePorts;
  readonly http: HiltHttp;
  readonly pages: Pages;
  readonly products: ProductSource;
  readonly handedOut: HandedOut;
  readonly limits: { readonly paint: RateLimit; readonly session: RateLimit; readonly wallet: RateLimit; readonly proxy: RateLimit };
  /** Whom to count a request to. */
  readonly client: (context: EdgeContext) => string;
}

const MOST_CLIENTS = 20_000;

export function createEdgeState(ports: EdgePorts): Edge {
  const { now, config } = ports;
  const http: HiltHttp = { baseUrl: config.checkout.hiltApiUrl, fetch: ports.fetch, timeoutMs: ports.limits.hiltMs };
  const perMinute = (count: number): RateLimit => new RateLimit({ perMinute: count, clients: MOST_CLIENTS, now });
  return {
    ports,
    http,
    pages: new Pages(ports),
    products: new ProductSource(http, now),
    handedOut: new HandedOut(now),
    // `paint` counts only products that must be asked for: opening known ones is free.
    limits: { paint: perMinute(30), session: perMinute(20), wallet: perMinute(60), proxy: perMinute(120) },
    client: (context) => {
      const stated = config.clientAddressHeader === null ? null : statedAddress(context.req.header(config.clientAddressHeader) ?? null);
      return clientKey(stated ?? context.env.remoteAddress ?? '');
    },
  };
}
