import { ed25519 } from '@noble/curves/ed25519.js';
import { addressBytes, signatureFromBytes } from '../address.ts';
import type { Difference } from '../chain-sight.ts';
import type { AskedPayment, SignedCheck } from '../chain.ts';
import type { PaymentTerms } from '../payment-terms.ts';
import { DecodeError } from '../wire/decode-error.ts';
import { type DecodedTransaction, decodeTransaction } from '../wire/decode-transaction.ts';
import { type ResolvedMessage, resolveMessage } from '../wire/resolved-message.ts';
import { comparePayment } from './compare-payment.ts';
import { expectedPayment } from './expected-payment.ts';

/**
 * Decides whether the bytes a wallet returned are the payment the buyer was shown, really signed by the payer
 * (money invariant 4). Only bytes that pass may be sent. The comparison is against the terms, not against what was built,
 * so a mistake of the builder is caught here too.
 *
 * A wallet may re-serialise the message as v0: the same instructions mean the same there. Lookup tables are refused,
 * because their content is not in the bytes and cannot be judged offline.
 */
export function verifySigned(terms: PaymentTerms, asked: AskedPayment, signed: Uint8Array): SignedCheck {
  const read = readSigned(signed);
  if (read === null) return { ok: false, differences: [{ what: 'format', shown: '', signed: '' }] };
  const { transaction, message } = read;
  const expected = expectedPayment(terms, asked.payer, asked.costs.opens, asked.blockhash);
  const differences: Difference[] = [...comparePayment(expected, message)];

  // With the payer as only signer the first signature is the payer's, and it is the transaction's id.
  const [signature] = transaction.signatures;
  const genuine = signature !== undefined && isSignedBy(signature, transaction.messageBytes, addressBytes(asked.payer));
  if (!genuine) differences.push({ what: 'signature', shown: asked.payer, signed: '' });
  return genuine && differences.length === 0 ? { ok: true, signature: signatureFromBytes(signature) } : { ok: false, differences };
}

function readSigned(bytes: Uint8Array): { readonly transaction: DecodedTransaction; readonly message: ResolvedMessage } | null {
  try {
    const transaction = decodeTransaction(bytes);
    return { transaction, message: resolveMessage(transaction.message) };
  } catch (error) {
    if (error instanceof DecodeError) return null;
    throw error;
  }
}

/** Strict verification, as validators do it: a signature only the lenient rules accept would never land. */
function isSignedBy(signature: Uint8Array, message: Uint8Array, signer: Uint8Array): boolean {
  return ed25519.verify(signature, message, signer, { zip215: false });
}
