import type { Edge, EdgeApp } from '../context.ts';
import { FOREVER, SHORT } from '../http/cache-rules.ts';
import { extension } from '../http/content-type.ts';
import { plain } from '../http/answers.ts';
import { ALWAYS, transportHeaders } from '../security/policy.ts';

/** Every file of the build but the page itself. What is not there falls through to the next route, except where only a file can be meant. */
export function assetRoutes(app: EdgeApp, { ports }: Edge): void {
  app.get('*', async (context, next) => {
    const { path } = context.req;
    // Hidden folders hold what the build notes about itself.
    if (path.includes('/.') || extension(path) === '' || extension(path) === 'html') return next();
    const answer = await ports.assets.serve(path, context.req.raw);
    if (answer !== null) return decorate(answer, path, ports.config);
    // An old chunk after a new deployment: HTML in its place would only hide what is wrong.
    return path.startsWith('/assets/') ? plain(404, 'Not Found') : next();
  });
}

function decorate(answer: Response, path: string, config: Parameters<typeof transportHeaders>[0]): Response {
  const headers = new Headers(answer.headers);
  for (const [name, value] of Object.entries({ ...ALWAYS, ...transportHeaders(config) })) headers.set(name, value);
  headers.set('cache-control', path.startsWith('/assets/') ? FOREVER : SHORT);
  // Scripts for other people's pages may be loaded there; nothing else of ours may.
  headers.set('cross-origin-resource-policy', path.startsWith('/assets/') ? 'same-origin' : 'cross-origin');
  return new Response(answer.body, { status: answer.status, headers });
}
