import * as v from 'valibot';
import type { Signature } from '../solana/address.ts';
import type { PaymentTerms } from '../solana/payment-terms.ts';
import { getTransaction, type LandedTransaction } from '../solana/rpc/transactions.ts';
import { buildPayment } from '../solana/signing/build-payment.ts';
import { testKey } from './solana-keys.ts';
import { signTransaction } from './solana-transactions.ts';
import { SolanaWorld } from './solana-world.ts';

/** A payment of `terms` by `buyer` that really ran, as a node hands it out. */
export function landedCopy(terms: PaymentTerms): { readonly signature: Signature; readonly copy: LandedTransaction } {
  const buyer = testKey('buyer');
  const world = new SolanaWorld();
  world.giveSol(buyer.address, 2_000_000_000n);
  world.giveTokens(buyer.address, 90_000_000n);
  for (const wallet of [terms.merchantWallet, terms.feeWallet]) world.giveTokens(wallet, 5n);
  const wire = buildPayment(terms, { payer: buyer.address, blockhash: world.blockhash, opens: [], computeUnits: 200_000, computePrice: 0n });
  const { signature, answer } = world.execute(signTransaction(wire, buyer));
  const copy = v.parse(getTransaction(signature).result, JSON.parse(JSON.stringify(answer)));
  if (copy === null || copy.meta.err !== null) throw new Error('the payment did not run');
  return { signature, copy };
}
