import { AddressLookupTableAccount, Keypair, SystemProgram, Transaction, TransactionInstruction, TransactionMessage, VersionedTransaction, type PublicKey } from '@solana/web3.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTransaction } from '../../../src/solana/wire/decode-transaction.ts';
import { insertInstructions, withWritableKey } from './edit-message.ts';
import { encodeMessage, encodeTransaction } from './encode-transaction.ts';
import { address } from '../../../src/solana/address.ts';

const payer = Keypair.fromSeed(new Uint8Array(32).fill(7)).publicKey;
const pool = Array.from({ length: 12 }, (_, index) => Keypair.fromSeed(new Uint8Array(32).fill(100 + index)).publicKey);

const instruction = fc
  .record({ program: fc.nat(3), accounts: fc.array(fc.record({ key: fc.nat(11), signer: fc.boolean(), writable: fc.boolean() }), { maxLength: 6 }), data: fc.uint8Array({ maxLength: 40 }) })
  .map(
    ({ program, accounts, data }) =>
      new TransactionInstruction({
        programId: pool[8 + program] ?? payer,
        keys: accounts.map(({ key, signer, writable }) => ({ pubkey: pool[key % 8] ?? payer, isSigner: signer && key < 2, isWritable: writable })),
        data: Buffer.from(data),
      }),
  );

function legacy(instructions: readonly TransactionInstruction[]): Uint8Array {
  const transaction = new Transaction({ feePayer: payer, blockhash: payer.toBase58(), lastValidBlockHeight: 1 });
  transaction.add(...instructions);
  return new Uint8Array(transaction.serialize({ requireAllSignatures: false, verifySignatures: false }));
}

function versioned(instructions: readonly TransactionInstruction[], tabled: readonly PublicKey[]): Uint8Array {
  const table = new AddressLookupTableAccount({ key: Keypair.generate().publicKey, state: { deactivationSlot: 2n ** 64n - 1n, lastExtendedSlot: 0, lastExtendedSlotStartIndex: 0, addresses: [...tabled] } });
  const message = new TransactionMessage({ payerKey: payer, recentBlockhash: payer.toBase58(), instructions: [...instructions] }).compileToV0Message([table]);
  return new VersionedTransaction(message).serialize();
}

/** What an instruction means, whatever the order of the keys. Accounts from tables by a stand-in name. */
function meaning(bytes: Uint8Array) {
  const { message } = decodeTransaction(bytes);
  const names = [...message.keys.map(String), ...message.lookups.flatMap((lookup) => lookup.writableIndexes.map((index) => `w${index}`)), ...message.lookups.flatMap((lookup) => lookup.readonlyIndexes.map((index) => `r${index}`))];
  return message.instructions.map(({ programIndex, accountIndexes, data }) => ({ program: names[programIndex], accounts: accountIndexes.map((index) => names[index]), data }));
}

describe('encodeTransaction', () => {
  it('writes what the official library wrote, byte for byte, legacy and versioned', () => {
    fc.assert(
      fc.property(fc.array(instruction, { minLength: 1, maxLength: 4 }), fc.boolean(), (instructions, useTable) => {
        const bytes = useTable ? versioned(instructions, pool.slice(2, 8)) : legacy(instructions);
        const { signatures, message, messageBytes } = decodeTransaction(bytes);
        expect(encodeMessage(message)).toEqual(messageBytes);
        expect(encodeTransaction(signatures, encodeMessage(message))).toEqual(bytes);
      }),
    );
  });
});

describe('insertInstructions', () => {
  const extra = { program: address(Keypair.generate().publicKey.toBase58()), accounts: [address(payer.toBase58()), address(Keypair.generate().publicKey.toBase58())], data: Uint8Array.of(5) };

  it('keeps the meaning of every own instruction, lookup tables included, and brings no signer and nothing writable', () => {
    fc.assert(
      fc.property(fc.array(instruction, { minLength: 1, maxLength: 3 }), fc.boolean(), (instructions, useTable) => {
        const bytes = useTable ? versioned(instructions, pool.slice(2, 8)) : legacy(instructions);
        const { signatures, message } = decodeTransaction(bytes);
        const wider = insertInstructions(message, { before: [extra], after: [extra] });
        const encoded = encodeTransaction(signatures, encodeMessage(wider));
        expect(meaning(encoded).slice(1, -1)).toEqual(meaning(bytes));
        expect(meaning(encoded).at(0)).toEqual({ program: extra.program, accounts: extra.accounts, data: extra.data });
        expect(wider.requiredSignatures).toBe(message.requiredSignatures);
        expect(wider.keys.length - wider.readonlyUnsigned).toBe(message.keys.length - message.readonlyUnsigned);
        expect(VersionedTransaction.deserialize(encoded).message.compiledInstructions).toHaveLength(instructions.length + 2);
      }),
    );
  });
});

describe('withWritableKey', () => {
  it('adds an account that the official library reads as writable and unsigned, and keeps every meaning', () => {
    const thief = Keypair.generate().publicKey;
    const bytes = legacy([SystemProgram.transfer({ fromPubkey: payer, toPubkey: pool[0] ?? payer, lamports: 5 })]);
    const { signatures, message } = decodeTransaction(bytes);
    const encoded = encodeTransaction(signatures, encodeMessage(withWritableKey(message, address(thief.toBase58()))));
    expect(meaning(encoded)).toEqual(meaning(bytes));
    const read = VersionedTransaction.deserialize(encoded).message;
    const index = read.staticAccountKeys.findIndex((key) => key.equals(thief));
    expect([read.isAccountWritable(index), read.isAccountSigner(index)]).toEqual([true, false]);
  });
});
