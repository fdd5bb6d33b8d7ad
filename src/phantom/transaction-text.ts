import bs58 from 'bs58';
import { fromBase64 } from '../solana/bytes.ts';
import { MAX_TRANSACTION_BYTES } from '../solana/wire/decode-transaction.ts';

/** An unsigned transaction's wire bytes as `transaction-url` takes them (contract 4.8). */
export function transactionForPhantom(wire: Uint8Array): string {
  return bs58.encode(wire);
}

/** Wire bytes of what Phantom signed, from `transaction/callback`. @returns null when they are no bytes a transaction could be; what they do is judged by src/solana/verify. */
export function transactionFromPhantom(base64: string): Uint8Array | null {
  const wire = fromBase64(base64);
  return wire !== null && wire.length > 0 && wire.length <= MAX_TRANSACTION_BYTES ? wire : null;
}
