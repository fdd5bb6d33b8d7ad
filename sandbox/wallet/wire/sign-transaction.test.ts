import { createAssociatedTokenAccountIdempotentInstruction, createTransferCheckedInstruction, getAssociatedTokenAddressSync } from '@solana/spl-token';
import { ComputeBudgetProgram, Keypair, PublicKey, SystemInstruction, SystemProgram, Transaction, TransactionInstruction, VersionedMessage, VersionedTransaction } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { USDC_MINT } from '../../../src/solana/mints.ts';
import { CLOCK_SYSVAR, GUARD_PROGRAM } from '../../../src/solana/programs.ts';
import { accountKey } from '../account-key.ts';
import type { Switches } from '../switches.ts';
import { signTransaction } from './sign-transaction.ts';

const seed = new Uint8Array(32).fill(7);
const key = accountKey(seed, 0);
const thief = accountKey(seed, 1_000);
const payer = Keypair.fromSeed(seed).publicKey;
const mint = new PublicKey(USDC_MINT);
const merchant = Keypair.fromSeed(new Uint8Array(32).fill(1)).publicKey;
const feeWallet = Keypair.fromSeed(new Uint8Array(32).fill(2)).publicKey;
const source = getAssociatedTokenAddressSync(mint, payer);

function payment(more: readonly TransactionInstruction[] = []): Uint8Array {
  const ata = (owner: PublicKey) => getAssociatedTokenAddressSync(mint, owner);
  const transaction = new Transaction({ feePayer: payer, blockhash: payer.toBase58(), lastValidBlockHeight: 1 });
  transaction.add(
    ComputeBudgetProgram.setComputeUnitLimit({ units: 80_000 }),
    createAssociatedTokenAccountIdempotentInstruction(payer, ata(merchant), merchant, mint),
    createTransferCheckedInstruction(source, mint, ata(feeWallet), payer, 580_000n, 6),
    new TransactionInstruction({ programId: new PublicKey('MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr'), keys: [], data: Buffer.from('HILT:abc') }),
    createTransferCheckedInstruction(source, mint, ata(merchant), payer, 28_420_000n, 6),
    ...more,
  );
  return new Uint8Array(transaction.serialize({ requireAllSignatures: false, verifySignatures: false }));
}

function signed(bytes: Uint8Array, switches: Partial<Pick<Switches, 'guards' | 'tamper'>> = {}) {
  return signTransaction(bytes, key, { guards: 'none', tamper: 'none', ...switches }, thief);
}

const isGuard = (instruction: TransactionInstruction): boolean => instruction.programId.toBase58() === GUARD_PROGRAM;

/** The one instruction that a dishonest wallet changed or added, in a transaction that is still valid. */
function theLie(tamper: Switches['tamper']): TransactionInstruction {
  const bytes = payment();
  const original = Transaction.from(bytes).instructions.map((instruction) => JSON.stringify(instruction));
  const cheated = Transaction.from(signed(bytes, { tamper }).transaction);
  if (!cheated.verifySignatures()) throw new Error('not validly signed');
  const [lie, ...more] = cheated.instructions.filter((instruction, index) => JSON.stringify(instruction) !== original[index]);
  if (lie === undefined || more.length > 0) throw new Error('not exactly one lie');
  return lie;
}

