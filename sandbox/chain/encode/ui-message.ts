import bs58 from 'bs58';
import type { InnerCall } from '../vm/vm-run.ts';
import { type LoadedKeys, type WireMessage, allKeys, isSigner, isWritable } from '../wire/message.ts';
import type { Json } from '../rpc/json.ts';
import { parseInstruction } from './parse-instruction.ts';

/** One instruction, top-level or called, with indexes into the transaction's keys. */
export interface UiCall {
  readonly programIdIndex: number;
  readonly accounts: readonly number[];
  readonly data: Uint8Array;
  readonly stackHeight: number;
}

function compiled(call: UiCall): Json {
  return { programIdIndex: call.programIdIndex, accounts: call.accounts, data: bs58.encode(call.data), stackHeight: call.stackHeight };
}

function parsed(call: UiCall, keys: readonly string[]): Json {
  const programId = keys[call.programIdIndex] ?? '';
  const accounts = call.accounts.map((index) => keys[index] ?? '');
  const known = parseInstruction(programId, accounts, call.data);
  if (known !== null) return { ...known, programId, stackHeight: call.stackHeight };
  return { programId, accounts, data: bs58.encode(call.data), stackHeight: call.stackHeight };
}

const topLevel = (message: WireMessage): readonly UiCall[] => message.instructions.map((instruction) => ({ ...instruction, stackHeight: 1 }));

const uiLookups = (message: WireMessage): Json | undefined =>
  message.version === 'legacy' ? undefined : message.lookups.map((lookup) => ({ accountKey: lookup.table, writableIndexes: lookup.writable, readonlyIndexes: lookup.readonly }));

/** A message as it was compiled (`json` encoding). */
export function uiMessage(message: WireMessage): Json {
  const { requiredSignatures, readonlySigned, readonlyUnsigned } = message.header;
  return {
    header: { numRequiredSignatures: requiredSignatures, numReadonlySignedAccounts: readonlySigned, numReadonlyUnsignedAccounts: readonlyUnsigned },
    accountKeys: message.accountKeys,
    recentBlockhash: message.recentBlockhash,
    instructions: topLevel(message).map(compiled),
    addressTableLookups: uiLookups(message),
  };
}

/** A message with its keys resolved and its instructions read (`jsonParsed` encoding). */
export function uiParsedMessage(message: WireMessage, loaded: LoadedKeys): Json {
  const keys = allKeys(message, loaded);
  return {
    accountKeys: keys.map((pubkey, index) => ({ pubkey, signer: isSigner(message, index), writable: isWritable(message, loaded, index), source: index < message.accountKeys.length ? 'transaction' : 'lookupTable' })),
    recentBlockhash: message.recentBlockhash,
    instructions: topLevel(message).map((call) => parsed(call, keys)),
    addressTableLookups: uiLookups(message),
  };
}

/** Calls between programs, only for the instructions that made any. With `keys` they are read, without compiled. */
export function uiInnerInstructions(inner: readonly (readonly InnerCall[])[], keys: readonly string[] | null): Json {
  return inner.flatMap((calls, index) => (calls.length === 0 ? [] : [{ index, instructions: calls.map((call) => (keys === null ? compiled(call) : parsed(call, keys))) }]));
}
