import * as v from 'valibot';
import { PhantomConnected } from '../../../src/contract/phantom.ts';
import { setPhantomConnection } from '../../db/phantom-sessions.ts';
import { openCallback, takeOnce } from '../../phantom/read-callback.ts';
import { requireChannel } from '../../phantom/require-channel.ts';
import { sharedSecret } from '../../phantom/sealed-box.ts';
import { answer } from '../answer.ts';
import { text, walletAddress } from '../bodies/fields.ts';
import { PhantomConnectBody } from '../bodies/phantom-bodies.ts';
import { badField } from '../hilt-error.ts';
import { readBody } from '../read-body.ts';
import type { Route } from '../route.ts';

/** What Phantom seals when it connects. */
const Connected = v.object({ public_key: walletAddress, session: text(2048) });

/** Phantom has connected (contract 4.8). Connecting again, with another wallet or on another phone, replaces the channel; the same answer counts once. */
export const phantomConnectCallback: Route = {
  name: 'phantom-connect-callback',
  method: 'POST',
  path: '/v1/pay/phantom/connect/callback',
  audience: 'buyer',
  handle: async (c, sandbox) => {
    const body = await readBody(c, PhantomConnectBody);
    const { payment, keys } = requireChannel(sandbox, body.payment_id);
    const shared = sharedSecret(body.phantom_encryption_public_key, keys);
    if (shared === null) throw badField(['body', 'phantom_encryption_public_key'], 'is not an encryption key', 'key_error');
    const { public_key: wallet, session } = openCallback(shared, Connected, body);
    sandbox.database.transaction(() => {
      takeOnce(sandbox.database, payment.id, body.nonce);
      setPhantomConnection(sandbox.database, payment.id, { phantomKey: body.phantom_encryption_public_key, session, wallet });
    });
    return answer(PhantomConnected, { payment_id: payment.id, wallet_address: wallet, wallet_source: 'phantom', session_stored: true });
  },
};
