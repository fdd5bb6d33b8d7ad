import type { Edge, EdgeApp, EdgeContext } from '../context.ts';
import { PRIVATE_PATHS } from '../http/cache-rules.ts';
import type { PageKind } from '../security/policy.ts';

/** Addresses of the app that carry no product: the start, a receipt, a payment, the ways back from wallets, the embed's popup. */
export function shellRoutes(app: EdgeApp, edge: Edge): void {
  for (const path of ['/', ...PRIVATE_PATHS.map((each) => each.replace('*', ':id'))]) app.get(path, (context) => answerShell(context, edge, 'checkout', 200));
  app.get('/popup', (context) => answerShell(context, edge, 'popup', 200));
}

/** The page without a product. Never kept: it says nothing that would be worth it, and its address may be a secret. */
export async function answerShell(context: EdgeContext, { pages }: Edge, kind: PageKind, status: 200 | 404): Promise<Response> {
  const { body, headers } = await pages.shell();
  return body.answer(context.req.raw, status, { ...headers(kind), 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
}
