import { AddressLookupTableAccount, Message, PublicKey, Transaction, TransactionInstruction, TransactionMessage, VersionedTransaction } from '@solana/web3.js';
import type { Address } from '../solana/address.ts';
import { decodeTransaction } from '../solana/wire/decode-transaction.ts';
import { GUARD_PROGRAM } from '../solana/programs.ts';

/** A payment taken apart, as a wallet may change it before signing. */
export interface Editable {
  payer: PublicKey;
  blockhash: string;
  instructions: TransactionInstruction[];
}

export function takeApart(wire: Uint8Array): Editable {
  const { messageBytes } = decodeTransaction(wire);
  const transaction = Transaction.populate(Message.from(messageBytes), []);
  const { feePayer, recentBlockhash, instructions } = transaction;
  if (feePayer === undefined || recentBlockhash === undefined) throw new Error('not a whole transaction');
  return { payer: feePayer, blockhash: recentBlockhash, instructions };
}

/** Unsigned wire bytes of a legacy transaction, written by the official library. */
export function putTogether({ payer, blockhash, instructions }: Editable): Uint8Array {
  const transaction = new Transaction({ feePayer: payer, recentBlockhash: blockhash }).add(...instructions);
  return new Uint8Array(transaction.serialize({ requireAllSignatures: false, verifySignatures: false }));
}

/** The same as a v0 transaction; accounts in `looked` come from a lookup table. */
export function putTogetherV0({ payer, blockhash, instructions }: Editable, looked: readonly PublicKey[] = []): Uint8Array {
  const state = { deactivationSlot: 2n ** 64n - 1n, lastExtendedSlot: 0, lastExtendedSlotStartIndex: 0, addresses: [...looked] };
  const tables = looked.length === 0 ? [] : [new AddressLookupTableAccount({ key: new PublicKey(new Uint8Array(32).fill(9)), state })];
  return new VersionedTransaction(new TransactionMessage({ payerKey: payer, recentBlockhash: blockhash, instructions }).compileToV0Message(tables)).serialize();
}

/** A wallet guard: an assertion on read-only accounts. */
export function guardInstruction(discriminator: number, accounts: readonly Address[] = [], writable = false): TransactionInstruction {
  return instructionOf(GUARD_PROGRAM, accounts, [discriminator, 0, 1], writable);
}

export function instructionOf(program: Address, accounts: readonly Address[], data: readonly number[], writable = false): TransactionInstruction {
  return new TransactionInstruction({
    programId: new PublicKey(program),
    keys: accounts.map((account) => ({ pubkey: new PublicKey(account), isSigner: false, isWritable: writable })),
    data: Buffer.from(data),
  });
}
