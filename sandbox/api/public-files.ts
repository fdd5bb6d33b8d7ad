import type { Hono } from 'hono';
import { COVERS } from '../seed/covers.ts';
import { HiltError } from './hilt-error.ts';
import { type ApiEnv, pathParam } from './route.ts';

/** What the API serves besides the contract: its health, and the pictures of seeded products. */
export function mountPublicFiles(api: Hono<ApiEnv>): void {
  api.get('/healthz', () => Response.json({ status: 'ok' }));
  api.get('/assets/:file', (c) => {
    const picture = COVERS.get(pathParam(c, 'file'));
    if (picture === undefined) throw new HiltError(404, 'Not Found');
    return new Response(picture, {
      headers: {
        'Content-Type': 'image/svg+xml; charset=utf-8',
        'Cache-Control': 'public, max-age=3600',
        'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
        'Cross-Origin-Resource-Policy': 'cross-origin',
        'X-Content-Type-Options': 'nosniff',
      },
    });
  });
}
