import type { Address } from '../../../src/solana/address.ts';
import type { DecodedMessage } from '../../../src/solana/wire/decode-transaction.ts';

/** An instruction by addresses, to be put into a message. */
export interface NewInstruction {
  readonly program: Address;
  readonly accounts: readonly Address[];
  readonly data: Uint8Array;
}

/** Where new instructions go. */
export interface Insertion {
  readonly before: readonly NewInstruction[];
  readonly after: readonly NewInstruction[];
}

/**
 * A message with instructions added around its own. Accounts it does not have yet come in as read-only and unsigned, at the end of
 * its keys, so no existing index moves except those of accounts from lookup tables, which count on from there.
 */
export function insertInstructions(message: DecodedMessage, { before, after }: Insertion): DecodedMessage {
  const named = [...before, ...after].flatMap(({ program, accounts }) => [program, ...accounts]);
  const added = [...new Set(named)].filter((key) => !message.keys.includes(key));
  const keys = [...message.keys, ...added];
  const moved = (index: number): number => (index < message.keys.length ? index : index + added.length);
  const own = message.instructions.map((instruction) => ({ ...instruction, accountIndexes: instruction.accountIndexes.map(moved) }));
  const indexed = ({ program, accounts, data }: NewInstruction) => ({ programIndex: keys.indexOf(program), accountIndexes: accounts.map((key) => keys.indexOf(key)), data });
  return { ...message, readonlyUnsigned: message.readonlyUnsigned + added.length, keys, instructions: [...before.map(indexed), ...own, ...after.map(indexed)] };
}

/** A message with one more writable account that does not sign, placed where the runtime reads it as writable. */
export function withWritableKey(message: DecodedMessage, key: Address): DecodedMessage {
  const place = message.keys.length - message.readonlyUnsigned;
  const moved = (index: number): number => (index < place ? index : index + 1);
  return {
    ...message,
    keys: message.keys.toSpliced(place, 0, key),
    instructions: message.instructions.map(({ programIndex, accountIndexes, data }) => ({ programIndex: moved(programIndex), accountIndexes: accountIndexes.map(moved), data })),
  };
}

/** A message whose network fee somebody else pays; the former payer stays a signer. The new one must sign too. */
export function withFeePayer(message: DecodedMessage, payer: Address): DecodedMessage {
  return {
    ...message,
    requiredSignatures: message.requiredSignatures + 1,
    keys: [payer, ...message.keys],
    instructions: message.instructions.map(({ programIndex, accountIndexes, data }) => ({ programIndex: programIndex + 1, accountIndexes: accountIndexes.map((index) => index + 1), data })),
  };
}
