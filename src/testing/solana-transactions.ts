import { addressBytes, type Blockhash } from '../solana/address.ts';
import bs58 from 'bs58';
import { concatBytes } from '../solana/bytes.ts';
import { type DecodedMessage, decodeTransaction } from '../solana/wire/decode-transaction.ts';
import type { TestKey } from './solana-keys.ts';

/** Wire bytes of a message: the counterpart of the decoder, so that tests can change one thing and write it back. */
export function encodeMessage(message: DecodedMessage): Uint8Array {
  const { version, requiredSignatures, readonlySigned, readonlyUnsigned, keys, blockhash, instructions, lookups } = message;
  const bytes = (indexes: readonly number[]) => concatBytes(compactLength(indexes.length), Uint8Array.from(indexes));
  return concatBytes(
    version === 'legacy' ? new Uint8Array() : Uint8Array.of(0x80 | version),
    Uint8Array.of(requiredSignatures, readonlySigned, readonlyUnsigned),
    compactLength(keys.length),
    ...keys.map(addressBytes),
    blockhashBytes(blockhash),
    compactLength(instructions.length),
    ...instructions.map(({ programIndex, accountIndexes, data }) => concatBytes(Uint8Array.of(programIndex), bytes(accountIndexes), compactLength(data.length), data)),
    ...(version === 'legacy' ? [] : [compactLength(lookups.length), ...lookups.map((lookup) => concatBytes(addressBytes(lookup.table), bytes(lookup.writableIndexes), bytes(lookup.readonlyIndexes)))]),
  );
}

/** Wire bytes of a transaction signed by `keys`, in signer order. */
export function signMessage(message: DecodedMessage, ...keys: readonly TestKey[]): Uint8Array {
  const bytes = encodeMessage(message);
  return concatBytes(compactLength(keys.length), ...keys.map((key) => key.sign(bytes)), bytes);
}

/** Signs wire bytes as a wallet does that changes nothing. */
export function signTransaction(wire: Uint8Array, ...keys: readonly TestKey[]): Uint8Array {
  return signMessage(decodeTransaction(wire).message, ...keys);
}

/** Solana's compact-u16. */
export function compactLength(length: number): Uint8Array {
  const bytes: number[] = [];
  let left = length;
  for (; left > 0x7f; left >>= 7) bytes.push((left & 0x7f) | 0x80);
  return Uint8Array.from([...bytes, left]);
}

function blockhashBytes(blockhash: Blockhash): Uint8Array {
  return bs58.decode(blockhash);
}
