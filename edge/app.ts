import { Hono } from 'hono';
import { createEdgeState, type EdgeEnv } from './context.ts';
import { extension } from './http/content-type.ts';
import { plain } from './http/answers.ts';
import { accessLog } from './log/access-log.ts';
import type { EdgePorts, RequestContext } from './ports.ts';
import { assetRoutes } from './routes/assets.ts';
import { checkoutRoutes } from './routes/checkout-page.ts';
import { healthRoutes } from './routes/health.ts';
import { proxyRoutes } from './routes/proxy.ts';
import { sessionRoute } from './routes/session.ts';
import { answerShell, shellRoutes } from './routes/shell-pages.ts';
import { transactionRequestRoutes } from './routes/transaction-request.ts';

/** The edge on any platform with the standard fetch interface. Uses nothing of Node; a check holds it to that. */
export type EdgeHandler = (request: Request, context: RequestContext) => Response | Promise<Response>;

export function createEdge(ports: EdgePorts): EdgeHandler {
  const edge = createEdgeState(ports);
  const app = new Hono<EdgeEnv>({ strict: false });
  app.use(accessLog(ports));
  healthRoutes(app, edge);
  proxyRoutes(app, edge);
  sessionRoute(app, edge);
  transactionRequestRoutes(app, edge);
  checkoutRoutes(app, edge);
  shellRoutes(app, edge);
  assetRoutes(app, edge);
  app.notFound((context) => {
    if (context.req.method !== 'GET' && context.req.method !== 'HEAD') return plain(405, 'Method Not Allowed', { allow: 'GET, HEAD' });
    // A file nobody built; for everything else the app says that there is nothing here.
    return extension(context.req.path) === '' ? answerShell(context, edge, 'checkout', 404) : plain(404, 'Not Found');
  });
  app.onError((error, context) => {
    ports.log({ at: new Date(ports.now()).toISOString(), level: 'error', event: 'fault', requestId: context.get('requestId'), detail: error.message });
    return plain(500, 'Internal Server Error');
  });
  return (request, context) => app.fetch(request, context);
}
