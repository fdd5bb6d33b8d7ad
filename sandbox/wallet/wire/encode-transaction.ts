import { addressBytes } from '../../../src/solana/address.ts';
import { concatBytes } from '../../../src/solana/bytes.ts';
import type { DecodedMessage } from '../../../src/solana/wire/decode-transaction.ts';
import bs58 from 'bs58';

/** Solana's compact-u16: 7 bits per byte, lowest first. */
function length(count: number): Uint8Array {
  const bytes: number[] = [];
  for (let left = count; ; left >>= 7) {
    if (left < 0x80) return Uint8Array.from([...bytes, left]);
    bytes.push((left & 0x7f) | 0x80);
  }
}

function list(parts: readonly Uint8Array[]): Uint8Array {
  return concatBytes(length(parts.length), ...parts);
}

function byteList(values: readonly number[]): Uint8Array {
  return concatBytes(length(values.length), Uint8Array.from(values));
}

/** Wire bytes of a message; the exact reverse of `decodeMessage`. */
export function encodeMessage(message: DecodedMessage): Uint8Array {
  const { version, requiredSignatures, readonlySigned, readonlyUnsigned, keys, blockhash, instructions, lookups } = message;
  return concatBytes(
    Uint8Array.from([...(version === 0 ? [0x80] : []), requiredSignatures, readonlySigned, readonlyUnsigned]),
    list(keys.map(addressBytes)),
    bs58.decode(blockhash),
    list(instructions.map(({ programIndex, accountIndexes, data }) => concatBytes(Uint8Array.from([programIndex]), byteList(accountIndexes), length(data.length), data))),
    ...(version === 0 ? [list(lookups.map(({ table, writableIndexes, readonlyIndexes }) => concatBytes(addressBytes(table), byteList(writableIndexes), byteList(readonlyIndexes))))] : []),
  );
}

/** Wire bytes of a transaction: its signatures, 64 bytes each, then its message. */
export function encodeTransaction(signatures: readonly Uint8Array[], messageBytes: Uint8Array): Uint8Array {
  return concatBytes(list(signatures), messageBytes);
}
