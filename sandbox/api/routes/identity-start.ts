import { IdentityStarted } from '../../../src/contract/identity.ts';
import { type IdentitySessionRow, insertIdentitySession } from '../../db/identity-sessions.ts';
import { wireTime } from '../../wire-time.ts';
import { answer } from '../answer.ts';
import { IdentityStartBody } from '../bodies/identity-bodies.ts';
import { readBody } from '../read-body.ts';
import { requireProduct } from '../require-product.ts';
import type { Route } from '../route.ts';
import { identityView } from '../views/identity-view.ts';

const LIFE_MS = 30 * 60_000;

/** Asks a wallet to sign whom it pays for (contract 4.7). */
export const identityStart: Route = {
  name: 'identity-start',
  method: 'POST',
  path: '/v1/pay/identity/start',
  audience: 'buyer',
  handle: async (c, sandbox) => {
    const body = await readBody(c, IdentityStartBody);
    const product = requireProduct(sandbox, body.slug);
    const id = sandbox.newId();
    const type = body.customer_reference_type ?? product.membership_config?.identity_type ?? 'CUSTOM';
    const expiresAt = sandbox.now() + LIFE_MS;
    const identity = body.customer_reference_display ?? body.customer_reference_value;
    const session: IdentitySessionRow = {
      id,
      product_id: product.id,
      wallet: body.wallet_address,
      wallet_source: body.wallet_source ?? 'unknown',
      identity_type: type,
      identity_value: body.customer_reference_value,
      identity_display: body.customer_reference_display,
      challenge: sandbox.challengeLies.text({ sessionId: id, productTitle: product.title, wallet: body.wallet_address, identityType: type, identity, expiresAt: wireTime(expiresAt) }),
      verified_at: null,
      expires_at: expiresAt,
    };
    insertIdentitySession(sandbox.database, session);
    return answer(IdentityStarted, { ...identityView(session), challenge_message: session.challenge });
  },
};
