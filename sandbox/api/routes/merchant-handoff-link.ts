import { Handoff } from '../../../src/contract/handoff.ts';
import { issueHandoff } from '../../handoff/issue-handoff.ts';
import { answer } from '../answer.ts';
import { HandoffLinkBody } from '../bodies/handoff-bodies.ts';
import { requireOwnProduct } from '../merchant/require-own-product.ts';
import { readBody } from '../read-body.ts';
import type { Route } from '../route.ts';
import { handoffView } from '../views/handoff-view.ts';

/** Makes a personal link for one buyer (contract 4.3). */
export const merchantHandoffLink: Route = {
  name: 'merchant-handoff-link',
  method: 'POST',
  path: '/v1/products/:product_id/handoff-link',
  audience: 'merchant',
  handle: async (c, sandbox) => {
    const product = requireOwnProduct(c, sandbox);
    const body = await readBody(c, HandoffLinkBody);
    const type = body.identity_type ?? product.membership_config?.identity_type ?? 'CUSTOM';
    const identity = { type, value: body.identity_value, display: body.identity_display };
    const handoff = await issueHandoff(sandbox, { product, identity, returnUrl: body.return_url, minutes: body.expires_in_minutes });
    return answer(Handoff, handoffView(sandbox, handoff));
  },
};
