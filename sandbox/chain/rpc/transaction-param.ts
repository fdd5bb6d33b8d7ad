import bs58 from 'bs58';
import type { Chain } from '../chain.ts';
import { transactionErrorSentence } from '../vm/transaction-error.ts';
import { ByteReader } from '../wire/byte-reader.ts';
import { decodeMessage } from '../wire/decode-message.ts';
import { MAX_TRANSACTION_BYTES, decodeTransaction } from '../wire/decode-transaction.ts';
import type { LoadedKeys, WireMessage, WireTransaction } from '../wire/message.ts';
import { sanitizeMessage } from '../wire/sanitize.ts';
import { WireError } from '../wire/wire-error.ts';
import type { JsonObject } from './json.ts';
import { asText, optional } from './params.ts';
import { RpcError, invalidParams } from './rpc-error.ts';

/** Longest texts that can stand for a transaction of full size. */
const MAX_BASE58_CHARS = 1683;
const MAX_BASE64_CHARS = 1644;

function refused(error: unknown, type: string): RpcError {
  if (!(error instanceof WireError)) throw error;
  return invalidParams(error.kind === 'sanitize' ? `invalid transaction: ${error.message}` : `failed to deserialize ${type}: ${error.message}`);
}

function fromBase64(text: string): Uint8Array {
  if (text.length > MAX_BASE64_CHARS) throw invalidParams(`base64 encoded transaction too large: ${text.length} bytes (max: encoded/raw ${MAX_BASE64_CHARS}/${MAX_TRANSACTION_BYTES})`);
  const bytes = Buffer.from(text, 'base64');
  // Buffer skips what is not base64; a node does not.
  if (bytes.toString('base64') !== text) throw invalidParams('invalid base64 encoding');
  return new Uint8Array(bytes);
}

function fromBase58(text: string): Uint8Array {
  if (text.length > MAX_BASE58_CHARS) throw invalidParams(`base58 encoded transaction too large: ${text.length} bytes (max: encoded/raw ${MAX_BASE58_CHARS}/${MAX_TRANSACTION_BYTES})`);
  const bytes = bs58.decodeUnsafe(text);
  if (bytes === undefined) throw invalidParams('invalid base58 encoding');
  return bytes;
}

/** A transaction that contradicts neither itself nor the lookup tables it names. */
export interface SaneTransaction {
  readonly transaction: WireTransaction;
  readonly loaded: LoadedKeys;
}

/**
 * The transaction in a call's text, in the encoding its configuration names (base58 when it does not).
 * @throws RpcError -32602 for anything that is not exactly one transaction, or that names a lookup table entry that is not there.
 */
export function transactionParam(chain: Chain, text: string, config: JsonObject): SaneTransaction {
  const encoding = optional(config['encoding'], asText) ?? 'base58';
  if (encoding !== 'base58' && encoding !== 'base64') throw invalidParams(`unsupported encoding: ${encoding}. Supported encodings: base58, base64`);
  const bytes = encoding === 'base58' ? fromBase58(text) : fromBase64(text);
  try {
    const transaction = decodeTransaction(bytes);
    const lookups = chain.bank.lookups(transaction);
    if (!lookups.ok) throw invalidParams(`invalid transaction: ${transactionErrorSentence(lookups.error)}`);
    return { transaction, loaded: lookups.loaded };
  } catch (error) {
    throw error instanceof RpcError ? error : refused(error, 'solana_transaction::versioned::VersionedTransaction');
  }
}

/** An unsigned message in base64. @throws RpcError -32602 */
export function messageFromBase64(text: string): WireMessage {
  const reader = new ByteReader(fromBase64(text));
  try {
    const message = decodeMessage(reader);
    if (reader.remaining > 0) throw new WireError('deserialize', `${reader.remaining} bytes after the end of the message`);
    sanitizeMessage(message, message.header.requiredSignatures);
    return message;
  } catch (error) {
    throw refused(error, 'solana_message::versions::VersionedMessage');
  }
}
