import bs58 from 'bs58';
import * as v from 'valibot';
import { PhantomMessageSigned } from '../../../src/contract/phantom.ts';
import { identitySessionById, markVerified } from '../../db/identity-sessions.ts';
import { setAskedMessage } from '../../db/phantom-sessions.ts';
import { isSignedBy } from '../../identity/challenge.ts';
import { requireOpenIdentity } from '../../identity/require-open-identity.ts';
import { openCallback, takeOnce } from '../../phantom/read-callback.ts';
import { requireConnected } from '../../phantom/require-channel.ts';
import { wireTime } from '../../wire-time.ts';
import { answer } from '../answer.ts';
import { txSignature } from '../bodies/fields.ts';
import { PhantomMessageBody } from '../bodies/phantom-bodies.ts';
import { refusal } from '../hilt-error.ts';
import { readBody } from '../read-body.ts';
import type { Route } from '../route.ts';

/** A message's signature has the form of a transaction's: 64 bytes in base58. */
const Signed = v.object({ signature: txSignature });

/** Phantom has signed the challenge (contract 4.8): verifies it and completes the identity session in one go. */
export const phantomMessageCallback: Route = {
  name: 'phantom-message-callback',
  method: 'POST',
  path: '/v1/pay/phantom/message/callback',
  audience: 'buyer',
  handle: async (c, sandbox) => {
    const body = await readBody(c, PhantomMessageBody);
    const { payment, row, shared, wallet } = requireConnected(sandbox, body.payment_id);
    const { signature } = openCallback(shared, Signed, body);
    const identity = requireOpenIdentity(sandbox, body.identity_session_id, payment, wallet);
    const verifiedAt = sandbox.database.transaction(() => {
      takeOnce(sandbox.database, payment.id, body.nonce);
      if (row.asked_message !== identity.id) throw refusal(409, 'phantom_not_asked', 'Phantom was not asked to sign this identity');
      // The channel alone proves nothing: whoever answered connect chose its key. Only the wallet's own signature does.
      if (!isSignedBy(wallet, identity.challenge, Buffer.from(bs58.decode(signature)).toString('base64'))) throw refusal(422, 'identity_signature_invalid', 'The signature is not of this wallet and message');
      markVerified(sandbox.database, identity.id, sandbox.now());
      setAskedMessage(sandbox.database, payment.id, null);
      return identitySessionById(sandbox.database, identity.id)?.verified_at ?? sandbox.now();
    });
    return answer(PhantomMessageSigned, { payment_id: payment.id, identity_session_id: identity.id, wallet_address: wallet, verified_at: wireTime(verifiedAt) });
  },
};