describe('signTransaction', () => {
  it('signs the very message it was given when no switch is on', () => {
    const bytes = payment();
    const { transaction, signature } = signed(bytes);
    expect(transaction.slice(65)).toEqual(bytes.slice(65));
    expect(transaction.slice(1, 65)).toEqual(signature);
    expect(Transaction.from(transaction).verifySignatures()).toBe(true);
  });

  it.each([
    ['one-after', 0, 1],
    ['two-after', 0, 2],
    ['three-before-one-after', 3, 1],
  ] as const)('adds guards %s as a valid signed transaction that does the same', (guards, before, after) => {
    const bytes = payment();
    const original = Transaction.from(bytes);
    const { transaction } = signed(bytes, { guards });
    const guarded = Transaction.from(transaction);
    expect(guarded.verifySignatures()).toBe(true);
    expect(VersionedMessage.deserialize(transaction.slice(65)).header.numRequiredSignatures).toBe(1);
    expect(guarded.instructions.map(isGuard)).toEqual([...Array<boolean>(before).fill(true), ...original.instructions.map(() => false), ...Array<boolean>(after).fill(true)]);
    const rest = guarded.instructions.filter((instruction) => !isGuard(instruction));
    expect(rest).toEqual(original.instructions);
    for (const instruction of guarded.instructions.filter(isGuard)) {
      expect(instruction.data[0]).toBeGreaterThanOrEqual(2);
      expect(instruction.data[0]).toBeLessThanOrEqual(16);
    }
  });

  it('gives guards no signer and no writable account that the payment did not have', () => {
    const bytes = payment();
    const before = VersionedMessage.deserialize(bytes.slice(65));
    const after = VersionedMessage.deserialize(signed(bytes, { guards: 'three-before-one-after' }).transaction.slice(65));
    const writable = (message: VersionedMessage) => message.staticAccountKeys.filter((_, index) => message.isAccountWritable(index)).map(String);
    expect(writable(after)).toEqual(writable(before));
    expect(after.header.numRequiredSignatures).toBe(before.header.numRequiredSignatures);
    const added = after.staticAccountKeys.map(String).filter((account) => !before.staticAccountKeys.map(String).includes(account));
    expect(added).toEqual([GUARD_PROGRAM, CLOCK_SYSVAR]);
  });

  it('adds no guards to a transaction that somebody else also signs, and keeps their signature', () => {
    const other = Keypair.fromSeed(new Uint8Array(32).fill(9));
    const bytes = payment([SystemProgram.transfer({ fromPubkey: other.publicKey, toPubkey: payer, lamports: 1 })]);
    const half = Transaction.from(bytes);
    half.partialSign(other);
    const { transaction } = signed(new Uint8Array(half.serialize({ requireAllSignatures: false })), { guards: 'two-after' });
    expect(Transaction.from(transaction).verifySignatures()).toBe(true);
    expect(Transaction.from(transaction).instructions.some(isGuard)).toBe(false);
  });

  it('adds no guards that would no longer fit into a packet', () => {
    const filler = new TransactionInstruction({ programId: merchant, keys: [], data: Buffer.alloc(1232 - payment().length - 10) });
    const { transaction } = signed(payment([filler]), { guards: 'three-before-one-after' });
    expect(transaction.length).toBeLessThanOrEqual(1232);
    expect(Transaction.from(transaction).instructions.some(isGuard)).toBe(false);
  });

  it('guards a SOL payment too, and a versioned one', () => {
    const transaction = new Transaction({ feePayer: payer, blockhash: payer.toBase58(), lastValidBlockHeight: 1 }).add(SystemProgram.transfer({ fromPubkey: payer, toPubkey: merchant, lamports: 5 }));
    const sol = signed(new Uint8Array(transaction.serialize({ requireAllSignatures: false })), { guards: 'three-before-one-after' });
    expect(Transaction.from(sol.transaction).instructions.filter(isGuard)).toHaveLength(4);
    const versioned = VersionedTransaction.deserialize(payment());
    expect(VersionedTransaction.deserialize(signed(versioned.serialize(), { guards: 'one-after' }).transaction).message.compiledInstructions).toHaveLength(6);
  });

  it('can sign a dishonest amount, validly', () => {
    const lie = theLie('amount');
    expect(lie.data.readBigUInt64LE(1)).toBe(29_420_000n);
  });

  it.each(['recipient', 'extra-transfer'] as const)('can sign a dishonest %s, validly', (tamper) => {
    const takers = theLie(tamper).keys.filter(({ pubkey }) => pubkey.toBase58() === thief.address);
    expect(takers).toMatchObject([{ isWritable: true, isSigner: false }]);
  });

  it('can let a thief pay the network fee: both have signed validly, and nothing else has changed', () => {
    const bytes = payment();
    const { transaction, signature } = signed(bytes, { tamper: 'fee-payer' });
    const cheated = Transaction.from(transaction);
    expect(cheated.verifySignatures()).toBe(true);
    expect(cheated.feePayer?.toBase58()).toBe(thief.address);
    expect(cheated.signatures.map(({ publicKey }) => publicKey.toBase58())).toEqual([thief.address, key.address]);
    expect(new Uint8Array(cheated.signature ?? [])).toEqual(signature);
    expect(cheated.instructions.map(({ data }) => data)).toEqual(Transaction.from(bytes).instructions.map(({ data }) => data));
  });

  it('can make one more account writable that nothing uses', () => {
    const cheated = VersionedTransaction.deserialize(signed(payment(), { tamper: 'writable-account' }).transaction).message;
    const index = cheated.staticAccountKeys.findIndex((account) => account.toBase58() === thief.address);
    expect([cheated.isAccountWritable(index), cheated.isAccountSigner(index)]).toEqual([true, false]);
    expect(cheated.compiledInstructions.flatMap(({ accountKeyIndexes }) => accountKeyIndexes)).not.toContain(index);
  });

  it('can make a payment that could be sent at any later time, as far as its instructions say', () => {
    const [first] = Transaction.from(signed(payment(), { tamper: 'nonce-advance' }).transaction).instructions;
    if (first === undefined) throw new Error('no instruction');
    expect(SystemInstruction.decodeNonceAdvance(first)).toMatchObject({ noncePubkey: new PublicKey(thief.address), authorizedPubkey: payer });
  });

  it.each([
    ['a payment that sets a price', [ComputeBudgetProgram.setComputeUnitPrice({ microLamports: 5 })]],
    ['one that sets none', []],
  ])('can pay a huge priority fee, once, for %s', (_, more) => {
    const prices = Transaction.from(signed(payment(more), { tamper: 'priority-fee' }).transaction).instructions.filter(({ programId, data }) => programId.equals(ComputeBudgetProgram.programId) && data[0] === 3);
    expect(prices.map(({ data }) => data.readBigUInt64LE(1))).toEqual([1_000_000_000n]);
  });

  it('can sign another payment mark, and nothing else', () => {
    expect(theLie('memo').data.toString()).toBe('HILT:somebody-else');
  });

  it('can sign over another blockhash, and nothing else', () => {
    const bytes = payment();
    const [shown, cheated] = [Transaction.from(bytes), Transaction.from(signed(bytes, { tamper: 'blockhash' }).transaction)];
    expect(cheated.recentBlockhash).not.toBe(shown.recentBlockhash);
    expect(cheated.instructions).toEqual(shown.instructions);
  });

  it('can sign something else altogether', () => {
    const cheated = Transaction.from(signed(payment(), { tamper: 'other-message' }).transaction);
    expect(cheated.verifySignatures()).toBe(true);
    const [only, ...more] = cheated.instructions;
    if (only === undefined || more.length > 0) throw new Error('not one instruction');
    expect(SystemInstruction.decodeTransfer(only)).toMatchObject({ fromPubkey: payer, toPubkey: new PublicKey(thief.address), lamports: 1_000_000n });
  });

  it('refuses a transaction it is no signer of, and bytes that are none', () => {
    expect(() => signTransaction(payment(), thief, { guards: 'none', tamper: 'none' }, thief)).toThrow(/not among the signers/);
    expect(() => signed(new Uint8Array([1, 2, 3]))).toThrow(Error);
  });
});
