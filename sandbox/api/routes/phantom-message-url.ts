import bs58 from 'bs58';
import { PhantomLink } from '../../../src/contract/phantom.ts';
import { setAskedMessage } from '../../db/phantom-sessions.ts';
import { requireOpenIdentity } from '../../identity/require-open-identity.ts';
import { signMessageUrl } from '../../phantom/deep-links.ts';
import { takeOnce } from '../../phantom/read-callback.ts';
import { requireConnected } from '../../phantom/require-channel.ts';
import { requireSameHandoff } from '../../phantom/require-same-handoff.ts';
import { seal } from '../../phantom/sealed-box.ts';
import { answer } from '../answer.ts';
import { PhantomMessageUrlBody } from '../bodies/phantom-bodies.ts';
import { readBody } from '../read-body.ts';
import type { Route } from '../route.ts';

/** The link by which Phantom signs who the payment is for (contract 4.8). */
export const phantomMessageUrl: Route = {
  name: 'phantom-message-url',
  method: 'POST',
  path: '/v1/pay/phantom/message-url',
  audience: 'buyer',
  handle: async (c, sandbox) => {
    const body = await readBody(c, PhantomMessageUrlBody);
    const { payment, keys, shared, session, wallet } = requireConnected(sandbox, body.payment_id);
    await requireSameHandoff(sandbox, payment, body.handoff_token);
    const identity = requireOpenIdentity(sandbox, body.identity_session_id, payment, wallet);
    const sealed = seal(shared, { message: bs58.encode(Buffer.from(identity.challenge, 'utf8')), session, display: 'utf8' });
    sandbox.database.transaction(() => {
      takeOnce(sandbox.database, payment.id, sealed.nonce);
      setAskedMessage(sandbox.database, payment.id, identity.id);
    });
    const ids = { payment_id: payment.id, identity_session_id: identity.id };
    return answer(PhantomLink, { payment_id: payment.id, deeplink_url: signMessageUrl(sandbox.config, keys, sealed, ids) });
  },
};
