import { Keypair, MessageV0, PublicKey, SystemProgram, Transaction, TransactionInstruction, VersionedTransaction } from '@solana/web3.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTransaction } from './decode-transaction.ts';
import { encodeMessage, encodeTransaction } from './encode.ts';
import type { WireMessage } from './message.ts';
import { WireError } from './wire-error.ts';

const payer = Keypair.generate();
const other = Keypair.generate().publicKey;
const BLOCKHASH = other.toBase58();

function transferBytes(): Uint8Array {
  const transaction = new Transaction({ feePayer: payer.publicKey, recentBlockhash: BLOCKHASH }).add(SystemProgram.transfer({ fromPubkey: payer.publicKey, toPubkey: other, lamports: 1 }));
  transaction.sign(payer);
  return new Uint8Array(transaction.serialize());
}

function refusal(bytes: Uint8Array): string {
  try {
    decodeTransaction(bytes);
  } catch (error) {
    if (error instanceof WireError) return error.kind;
    throw error;
  }
  return 'accepted';
}

function withMessage(edit: (message: WireMessage) => WireMessage): Uint8Array {
  const { signatures, message } = decodeTransaction(transferBytes());
  return encodeTransaction(signatures, encodeMessage(edit(message)));
}

describe('decodeTransaction', () => {
  it('reads what web3.js writes, for any instructions', () => {
    const instruction = fc.record({ program: fc.uint8Array({ minLength: 32, maxLength: 32 }), accounts: fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 }), { maxLength: 5 }), data: fc.uint8Array({ maxLength: 200 }) });
    fc.assert(
      fc.property(fc.array(instruction, { minLength: 1, maxLength: 3 }), (instructions) => {
        const transaction = new Transaction({ feePayer: payer.publicKey, recentBlockhash: BLOCKHASH });
        for (const { program, accounts, data } of instructions) {
          transaction.add(new TransactionInstruction({ programId: new PublicKey(program), keys: accounts.map((key) => ({ pubkey: new PublicKey(key), isSigner: false, isWritable: true })), data: Buffer.from(data) }));
        }
        transaction.sign(payer);
        const compiled = transaction.compileMessage();
        const { message, signatures, bytes } = decodeTransaction(new Uint8Array(transaction.serialize()));
        expect(message.accountKeys).toEqual(compiled.accountKeys.map((key) => key.toBase58()));
        expect(message.instructions.map((each) => [each.programIdIndex, each.accounts])).toEqual(compiled.instructions.map((each) => [each.programIdIndex, each.accounts]));
        expect(encodeTransaction(signatures, encodeMessage(message))).toEqual(bytes);
      }),
      { numRuns: 100 },
    );
  });

  it('reads version 0 messages with lookups', () => {
    const message = new MessageV0({
      header: { numRequiredSignatures: 1, numReadonlySignedAccounts: 0, numReadonlyUnsignedAccounts: 1 },
      staticAccountKeys: [payer.publicKey, SystemProgram.programId],
      recentBlockhash: BLOCKHASH,
      compiledInstructions: [{ programIdIndex: 1, accountKeyIndexes: [0, 2, 3], data: Uint8Array.of(9) }],
      addressTableLookups: [{ accountKey: other, writableIndexes: [4], readonlyIndexes: [7] }],
    });
    const transaction = new VersionedTransaction(message);
    transaction.sign([payer]);
    const decoded = decodeTransaction(transaction.serialize());
    expect(decoded.message).toMatchObject({ version: 0, lookups: [{ table: other.toBase58(), writable: [4], readonly: [7] }] });
    expect(decoded.messageBytes).toEqual(message.serialize());
  });

  it('refuses bytes that are cut off at any point', () => {
    const bytes = transferBytes();
    for (let length = 0; length < bytes.length; length += 1) expect(refusal(bytes.slice(0, length))).toBe('deserialize');
  });

  it('refuses bytes after the end', () => {
    expect(refusal(Uint8Array.from([...transferBytes(), 0]))).toBe('deserialize');
  });

  it('refuses more bytes than a packet carries', () => {
    expect(refusal(new Uint8Array(1233))).toBe('deserialize');
  });

  it('refuses a length in a longer spelling than it needs', () => {
    const [count = 0, ...rest] = transferBytes();
    expect(refusal(Uint8Array.from([count | 0x80, 0, ...rest]))).toBe('deserialize');
  });

  it('refuses versions nobody knows yet', () => {
    const bytes = transferBytes();
    bytes[65] = 0x81;
    expect(refusal(bytes)).toBe('deserialize');
  });

  it.each<[string, (message: WireMessage) => WireMessage]>([
    ['more signers than signatures', (message) => ({ ...message, header: { ...message.header, requiredSignatures: 2 } })],
    ['no signer at all', (message) => ({ ...message, header: { ...message.header, requiredSignatures: 0 } })],
    ['a fee payer that may not be written', (message) => ({ ...message, header: { ...message.header, readonlySigned: 1 } })],
    ['more roles than keys', (message) => ({ ...message, header: { ...message.header, readonlyUnsigned: 3 } })],
    ['an account index past the keys', (message) => ({ ...message, instructions: message.instructions.map((each) => ({ ...each, accounts: [0, 3] })) })],
    ['a program index past the keys', (message) => ({ ...message, instructions: message.instructions.map((each) => ({ ...each, programIdIndex: 3 })) })],
    ['the fee payer as program', (message) => ({ ...message, instructions: message.instructions.map((each) => ({ ...each, programIdIndex: 0 })) })],
    ['a lookup that looks nothing up', (message) => ({ ...message, version: 0, lookups: [{ table: BLOCKHASH, writable: [], readonly: [] }] })],
    ['a program from a lookup table', (message) => ({ ...message, version: 0, lookups: [{ table: BLOCKHASH, writable: [], readonly: [0] }], instructions: message.instructions.map((each) => ({ ...each, programIdIndex: 3 })) })],
    ['more than 256 keys', (message) => ({ ...message, version: 0, lookups: [{ table: BLOCKHASH, writable: Array.from({ length: 254 }, (_, index) => index), readonly: [] }] })],
  ])('refuses %s', (_name, edit) => {
    expect(refusal(withMessage(edit))).toBe('sanitize');
  });
});
