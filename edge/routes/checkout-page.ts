import { parsePath } from '../../src/app/paths.ts';
import type { Edge, EdgeApp, EdgeContext } from '../context.ts';
import type { ProductReading } from '../hilt/product-source.ts';
import type { PageKind } from '../security/policy.ts';
import { answerShell } from './shell-pages.ts';

/** Any instance and any cache in front may answer this for a while: it is the same for every buyer. */
const SHARED = 'public, max-age=0, s-maxage=15, must-revalidate';

/** `/p/<slug>` and its framed form: the page with the product in it, so that the price needs no script and no further request. */
export function checkoutRoutes(app: EdgeApp, edge: Edge): void {
  app.get('/p/:slug', (context) => answer(context, edge, 'checkout'));
  app.get('/embed/:slug', (context) => answer(context, edge, 'embed'));
}

async function answer(context: EdgeContext, edge: Edge, kind: PageKind): Promise<Response> {
  const route = parsePath(context.req.path.replace(/^\/embed\//, '/p/'));
  if (route.tag !== 'checkout') return answerShell(context, edge, kind, 404);
  context.set('about', route.slug);
  const reading = await readInTime(context, edge, route.slug);
  if (reading.tag !== 'found') return answerShell(context, edge, kind, reading.tag === 'unknown' ? 404 : 200);
  const page = await edge.pages.product(reading, route.slug);
  // An address with a handoff token is one buyer's alone; the answer to it is not kept, although nothing of the token is in it.
  const personal = context.req.query('handoff') !== undefined;
  return page.body.answer(context.req.raw, 200, {
    ...page.headers(kind),
    'cache-control': personal ? 'private, no-store' : SHARED,
    ...(kind === 'embed' ? { 'x-robots-tag': 'noindex' } : {}),
  });
}

/** The product, unless it takes longer than the page's own request would, or this client asks for too many that nobody else asks for. */
async function readInTime(context: EdgeContext, { ports, products, limits, client }: Edge, slug: string): Promise<ProductReading> {
  if (products.wouldAsk(slug) && !limits.paint.take(client(context)).allowed) return products.atHand(slug);
  const late = deadline(ports.limits.paintMs);
  const reading = products.read(slug);
  // The next buyer has it then, even if this page goes without.
  context.env.waitUntil?.(reading);
  try {
    return await Promise.race([reading, late.over.then(() => products.atHand(slug))]);
  } finally {
    late.cancel();
  }
}

function deadline(ms: number): { readonly over: Promise<void>; cancel(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  return { over, cancel: () => clearTimeout(timer) };
}
