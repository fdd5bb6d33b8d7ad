import type { MiddlewareHandler } from 'hono';
import type { ApiEnv } from '../route.ts';

/** Gives every answer an id that support could ask for. */
export function requestId(newId: () => string): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    await next();
    c.res.headers.set('X-Hilt-Request-Id', newId());
  };
}
