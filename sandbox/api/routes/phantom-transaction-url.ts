import { PhantomLink } from '../../../src/contract/phantom.ts';
import { setAskedTransaction } from '../../db/phantom-sessions.ts';
import { signTransactionUrl } from '../../phantom/deep-links.ts';
import { takeOnce } from '../../phantom/read-callback.ts';
import { readTransaction } from '../../phantom/read-transaction.ts';
import { requireConnected } from '../../phantom/require-channel.ts';
import { requireSameHandoff } from '../../phantom/require-same-handoff.ts';
import { seal } from '../../phantom/sealed-box.ts';
import { answer } from '../answer.ts';
import { PhantomTransactionUrlBody } from '../bodies/phantom-bodies.ts';
import { badField } from '../hilt-error.ts';
import { readBody } from '../read-body.ts';
import type { Route } from '../route.ts';

/** The link by which Phantom signs the payment, without sending it (contract 4.8). */
export const phantomTransactionUrl: Route = {
  name: 'phantom-transaction-url',
  method: 'POST',
  path: '/v1/pay/phantom/transaction-url',
  audience: 'buyer',
  handle: async (c, sandbox) => {
    const body = await readBody(c, PhantomTransactionUrlBody);
    const { payment, keys, shared, session } = requireConnected(sandbox, body.payment_id);
    await requireSameHandoff(sandbox, payment, body.handoff_token);
    if (readTransaction(body.serialized_transaction_b58) === null) throw badField(['body', 'serialized_transaction_b58'], 'is not a Solana transaction', 'transaction_error');
    const sealed = seal(shared, { transaction: body.serialized_transaction_b58, session });
    sandbox.database.transaction(() => {
      takeOnce(sandbox.database, payment.id, sealed.nonce);
      setAskedTransaction(sandbox.database, payment.id, true);
    });
    return answer(PhantomLink, { payment_id: payment.id, deeplink_url: signTransactionUrl(sandbox.config, keys, sealed, payment.id) });
  },
};
