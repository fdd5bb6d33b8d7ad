import { Keypair, PublicKey, Transaction, TransactionInstruction, TransactionMessage, VersionedTransaction, AddressLookupTableAccount } from '@solana/web3.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeMessage } from '../../testing/solana-transactions.ts';
import { address } from '../address.ts';
import { concatBytes, sameBytes } from '../bytes.ts';
import { DecodeError } from './decode-error.ts';
import { type DecodedTransaction, decodeTransaction, MAX_TRANSACTION_BYTES } from './decode-transaction.ts';
import { resolveMessage } from './resolved-message.ts';

const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 });
const pubkey = bytes32.map((raw) => new PublicKey(raw));
const instruction = fc
  .record({
    programId: pubkey,
    keys: fc.array(fc.record({ pubkey, isSigner: fc.boolean(), isWritable: fc.boolean() }), { maxLength: 4 }),
    data: fc.uint8Array({ maxLength: 60 }).map((raw) => Buffer.from(raw)),
  })
  .map((fields) => new TransactionInstruction(fields));
const instructions = fc.array(instruction, { minLength: 1, maxLength: 3 });
const payer = Keypair.fromSeed(new Uint8Array(32).fill(7)).publicKey;

/** What the official library says an instruction list means, in the words of our resolver. */
function meaning(list: readonly TransactionInstruction[]) {
  return list.map(({ programId, keys, data }) => ({ program: programId.toBase58(), accounts: keys.map((key) => key.pubkey.toBase58()), data: new Uint8Array(data) }));
}

function compiled<T>(build: () => T): T | null {
  try {
    return build();
  } catch {
    return null; // too large for a packet: nothing to compare
  }
}

