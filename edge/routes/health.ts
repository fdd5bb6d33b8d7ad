import type { Edge, EdgeApp } from '../context.ts';
import { json } from '../http/answers.ts';

/**
 * `/healthz`: the process answers. `/readyz`: it can serve the page. Neither asks Hilt or Solana: an outage there must not take
 * every instance out of the balancer at once, when all of them could still serve pages that say so.
 */
export function healthRoutes(app: EdgeApp, { pages }: Edge): void {
  app.get('/healthz', () => json(200, { status: 'ok' }));
  app.get('/readyz', async () => {
    try {
      await pages.shell();
      return json(200, { status: 'ready' });
    } catch {
      return json(503, { status: 'not-ready' });
    }
  });
}
