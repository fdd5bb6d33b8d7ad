import { Handoff } from '../../../src/contract/handoff.ts';
import { readHandoff } from '../../handoff/read-handoff.ts';
import { requireUnused } from '../../handoff/require-unused.ts';
import { answer } from '../answer.ts';
import { ResolveHandoffBody } from '../bodies/handoff-bodies.ts';
import { readBody } from '../read-body.ts';
import { requireProduct } from '../require-product.ts';
import { type Route, pathParam } from '../route.ts';
import { handoffView } from '../views/handoff-view.ts';

/** Tells the page whom a personal link is for (contract 4.3). */
export const resolveHandoff: Route = {
  name: 'resolve-handoff',
  method: 'POST',
  path: '/v1/products/p/:slug/resolve-handoff',
  audience: 'buyer',
  handle: async (c, sandbox) => {
    const { handoff_token: token } = await readBody(c, ResolveHandoffBody);
    const product = requireProduct(sandbox, pathParam(c, 'slug'));
    const { claims, row } = await readHandoff(sandbox, token, product);
    // Said before anybody picks a wallet, not only when the session is asked for.
    requireUnused(sandbox, row);
    return answer(Handoff, handoffView(sandbox, { token, claims, product, expiresAt: row.expires_at }));
  },
};