describe('decodeTransaction', () => {
  it('reads what web3.js writes as a legacy transaction, with the same meaning', () => {
    fc.assert(
      fc.property(instructions, bytes32, (list, hash) => {
        const blockhash = new PublicKey(hash).toBase58();
        const transaction = new Transaction({ feePayer: payer, recentBlockhash: blockhash }).add(...list);
        const wire = compiled(() => transaction.serialize({ requireAllSignatures: false, verifySignatures: false }));
        fc.pre(wire !== null);
        const { message, messageBytes, signatures } = decodeTransaction(new Uint8Array(wire));
        const resolved = resolveMessage(message);
        expect(message.version).toBe('legacy');
        expect(resolved.blockhash).toBe(blockhash);
        expect(resolved.feePayer).toBe(payer.toBase58());
        expect(resolved.instructions).toEqual(meaning(list));
        const official = transaction.compileMessage();
        expect(message.keys).toEqual(official.accountKeys.map((key) => key.toBase58()));
        expect(message.keys.filter((key) => resolved.writable.has(key))).toEqual(message.keys.filter((_, index) => official.isAccountWritable(index)));
        expect(message.keys.filter((key) => resolved.signers.has(key))).toEqual(message.keys.filter((_, index) => official.isAccountSigner(index)));
        expect(signatures).toHaveLength(message.requiredSignatures);
        expect(encodeMessage(message)).toEqual(messageBytes);
      }),
    );
  });

  it('reads what web3.js writes as a v0 transaction, with and without lookup tables', () => {
    fc.assert(
      fc.property(instructions, bytes32, fc.boolean(), (list, hash, withTable) => {
        const keys = list.flatMap((one) => one.keys).filter((key) => !key.isSigner).map((key) => key.pubkey);
        const table = new AddressLookupTableAccount({ key: new PublicKey(new Uint8Array(32).fill(9)), state: { deactivationSlot: 2n ** 64n - 1n, lastExtendedSlot: 0, lastExtendedSlotStartIndex: 0, addresses: keys } });
        const official = compiled(() => new TransactionMessage({ payerKey: payer, recentBlockhash: new PublicKey(hash).toBase58(), instructions: list }).compileToV0Message(withTable ? [table] : []));
        const wire = official && compiled(() => new VersionedTransaction(official).serialize());
        fc.pre(official !== null && wire !== null && wire.length <= MAX_TRANSACTION_BYTES);
        const { message, messageBytes } = decodeTransaction(wire);
        expect(message.version).toBe(0);
        expect(encodeMessage(message)).toEqual(messageBytes);
        const at = (indexes: readonly number[]) => indexes.map((index) => address(keys[index]?.toBase58() ?? ''));
        const loaded = { writable: at(message.lookups.flatMap((lookup) => lookup.writableIndexes)), readonly: at(message.lookups.flatMap((lookup) => lookup.readonlyIndexes)) };
        const resolved = resolveMessage(message, loaded);
        expect(resolved.instructions).toEqual(meaning(list));
        expect(resolved.keys.filter((key) => resolved.writable.has(key))).toEqual(resolved.keys.filter((_, index) => official.isAccountWritable(index)));
      }),
    );
  });

  it('throws nothing but its own error, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 1300 }), (random) => {
        expect(() => readable(random)).not.toThrow();
      }),
      { numRuns: 2000 },
    );
  });

  it('either refuses a changed transaction or reads one that writes back to exactly those bytes', () => {
    const wire = plain();
    fc.assert(
      fc.property(fc.nat(wire.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = wire.slice();
        changed[at] = (changed[at] ?? 0) ^ flip;
        const read = readable(changed);
        expect(read === null || sameBytes(encodeMessage(read.message), read.messageBytes)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('refuses bytes cut off anywhere, and bytes left over', () => {
    const wire = plain();
    for (let length = 0; length < wire.length; length += 1) expect(() => decodeTransaction(wire.slice(0, length))).toThrow(DecodeError);
    expect(() => decodeTransaction(concatBytes(wire, Uint8Array.of(0)))).toThrow('left-over-bytes');
    expect(() => decodeTransaction(new Uint8Array(MAX_TRANSACTION_BYTES + 1))).toThrow('too-long');
  });

  it.each([
    ['a length in a longer spelling', (wire: Uint8Array) => concatBytes(Uint8Array.of(0x81, 0x00), wire.slice(1)), 'bad-length'],
    ['an unknown message version', (wire: Uint8Array) => withByte(wire, 65, 0x81), 'unknown-version'],
    ['no signer', (wire: Uint8Array) => withByte(wire, 65, 0), 'bad-header'],
    ['a read-only fee payer', (wire: Uint8Array) => withByte(wire, 66, 1), 'bad-header'],
    ['more signers than signatures', (wire: Uint8Array) => withByte(withByte(wire, 65, 2), 67, 0), 'signature-count'],
    ['the fee payer as program', (wire: Uint8Array) => withByte(wire, wire.length - 3, 0), 'bad-program-index'],
    ['a program that is not there', (wire: Uint8Array) => withByte(wire, wire.length - 3, 9), 'bad-program-index'],
  ])('refuses %s', (_, change, fault) => {
    expect(() => decodeTransaction(change(plain()))).toThrow(fault);
  });
});

describe('resolveMessage', () => {
  it('refuses to guess what a lookup table holds', () => {
    const table = new AddressLookupTableAccount({ key: payer, state: { deactivationSlot: 2n ** 64n - 1n, lastExtendedSlot: 0, lastExtendedSlotStartIndex: 0, addresses: [new PublicKey(new Uint8Array(32).fill(3))] } });
    const list = [new TransactionInstruction({ programId: new PublicKey(new Uint8Array(32).fill(4)), keys: [{ pubkey: new PublicKey(new Uint8Array(32).fill(3)), isSigner: false, isWritable: true }] })];
    const v0 = new TransactionMessage({ payerKey: payer, recentBlockhash: payer.toBase58(), instructions: list }).compileToV0Message([table]);
    const { message } = decodeTransaction(new VersionedTransaction(v0).serialize());
    expect(() => resolveMessage(message)).toThrow('lookup-mismatch');
  });
});

/** One signature, the payer, one program without accounts or data. */
function plain(): Uint8Array {
  const transaction = new Transaction({ feePayer: payer, recentBlockhash: payer.toBase58() });
  transaction.add(new TransactionInstruction({ programId: new PublicKey(new Uint8Array(32).fill(4)), keys: [] }));
  return new Uint8Array(transaction.serialize({ requireAllSignatures: false, verifySignatures: false }));
}

/** Null for bytes the decoder refuses with its own error; any other error goes through. */
function readable(bytes: Uint8Array): DecodedTransaction | null {
  try {
    return decodeTransaction(bytes);
  } catch (error) {
    if (error instanceof DecodeError) return null;
    throw error;
  }
}

function withByte(wire: Uint8Array, at: number, value: number): Uint8Array {
  const changed = wire.slice();
  changed[at] = value;
  return changed;
}
