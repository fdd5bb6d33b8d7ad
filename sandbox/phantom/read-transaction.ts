import bs58 from 'bs58';
import { DecodeError } from '../../src/solana/wire/decode-error.ts';
import { decodeTransaction } from '../../src/solana/wire/decode-transaction.ts';

/** Wire bytes of a transaction in base58, or null when they are none. What it does is not looked at: that is between the page and the buyer. */
export function readTransaction(base58: string): Uint8Array | null {
  const bytes = bs58.decodeUnsafe(base58);
  if (bytes === undefined) return null;
  try {
    decodeTransaction(bytes);
    return bytes;
  } catch (error) {
    if (error instanceof DecodeError) return null;
    throw error;
  }
}
