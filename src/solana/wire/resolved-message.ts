import type { Address, Blockhash } from '../address.ts';
import { DecodeError } from './decode-error.ts';
import type { DecodedMessage, WireInstruction } from './decode-transaction.ts';

/** An instruction by what it means: addresses in place of indexes, so that a re-ordered key list changes nothing. */
export interface ResolvedInstruction {
  readonly program: Address;
  readonly accounts: readonly Address[];
  readonly data: Uint8Array;
}

/** A message by what it means to the runtime. */
export interface ResolvedMessage {
  readonly feePayer: Address;
  readonly signers: ReadonlySet<Address>;
  readonly writable: ReadonlySet<Address>;
  /** Every account of the message, in index order: written keys, then looked-up writable, then looked-up read-only ones. */
  readonly keys: readonly Address[];
  readonly blockhash: Blockhash;
  readonly instructions: readonly ResolvedInstruction[];
}

/** What a node says that a landed message's lookup tables held. */
export interface LoadedAddresses {
  readonly writable: readonly Address[];
  readonly readonly: readonly Address[];
}

export const NOTHING_LOADED: LoadedAddresses = { writable: [], readonly: [] };

/**
 * Puts addresses in place of indexes.
 * @throws DecodeError `lookup-mismatch` when the message takes more or fewer accounts from tables than `loaded` names;
 * so a message with lookups never resolves offline.
 */
export function resolveMessage(message: DecodedMessage, loaded: LoadedAddresses = NOTHING_LOADED): ResolvedMessage {
  const count = (pick: 'writableIndexes' | 'readonlyIndexes') => message.lookups.reduce((sum, lookup) => sum + lookup[pick].length, 0);
  if (count('writableIndexes') !== loaded.writable.length || count('readonlyIndexes') !== loaded.readonly.length) throw new DecodeError('lookup-mismatch');

  const { requiredSignatures, readonlySigned, readonlyUnsigned } = message;
  const isWritable = (_: Address, index: number): boolean =>
    index < requiredSignatures ? index < requiredSignatures - readonlySigned : index < message.keys.length - readonlyUnsigned;
  const keys = [...message.keys, ...loaded.writable, ...loaded.readonly];
  return {
    feePayer: keyAt(keys, 0),
    signers: new Set(message.keys.slice(0, requiredSignatures)),
    writable: new Set([...message.keys.filter(isWritable), ...loaded.writable]),
    keys,
    blockhash: message.blockhash,
    instructions: message.instructions.map((instruction) => resolveInstruction(instruction, keys)),
  };
}

function resolveInstruction({ programIndex, accountIndexes, data }: WireInstruction, keys: readonly Address[]): ResolvedInstruction {
  return { program: keyAt(keys, programIndex), accounts: accountIndexes.map((index) => keyAt(keys, index)), data };
}

function keyAt(keys: readonly Address[], index: number): Address {
  const key = keys[index];
  if (key === undefined) throw new DecodeError('bad-account-index');
  return key;
}
