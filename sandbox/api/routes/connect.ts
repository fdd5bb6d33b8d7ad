import { PaymentSession } from '../../../src/contract/session.ts';
import { answer } from '../answer.ts';
import { ConnectBody } from '../bodies/connect-body.ts';
import { chooseAmount } from '../connect/choose-amount.ts';
import { chooseIdentity } from '../connect/choose-identity.ts';
import { openSession } from '../connect/open-session.ts';
import { readHandoff } from '../../handoff/read-handoff.ts';
import { requireIdentitySession } from '../../identity/require-identity-session.ts';
import { readBody } from '../read-body.ts';
import { requireForSale, requireProduct } from '../require-product.ts';
import { type Route, pathParam } from '../route.ts';
import { sessionView } from '../views/session-view.ts';

/**
 * Opens a checkout session (contract 4.2). Who it is for is fixed here: by a personal link, a wallet-signed identity session, or (unproven) by what the buyer typed.
 */
export const connect: Route = {
  name: 'connect',
  method: 'POST',
  path: '/v1/products/p/:slug/connect',
  audience: 'buyer',
  handle: async (c, sandbox) => {
    const body = await readBody(c, ConnectBody);
    const product = requireProduct(sandbox, pathParam(c, 'slug'));
    const handoff = body.handoff_token === null ? null : await readHandoff(sandbox, body.handoff_token, product);
    const identitySession = body.identity_session_id === null ? null : requireIdentitySession(sandbox, body.identity_session_id, product);
    const identity = chooseIdentity(body, handoff?.claims ?? null, identitySession, product);
    requireForSale(product);
    const terms = chooseAmount(product, body.amount_minor_units);
    return answer(PaymentSession, sessionView(sandbox, openSession(sandbox, { product, terms, identity, handoff: handoff?.row ?? null })));
  },
};
