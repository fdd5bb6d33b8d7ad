import { IdentityCompleted } from '../../../src/contract/identity.ts';
import { identitySessionById, markVerified } from '../../db/identity-sessions.ts';
import { isSignedBy } from '../../identity/challenge.ts';
import { wireTime } from '../../wire-time.ts';
import { answer } from '../answer.ts';
import { IdentityCompleteBody } from '../bodies/identity-bodies.ts';
import { HiltError, refusal } from '../hilt-error.ts';
import { readBody } from '../read-body.ts';
import type { Route } from '../route.ts';
import { identityView } from '../views/identity-view.ts';

/** Takes the wallet's signature of the challenge (contract 4.7); repeatable. */
export const identityComplete: Route = {
  name: 'identity-complete',
  method: 'POST',
  path: '/v1/pay/identity/complete',
  audience: 'buyer',
  handle: async (c, sandbox) => {
    const body = await readBody(c, IdentityCompleteBody);
    const session = identitySessionById(sandbox.database, body.session_id);
    if (!session) throw new HiltError(404, 'Identity session not found');
    if (session.expires_at <= sandbox.now()) throw refusal(410, 'identity_expired', 'The identity session has expired');
    // The session's own wallet must have signed: a signature of any other key proves nothing about who pays.
    if (body.wallet_address !== session.wallet || !isSignedBy(session.wallet, session.challenge, body.signed_message_b64)) throw refusal(422, 'identity_signature_invalid', 'The signature is not of this wallet and message');
    markVerified(sandbox.database, session.id, sandbox.now());
    const verified = identitySessionById(sandbox.database, session.id) ?? session;
    return answer(IdentityCompleted, { ...identityView(verified), verified_at: wireTime(verified.verified_at ?? sandbox.now()) });
  },
};
