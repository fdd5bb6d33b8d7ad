import bs58 from 'bs58';
import type { ByteReader } from './byte-reader.ts';
import type { MessageHeader, WireInstruction, WireLookup, WireMessage } from './message.ts';
import { WireError } from './wire-error.ts';

function readKeys(reader: ByteReader): readonly string[] {
  const count = reader.compactU16();
  return Array.from({ length: count }, () => bs58.encode(reader.take(32)));
}

function readIndexes(reader: ByteReader): readonly number[] {
  return [...reader.take(reader.compactU16())];
}

function readInstruction(reader: ByteReader): WireInstruction {
  return { programIdIndex: reader.u8(), accounts: readIndexes(reader), data: reader.take(reader.compactU16()) };
}

function readLookup(reader: ByteReader): WireLookup {
  return { table: bs58.encode(reader.take(32)), writable: readIndexes(reader), readonly: readIndexes(reader) };
}

/**
 * Reads a legacy or version 0 message. Only the shape is checked here; what the numbers mean is `sanitizeMessage`'s work.
 * @throws WireError of kind `deserialize`.
 */
export function decodeMessage(reader: ByteReader): WireMessage {
  const first = reader.u8();
  const versioned = (first & 0x80) !== 0;
  if (versioned && first !== 0x80) throw new WireError('deserialize', `invalid value: integer \`${first & 0x7f}\`, expected supported transaction message version`);
  const header: MessageHeader = {
    requiredSignatures: versioned ? reader.u8() : first,
    readonlySigned: reader.u8(),
    readonlyUnsigned: reader.u8(),
  };
  const accountKeys = readKeys(reader);
  const recentBlockhash = bs58.encode(reader.take(32));
  const instructions = Array.from({ length: reader.compactU16() }, () => readInstruction(reader));
  const lookups = versioned ? Array.from({ length: reader.compactU16() }, () => readLookup(reader)) : [];
  return { version: versioned ? 0 : 'legacy', header, accountKeys, recentBlockhash, instructions, lookups };
}
