import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import type { ApiEnv } from '../route.ts';

/** Exactly the headers that a browser could read on real answers (contract section 3); the request id is not among them. */
const EXPOSED = ['X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset', 'Retry-After'];

/** Lets any web page call the buyer routes, without credentials. Merchant routes get no such leave: a merchant key has no business in a browser. */
export const buyerCors: MiddlewareHandler<ApiEnv> = cors({
  origin: '*',
  allowMethods: ['GET', 'POST'],
  allowHeaders: ['Content-Type', 'X-Sandbox-Client', 'X-Sandbox-Scenario'],
  exposeHeaders: EXPOSED,
  maxAge: 600,
});
