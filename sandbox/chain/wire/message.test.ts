import { Keypair, Transaction, TransactionInstruction } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { decodeTransaction } from './decode-transaction.ts';
import { allKeys, isSigner, isWritable } from './message.ts';

const keys = Array.from({ length: 4 }, () => Keypair.generate());
const [payer, signer, writable, readonly] = keys.map((key) => key.publicKey);
const NOTHING_LOADED = { writable: [], readonly: [] };

describe('roles of keys', () => {
  it('are those the sender gave', () => {
    if (!payer || !signer || !writable || !readonly) throw new Error('four keys');
    const program = Keypair.generate().publicKey;
    const transaction = new Transaction({ feePayer: payer, recentBlockhash: payer.toBase58() }).add(
      new TransactionInstruction({
        programId: program,
        keys: [
          { pubkey: signer, isSigner: true, isWritable: false },
          { pubkey: writable, isSigner: false, isWritable: true },
          { pubkey: readonly, isSigner: false, isWritable: false },
        ],
      }),
    );
    const { message } = decodeTransaction(new Uint8Array(transaction.serialize({ requireAllSignatures: false })));
    const roles = Object.fromEntries(allKeys(message, NOTHING_LOADED).map((key, index) => [key, [isSigner(message, index), isWritable(message, NOTHING_LOADED, index)]]));
    expect(roles).toEqual({
      [payer.toBase58()]: [true, true],
      [signer.toBase58()]: [true, false],
      [writable.toBase58()]: [false, true],
      [readonly.toBase58()]: [false, false],
      [program.toBase58()]: [false, false],
    });
  });

  it('come from the list they were loaded into for looked-up keys', () => {
    const message = { version: 0, header: { requiredSignatures: 1, readonlySigned: 0, readonlyUnsigned: 1 }, accountKeys: ['a', 'p'], recentBlockhash: '', instructions: [], lookups: [] } as const;
    const loaded = { writable: ['w'], readonly: ['r'] };
    expect(allKeys(message, loaded)).toEqual(['a', 'p', 'w', 'r']);
    expect([0, 1, 2, 3].map((index) => isWritable(message, loaded, index))).toEqual([true, false, true, false]);
  });

  it('never let a called program be written', () => {
    const message = { version: 'legacy', header: { requiredSignatures: 1, readonlySigned: 0, readonlyUnsigned: 0 }, accountKeys: ['a', 'p'], recentBlockhash: '', instructions: [{ programIdIndex: 1, accounts: [], data: new Uint8Array() }], lookups: [] } as const;
    expect(isWritable(message, NOTHING_LOADED, 1)).toBe(false);
  });
});
