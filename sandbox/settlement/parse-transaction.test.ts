import bs58 from 'bs58';
import { describe, expect, it } from 'vitest';
import { parseTransaction } from './parse-transaction.ts';

const MEMO = 'MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr';
const MINT = 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v';

function balance(accountIndex: number, amount: string, mint = MINT) {
  return { accountIndex, mint, owner: 'owner', programId: 'program', uiTokenAmount: { amount, decimals: 6, uiAmountString: '0' } };
}

function answer(change: object = {}, meta: object = {}) {
  return {
    slot: 42,
    blockTime: 1_777_900_000,
    transaction: { signatures: ['sig'], message: { accountKeys: ['payer', 'account', MEMO], instructions: [{ programIdIndex: 2, accounts: [], data: bs58.encode(Buffer.from('HILT:abc')) }] } },
    meta: { err: null, preBalances: [10, 0, 1], postBalances: [5, 0, 1], preTokenBalances: [balance(1, '7')], postTokenBalances: [balance(1, '9')], loadedAddresses: { writable: ['w'], readonly: ['r'] }, ...meta },
    ...change,
  };
}

describe('reading a transaction of a node', () => {
  it('resolves keys, memo data, lamports, tokens and the time', () => {
    expect(parseTransaction(answer())).toMatchObject({
      signature: 'sig',
      slot: 42,
      blockTime: 1_777_900_000_000,
      failed: false,
      keys: ['payer', 'account', MEMO, 'w', 'r'],
      instructions: [{ program: MEMO, data: new Uint8Array(Buffer.from('HILT:abc')) }],
      tokens: [{ account: 'account', mint: MINT, before: { amount: 7n, owner: 'owner' }, after: { amount: 9n } }],
    });
    expect(parseTransaction(answer())?.lamports[0]).toEqual({ before: 10n, after: 5n });
  });
  it('takes any error for a failed transaction', () => {
    expect(parseTransaction(answer({}, { err: { InstructionError: [0, 'Custom'] } }))?.failed).toBe(true);
  });
  it('shows opened and closed token accounts as one-sided', () => {
    expect(parseTransaction(answer({}, { preTokenBalances: [] }))?.tokens).toMatchObject([{ before: null, after: { amount: 9n } }]);
    expect(parseTransaction(answer({}, { postTokenBalances: [] }))?.tokens).toMatchObject([{ before: { amount: 7n }, after: null }]);
  });
  it('keeps mints apart that used one address in turn', () => {
    expect(parseTransaction(answer({}, { postTokenBalances: [balance(1, '9', 'other')] }))?.tokens).toHaveLength(2);
  });
  it('does not judge a block without a time', () => {
    expect(parseTransaction(answer({ blockTime: null }))).toBeNull();
  });
  it.each<[string, unknown, string]>([
    ['no meta', answer({ meta: null }), 'Expected Object'],
    ['an account it does not list', answer({ transaction: { signatures: ['s'], message: { accountKeys: [], instructions: [{ programIdIndex: 7, data: '' }] } } }), 'does not list'],
    ['an amount that is no number', answer({}, { postTokenBalances: [balance(1, '1e9')] }), 'Invalid format'],
    ['text', 'nonsense', 'Expected Object'],
  ])('refuses %s', (_, bad, message) => {
    expect(() => parseTransaction(bad)).toThrow(message);
  });
});
