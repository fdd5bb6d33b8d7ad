import { createTransferCheckedInstruction } from '@solana/spl-token';
import { ComputeBudgetProgram, PublicKey, SystemProgram, type TransactionInstruction } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { baseUnits } from '../../money/base-units.ts';
import { type Editable, guardInstruction, instructionOf, putTogether, putTogetherV0, takeApart } from '../../testing/solana-edits.ts';
import { testAddress, testBlockhash, testKey } from '../../testing/solana-keys.ts';
import { solTerms, usdcTerms } from '../../testing/solana-terms.ts';
import { signMessage, signTransaction } from '../../testing/solana-transactions.ts';
import type { Address } from '../address.ts';
import type { Difference } from '../chain-sight.ts';
import { USDC_MINT } from '../mints.ts';
import type { PaymentTerms } from '../payment-terms.ts';
import type { PreparedPayment } from '../preflight-result.ts';
import { COMPUTE_BUDGET_PROGRAM, MEMO_PROGRAM, SYSTEM_PROGRAM, TOKEN_PROGRAM } from '../programs.ts';
import { buildPayment } from '../signing/build-payment.ts';
import { decodeTransaction } from '../wire/decode-transaction.ts';
import { tokenAccountAddress } from '../wire/token-account-address.ts';
import { verifySigned } from './verify-signed.ts';

const buyer = testKey('buyer');
const thief = testKey('thief');
const terms = usdcTerms();
const prepared = {
  payer: buyer.address,
  blockhash: testBlockhash('ours'),
  costs: { networkFee: baseUnits(7_000n), rent: baseUnits(2_039_280n), opens: ['merchant'] },
} satisfies Pick<PreparedPayment, 'payer' | 'blockhash' | 'costs'>;

function built(of: PaymentTerms = terms): Uint8Array {
  return buildPayment(of, { payer: buyer.address, blockhash: prepared.blockhash, opens: of.mint === 'native' ? [] : ['merchant'], computeUnits: 160_000, computePrice: 10_000n });
}

/** The payment after `edit` has changed its instructions (0 limit, 1 price, 2 open, 3 fee, 4 memo, 5 merchant), signed by the buyer. */
function signedAfter(edit: (instructions: TransactionInstruction[], whole: Editable) => void, of = terms): Uint8Array {
  const editable = takeApart(built(of));
  edit(editable.instructions, editable);
  return signTransaction(putTogether(editable), buyer);
}

function differences(signed: Uint8Array, of = terms): readonly Difference[] {
  const check = verifySigned(of, of.mint === 'native' ? { ...prepared, costs: { ...prepared.costs, opens: [] } } : prepared, signed);
  return check.ok ? [] : check.differences;
}

const whats = (signed: Uint8Array): readonly string[] => differences(signed).map(({ what }) => what);
const account = (wallet: Address) => new PublicKey(tokenAccountAddress(wallet, USDC_MINT));
const transfer = (to: Address, amount: bigint) => createTransferCheckedInstruction(account(buyer.address), new PublicKey(USDC_MINT), account(to), new PublicKey(buyer.address), amount, 6);

describe('verifySigned accepts', () => {
  it('the payment as it was built, and names its signature', () => {
    const signed = signTransaction(built(), buyer);
    const check = verifySigned(terms, prepared, signed);
    expect(check.ok && check.signature).toBeTruthy();
  });

  it('a payment in SOL', () => {
    expect(differences(signTransaction(built(solTerms()), buyer), solTerms())).toEqual([]);
  });

  it.each([
    ['one guard after', [], [2]],
    ['two guards after', [], [9, 15]],
    ['three before and one after', [5, 5, 9], [16]],
  ])('%s', (_, before, after) => {
    const guard = (discriminator: number) => guardInstruction(discriminator, [testAddress('watched'), buyer.address]);
    expect(
      whats(
        signedAfter((list) => {
          list.unshift(...before.map(guard));
          list.push(...after.map(guard));
        }),
      ),
    ).toEqual([]);
  });

  it('guards between our instructions, up to six', () => {
    expect(whats(signedAfter((list) => list.splice(3, 0, ...[2, 3, 4, 5, 6, 7].map((n) => guardInstruction(n)))))).toEqual([]);
  });

  it.each([
    ['another limit', (list: TransactionInstruction[]) => list.splice(0, 1, ComputeBudgetProgram.setComputeUnitLimit({ units: 300_000 }))],
    ['a higher price within 0.001 SOL', (list: TransactionInstruction[]) => list.splice(1, 1, ComputeBudgetProgram.setComputeUnitPrice({ microLamports: 6_250_000 }))],
    ['no compute settings at all', (list: TransactionInstruction[]) => list.splice(0, 2)],
    ['compute settings moved to the end', (list: TransactionInstruction[]) => list.push(...list.splice(0, 2))],
  ])('%s', (_, edit) => {
    expect(whats(signedAfter(edit))).toEqual([]);
  });

  it('the same payment re-serialised as v0', () => {
    expect(whats(signTransaction(putTogetherV0(takeApart(built())), buyer))).toEqual([]);
  });

  it('the same payment with its keys in another order', () => {
    const { message } = decodeTransaction(built());
    const { keys, readonlyUnsigned } = message;
    const firstReadonly = keys.length - readonlyUnsigned;
    const order = [...keys.slice(0, firstReadonly), ...keys.slice(firstReadonly).toReversed()];
    const place = (index: number) => order.indexOf(keys[index] ?? buyer.address);
    const instructions = message.instructions.map((one) => ({ ...one, programIndex: place(one.programIndex), accountIndexes: one.accountIndexes.map(place) }));
    expect(whats(signMessage({ ...message, keys: order, instructions }, buyer))).toEqual([]);
  });
});

