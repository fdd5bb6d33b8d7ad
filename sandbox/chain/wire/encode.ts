import bs58 from 'bs58';
import { ByteWriter } from './byte-writer.ts';
import type { WireMessage } from './message.ts';

/** Canonical wire bytes of a message. */
export function encodeMessage(message: WireMessage): Uint8Array {
  const writer = new ByteWriter();
  if (message.version === 0) writer.u8(0x80);
  writer.u8(message.header.requiredSignatures).u8(message.header.readonlySigned).u8(message.header.readonlyUnsigned);
  writer.compactU16(message.accountKeys.length);
  for (const key of message.accountKeys) writer.bytes(bs58.decode(key));
  writer.bytes(bs58.decode(message.recentBlockhash));
  writer.compactU16(message.instructions.length);
  for (const instruction of message.instructions) {
    writer.u8(instruction.programIdIndex);
    writer.compactU16(instruction.accounts.length).bytes(Uint8Array.from(instruction.accounts));
    writer.compactU16(instruction.data.length).bytes(instruction.data);
  }
  if (message.version === 0) {
    writer.compactU16(message.lookups.length);
    for (const lookup of message.lookups) {
      writer.bytes(bs58.decode(lookup.table));
      writer.compactU16(lookup.writable.length).bytes(Uint8Array.from(lookup.writable));
      writer.compactU16(lookup.readonly.length).bytes(Uint8Array.from(lookup.readonly));
    }
  }
  return writer.finish();
}

/** Canonical wire bytes of a transaction. Signatures are base58. */
export function encodeTransaction(signatures: readonly string[], messageBytes: Uint8Array): Uint8Array {
  const writer = new ByteWriter().compactU16(signatures.length);
  for (const signature of signatures) writer.bytes(bs58.decode(signature));
  return writer.bytes(messageBytes).finish();
}
