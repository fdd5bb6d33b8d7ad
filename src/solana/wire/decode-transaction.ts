import { type Address, addressFromBytes, type Blockhash, blockhashFromBytes } from '../address.ts';
import { ByteReader } from './byte-reader.ts';
import { DecodeError } from './decode-error.ts';

/** Largest transaction that fits a network packet. */
export const MAX_TRANSACTION_BYTES = 1232;

/** An instruction as the wire has it: indexes into the message's keys. */
export interface WireInstruction {
  readonly programIndex: number;
  readonly accountIndexes: readonly number[];
  readonly data: Uint8Array;
}

/** Accounts that a v0 message takes from an on-chain table; unknown until the chain says what the table holds. */
export interface TableLookup {
  readonly table: Address;
  readonly writableIndexes: readonly number[];
  readonly readonlyIndexes: readonly number[];
}

export interface DecodedMessage {
  readonly version: 'legacy' | 0;
  readonly requiredSignatures: number;
  readonly readonlySigned: number;
  readonly readonlyUnsigned: number;
  /** Keys written in the message: signers first; key 0 pays the network fee. */
  readonly keys: readonly Address[];
  readonly blockhash: Blockhash;
  readonly instructions: readonly WireInstruction[];
  /** Always empty in a legacy message. */
  readonly lookups: readonly TableLookup[];
}

export interface DecodedTransaction {
  /** 64 bytes each, one per required signer; all zero where nobody signed yet. */
  readonly signatures: readonly Uint8Array[];
  readonly message: DecodedMessage;
  /** The bytes the signatures are over. */
  readonly messageBytes: Uint8Array;
}

/**
 * Reads a legacy or v0 transaction from wire bytes, as strictly as the runtime does. Written apart from the library
 * that builds our payments, so that one mistake cannot be both made and overlooked.
 * @throws DecodeError, and nothing else, for any other bytes.
 */
export function decodeTransaction(bytes: Uint8Array): DecodedTransaction {
  if (bytes.length > MAX_TRANSACTION_BYTES) throw new DecodeError('too-long');
  const reader = new ByteReader(bytes);
  const signatures = reader.list((r) => r.take(64));
  const messageBytes = reader.take(reader.left);
  const message = decodeMessage(messageBytes);
  if (signatures.length !== message.requiredSignatures) throw new DecodeError('signature-count');
  return { signatures, message, messageBytes };
}

/** @throws DecodeError */
export function decodeMessage(bytes: Uint8Array): DecodedMessage {
  const reader = new ByteReader(bytes);
  const first = reader.byte();
  const version = readVersion(first);
  const requiredSignatures = version === 'legacy' ? first : reader.byte();
  const message: DecodedMessage = {
    version,
    requiredSignatures,
    readonlySigned: reader.byte(),
    readonlyUnsigned: reader.byte(),
    keys: reader.list((r) => addressFromBytes(r.take(32))),
    blockhash: blockhashFromBytes(reader.take(32)),
    instructions: reader.list(readInstruction),
    lookups: version === 'legacy' ? [] : reader.list(readLookup),
  };
  if (reader.left > 0) throw new DecodeError('left-over-bytes');
  checkMessage(message);
  return message;
}

/** The high bit of the first byte marks a versioned message; without it the byte is a legacy header. */
function readVersion(first: number): 'legacy' | 0 {
  if (first < 0x80) return 'legacy';
  if (first === 0x80) return 0;
  throw new DecodeError('unknown-version');
}

function readInstruction(reader: ByteReader): WireInstruction {
  const programIndex = reader.byte();
  const accountIndexes = reader.list((r) => r.byte());
  return { programIndex, accountIndexes, data: reader.take(reader.length()) };
}

function readLookup(reader: ByteReader): TableLookup {
  const table = addressFromBytes(reader.take(32));
  return { table, writableIndexes: reader.list((r) => r.byte()), readonlyIndexes: reader.list((r) => r.byte()) };
}

/** The runtime's own sanity rules: what breaks them could never land, so it is not a transaction. */
function checkMessage(message: DecodedMessage): void {
  const { requiredSignatures, readonlySigned, readonlyUnsigned, keys, instructions, lookups } = message;
  if (requiredSignatures === 0 || readonlySigned >= requiredSignatures) throw new DecodeError('bad-header');
  if (requiredSignatures + readonlyUnsigned > keys.length) throw new DecodeError('bad-header');
  if (new Set(keys).size !== keys.length) throw new DecodeError('duplicate-key');
  const lookedUp = lookups.map((lookup) => lookup.writableIndexes.length + lookup.readonlyIndexes.length);
  if (lookedUp.includes(0)) throw new DecodeError('empty-lookup');
  const accounts = lookedUp.reduce((sum, count) => sum + count, keys.length);
  for (const { programIndex, accountIndexes } of instructions) {
    // The fee payer cannot be a program, and programs are never looked up.
    if (programIndex === 0 || programIndex >= keys.length) throw new DecodeError('bad-program-index');
    if (accountIndexes.some((index) => index >= accounts)) throw new DecodeError('bad-account-index');
  }
}