describe('verifySigned refuses', () => {
  it.each<[string, (list: TransactionInstruction[], whole: Editable) => void, string]>([
    ['another recipient', (list) => list.splice(5, 1, withKeys(transfer(thief.address, 28_420_000n), list[5])), 'recipient'],
    ['a smaller amount', (list) => list.splice(5, 1, withKeys(transfer(terms.merchantWallet, 28_419_999n), list[5])), 'seller-amount'],
    ['a larger amount', (list) => list.splice(5, 1, withKeys(transfer(terms.merchantWallet, 28_420_001n), list[5])), 'seller-amount'],
    ['another fee', (list) => list.splice(3, 1, transfer(terms.feeWallet, 580_001n)), 'fee-amount'],
    ['the fee left out', (list) => list.splice(3, 1), 'fee-amount'],
    ['the merchant left out', (list) => list.splice(5, 1), 'seller-amount'],
    ['an extra token transfer', (list) => list.push(transfer(thief.address, 1n)), 'extra-transfer'],
    ['an extra transfer to the merchant', (list) => list.push(transfer(terms.merchantWallet, 28_420_000n)), 'extra-transfer'],
    ['an extra SOL transfer', (list, { payer }) => list.unshift(SystemProgram.transfer({ fromPubkey: payer, toPubkey: new PublicKey(thief.address), lamports: 1n })), 'extra-transfer'],
    ['a durable nonce', (list, { payer }) => list.unshift(SystemProgram.nonceAdvance({ noncePubkey: new PublicKey(testAddress('nonce')), authorizedPubkey: payer })), 'nonce-advance'],
    ['another memo', (list) => list.splice(4, 1, instructionOf(MEMO_PROGRAM, [], [...Buffer.from('HILT:other')])), 'memo'],
    ['no memo', (list) => list.splice(4, 1), 'memo'],
    ['a second memo', (list) => list.push(instructionOf(MEMO_PROGRAM, [], [...Buffer.from('HILT:other')])), 'unknown-instruction'],
    ['another reference', (list) => replaceKey(list[5], 4, testAddress('other')), 'reference'],
    ['no reference', (list) => list[5]?.keys.pop(), 'reference'],
    ['the opening of another account', (list) => replaceKey(list[2], 1, testAddress('other')), 'recipient'],
    ['the opening left out', (list) => list.splice(2, 1), 'format'],
    ['our instructions in another order', (list) => list.push(...list.splice(3, 1)), 'format'],
    ['another blockhash', (_, whole) => Object.assign(whole, { blockhash: testBlockhash('theirs') }), 'blockhash'],
    ['an approval for a spender', (list) => list.push(instructionOf(TOKEN_PROGRAM, [tokenAccountAddress(buyer.address, USDC_MINT), thief.address, buyer.address], [4, 255, 255, 0, 0, 0, 0, 0, 0])), 'unknown-instruction'],
    ['an unknown program', (list) => list.push(instructionOf(testAddress('program'), [], [1])), 'unknown-instruction'],
    ['a huge price', (list) => list.splice(1, 1, ComputeBudgetProgram.setComputeUnitPrice({ microLamports: 6_250_001 })), 'priority-fee'],
    ['a huge price hidden by a missing limit', (list) => list.splice(0, 2, ComputeBudgetProgram.setComputeUnitPrice({ microLamports: 5_000_000 })), 'priority-fee'],
    ['a second price', (list) => list.push(ComputeBudgetProgram.setComputeUnitPrice({ microLamports: 1 })), 'priority-fee'],
    ['a second limit', (list) => list.push(ComputeBudgetProgram.setComputeUnitLimit({ units: 1 })), 'compute-limit'],
    ['another compute setting', (list) => list.push(instructionOf(COMPUTE_BUDGET_PROGRAM, [], [1, 0, 0, 4, 0])), 'unknown-instruction'],
    ['a seventh guard', (list) => list.push(...Array.from({ length: 7 }, () => guardInstruction(2))), 'guard'],
    ['a guard that writes memory', (list) => list.push(guardInstruction(0)), 'guard'],
    ['a guard that closes memory', (list) => list.push(guardInstruction(1)), 'guard'],
    ['a guard nobody has read', (list) => list.push(guardInstruction(17)), 'guard'],
    ['a guard with a new writable account', (list) => list.push(guardInstruction(2, [testAddress('watched')], true)), 'writable-account'],
    ['a mint made writable', (list) => Object.assign(list[5]?.keys[1] ?? {}, { isWritable: true }), 'writable-account'],
    ['a new key that a compute setting brings along writable', (list) => list.splice(0, 1, withKeys(instructionOf(COMPUTE_BUDGET_PROGRAM, [testAddress('x')], [2, 0, 0, 2, 0], true))), 'writable-account'],
  ])('%s', (_, edit, what) => {
    expect(whats(signedAfter(edit))).toContain(what);
  });

  it('another fee payer, who signed too', () => {
    const editable = takeApart(built());
    const signed = signTransaction(putTogether({ ...editable, payer: new PublicKey(thief.address) }), thief, buyer);
    expect(whats(signed)).toEqual(expect.arrayContaining(['payer', 'signer', 'signature']));
  });

  it('a second signer', () => {
    const editable = takeApart(built());
    const guard = guardInstruction(2, [thief.address]);
    Object.assign(guard.keys[0] ?? {}, { isSigner: true });
    editable.instructions.push(guard);
    expect(whats(signTransaction(putTogether(editable), buyer, thief))).toContain('signer');
  });

  it('the payment of another session', () => {
    const other = usdcTerms({ paymentId: 'pay-2', nonce: 'nonce-2' });
    expect(whats(signTransaction(built(other), buyer))).toEqual(expect.arrayContaining(['memo', 'reference']));
  });

  it('a transaction without the payer’s signature, or with one by somebody else', () => {
    expect(whats(built())).toEqual(['signature']);
    expect(whats(signTransaction(built(), thief))).toEqual(['signature']);
  });

  it('accounts out of a lookup table, which cannot be judged offline', () => {
    const looked = [account(terms.merchantWallet), account(terms.feeWallet)];
    expect(differences(signTransaction(putTogetherV0(takeApart(built()), looked), buyer))).toEqual([{ what: 'format', shown: '', signed: '' }]);
  });

  it('a key without a purpose', () => {
    const { message } = decodeTransaction(built());
    expect(whats(signMessage({ ...message, readonlyUnsigned: message.readonlyUnsigned + 1, keys: [...message.keys, testAddress('idle')] }, buyer))).toEqual(['format']);
  });

  it('bytes that are no transaction', () => {
    for (const bytes of [new Uint8Array(), new Uint8Array(64), signTransaction(built(), buyer).slice(0, -1)]) expect(whats(bytes)).toEqual(['format']);
  });

  it('a payment in SOL to somebody else', () => {
    const signed = signedAfter((list) => replaceKey(list.at(-1), 1, thief.address), solTerms());
    expect(differences(signed, solTerms())).toContainEqual({ what: 'recipient', shown: terms.merchantWallet, signed: thief.address });
    expect(SYSTEM_PROGRAM).toBe(SystemProgram.programId.toBase58());
  });
});

describe('the list of differences', () => {
  it('has amounts as the screen shows them', () => {
    const signed = signedAfter((list) => list.splice(5, 1, withKeys(transfer(terms.merchantWallet, 284_200_000n), list[5])));
    expect(differences(signed)).toEqual([{ what: 'seller-amount', shown: '28.42 USDC', signed: '284.20 USDC' }]);
  });

  it('says where an extra transfer goes', () => {
    const signed = signedAfter((list) => list.push(transfer(thief.address, 1_000_000n)));
    const to = tokenAccountAddress(thief.address, USDC_MINT);
    expect(differences(signed)).toEqual(expect.arrayContaining([{ what: 'extra-transfer', shown: '', signed: `1 USDC → ${to}` }, { what: 'writable-account', shown: '', signed: to }]));
  });
});

/** The instruction with our reference key on it, so that only the intended thing differs. */
function withKeys(instruction: TransactionInstruction, like?: TransactionInstruction): TransactionInstruction {
  if (like !== undefined) instruction.keys.push(...like.keys.slice(4));
  return instruction;
}

function replaceKey(instruction: TransactionInstruction | undefined, at: number, key: Address): void {
  Object.assign(instruction?.keys[at] ?? {}, { pubkey: new PublicKey(key) });
}
