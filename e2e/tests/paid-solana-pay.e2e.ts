import { findReference, validateTransfer } from '@solana/pay';
import { Connection, PublicKey } from '@solana/web3.js';
import { BigNumber } from 'bignumber.js';
import { paymentReference } from '../../src/solana/reference.ts';
import { expectPaidOnce } from '../support/landed.ts';
import { pay } from '../support/pay.ts';
import { expect, test } from '../support/test.ts';

test('the official Solana Pay library finds the payment by its reference and accepts it as it landed', { tag: '@desktop' }, async ({ tab, checkout, wallet, network, sandbox }) => {
  await checkout.open('tidewater-circle');
  await pay(tab);
  const session = await network.session();
  const { signature } = await expectPaidOnce(sandbox.rpc, await wallet.address(), session);

  const connection = new Connection(sandbox.rpc.url, 'confirmed');
  const reference = new PublicKey(paymentReference(session.payment_id));
  expect((await findReference(connection, reference, { finality: 'confirmed' })).signature).toBe(signature);

  const sellerAmount = new BigNumber(session.merchant_amount_minor_units.toString()).shiftedBy(-session.asset_decimals);
  const fields = { recipient: new PublicKey(session.merchant_wallet), amount: sellerAmount, splToken: new PublicKey(session.token_mint), reference, memo: `HILT:${session.nonce}` };
  const accepted = await validateTransfer(connection, signature, fields, { commitment: 'confirmed' });
  expect(accepted.meta?.err).toBeNull();
  expect(accepted.transaction.signatures).toEqual([signature]);

  // The library does look at each of these.
  const different = [{ amount: sellerAmount.plus('0.000001') }, { memo: 'HILT:another' }, { reference: new PublicKey(session.fee_wallet) }, { recipient: new PublicKey(session.fee_wallet) }];
  for (const change of different) await expect(validateTransfer(connection, signature, { ...fields, ...change }, { commitment: 'confirmed' }), Object.keys(change).join(' ')).rejects.toThrow();
});
