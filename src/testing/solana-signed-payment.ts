import type { Signature } from '../solana/address.ts';
import type { AttemptOnChain } from '../solana/chain.ts';
import type { PaymentTerms } from '../solana/payment-terms.ts';
import { buildPayment } from '../solana/signing/build-payment.ts';
import { decodeTransaction } from '../solana/wire/decode-transaction.ts';
import { signatureFromBytes } from '../solana/address.ts';
import { type TestKey, testKey } from './solana-keys.ts';
import { usdcTerms } from './solana-terms.ts';
import { signTransaction } from './solana-transactions.ts';
import { SolanaWorld } from './solana-world.ts';
import { WorldChain } from './solana-world-chain.ts';

/** A chain on which `buyer` has signed a payment of `terms` that has not been sent yet. */
export interface SignedPayment {
  readonly chain: WorldChain;
  readonly buyer: TestKey;
  readonly terms: PaymentTerms;
  readonly signed: Uint8Array;
  readonly signature: Signature;
  readonly attempt: AttemptOnChain & { readonly signature: Signature; readonly lastValidBlockHeight: number; readonly answeredHeight: number };
  /** Signs one more payment of the same terms, by anybody with money. */
  signAgain(by: TestKey, of?: PaymentTerms): Uint8Array;
}

/** The last block height at which the payment of `signedPayment` could land: the wallet answered two blocks after the blockhash was made. */
export function signedPayment(terms: PaymentTerms = usdcTerms()): SignedPayment {
  const buyer = testKey('buyer');
  const world = new SolanaWorld();
  for (const name of ['buyer', 'other buyer', 'spammer']) {
    world.giveSol(testKey(name).address, 2_000_000_000n);
    world.giveTokens(testKey(name).address, 90_000_000n);
  }
  world.giveTokens(terms.merchantWallet, 0n);
  world.giveTokens(terms.feeWallet, 0n);
  const chain = new WorldChain(world);
  const signAgain = (by: TestKey, of = terms) =>
    signTransaction(buildPayment(of, { payer: by.address, blockhash: world.blockhash, opens: [], computeUnits: 120_000, computePrice: 0n }), by);
  const signed = signAgain(buyer);
  const [first] = decodeTransaction(signed).signatures;
  const signature = signatureFromBytes(first ?? new Uint8Array());
  const height = chain.slot - 500;
  return { chain, buyer, terms, signed, signature, signAgain, attempt: { signature, payer: buyer.address, lastValidBlockHeight: height + 150, answeredHeight: height + 2 } };
}
