import * as v from 'valibot';
import { PhantomTransactionSigned } from '../../../src/contract/phantom.ts';
import { setAskedTransaction } from '../../db/phantom-sessions.ts';
import { openCallback, takeOnce } from '../../phantom/read-callback.ts';
import { readTransaction } from '../../phantom/read-transaction.ts';
import { requireConnected } from '../../phantom/require-channel.ts';
import { answer } from '../answer.ts';
import { PhantomTransactionBody } from '../bodies/phantom-bodies.ts';
import { refusal } from '../hilt-error.ts';
import { readBody } from '../read-body.ts';
import type { Route } from '../route.ts';

const Signed = v.object({ transaction: v.pipe(v.string(), v.maxLength(1_700)) });

/** Hands what Phantom signed back to the page, unsent and unjudged (contract 4.8): the page compares it with what was shown. */
export const phantomTransactionCallback: Route = {
  name: 'phantom-transaction-callback',
  method: 'POST',
  path: '/v1/pay/phantom/transaction/callback',
  audience: 'buyer',
  handle: async (c, sandbox) => {
    const body = await readBody(c, PhantomTransactionBody);
    const { payment, row, shared, wallet } = requireConnected(sandbox, body.payment_id);
    const wire = readTransaction(openCallback(shared, Signed, body).transaction);
    if (wire === null) throw refusal(422, 'phantom_wrong_answer', 'Phantom did not answer with a transaction');
    sandbox.database.transaction(() => {
      takeOnce(sandbox.database, payment.id, body.nonce);
      if (!row.asked_transaction) throw refusal(409, 'phantom_not_asked', 'Phantom was not asked to sign a transaction');
      setAskedTransaction(sandbox.database, payment.id, false);
    });
    return answer(PhantomTransactionSigned, { payment_id: payment.id, wallet_address: wallet, serialized_transaction_b64: Buffer.from(wire).toString('base64') });
  },
};
