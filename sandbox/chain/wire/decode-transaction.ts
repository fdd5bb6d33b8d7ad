import bs58 from 'bs58';
import { ByteReader } from './byte-reader.ts';
import { decodeMessage } from './decode-message.ts';
import { encodeMessage, encodeTransaction } from './encode.ts';
import type { WireTransaction } from './message.ts';
import { sanitizeMessage } from './sanitize.ts';
import { WireError } from './wire-error.ts';

/** Largest transaction the network carries, in bytes. */
export const MAX_TRANSACTION_BYTES = 1232;

/**
 * Strictly decodes one transaction. LiteSVM aborts the whole process on bytes it cannot read, and nothing in JavaScript can
 * catch that, so bytes reach it only after they have been read here, found consistent, and written again to the very same bytes.
 * @throws WireError saying why the bytes are no transaction.
 */
export function decodeTransaction(bytes: Uint8Array): WireTransaction {
  if (bytes.length > MAX_TRANSACTION_BYTES) throw new WireError('deserialize', `too large: ${bytes.length} bytes (max: ${MAX_TRANSACTION_BYTES} bytes)`);
  const reader = new ByteReader(bytes);
  const signatures = Array.from({ length: reader.compactU16() }, () => bs58.encode(reader.take(64)));
  const messageStart = reader.offset;
  const message = decodeMessage(reader);
  if (reader.remaining > 0) throw new WireError('deserialize', `${reader.remaining} bytes after the end of the transaction`);
  sanitizeMessage(message, signatures.length);
  if (!Buffer.from(bytes).equals(encodeTransaction(signatures, encodeMessage(message)))) throw new WireError('deserialize', 'bytes are not in canonical form');
  return { signatures, message, messageBytes: bytes.slice(messageStart), bytes: Uint8Array.from(bytes) };
}
