import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { EdgeEnv } from '../context.ts';
import type { EdgePorts } from '../ports.ts';
import { requestId } from './log-entry.ts';

/** One line per request, and the id that finds it, in the answer's headers. */
export function accessLog({ now, log }: Pick<EdgePorts, 'now' | 'log'>): MiddlewareHandler<EdgeEnv> {
  return async (context, next) => {
    const started = now();
    const id = requestId(context.req.header('x-request-id') ?? null);
    context.set('requestId', id);
    await next();
    // Set on the answer itself: Hono's own way would make a new one around its body, which takes longer than all the rest.
    context.res.headers.set('x-request-id', id);
    const { status } = context.res;
    const about = context.get('about');
    log({
      at: new Date(started).toISOString(),
      level: status >= 500 ? 'error' : 'info',
      event: 'request',
      requestId: id,
      method: context.req.method,
      route: matchedRoutes(context).find(({ path }) => path !== '/*')?.path ?? 'other',
      status,
      ms: now() - started,
      ...(about === undefined ? {} : { about }),
    });
  };
}
