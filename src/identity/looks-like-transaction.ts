import { DecodeError } from '../solana/wire/decode-error.ts';
import { decodeMessage, decodeTransaction } from '../solana/wire/decode-transaction.ts';

/**
 * Whether bytes are a Solana message, or a whole transaction. A signature of a message's bytes is a signature of the payment in it, so a wallet must never be
 * asked to sign such bytes "as text"; wallets check that too, but not all of them.
 */
export function looksLikeTransaction(bytes: Uint8Array): boolean {
  return decodes(decodeMessage, bytes) || decodes(decodeTransaction, bytes);
}

function decodes(decode: (bytes: Uint8Array) => unknown, bytes: Uint8Array): boolean {
  try {
    decode(bytes);
    return true;
  } catch (error) {
    if (error instanceof DecodeError) return false;
    throw error;
  }
}
