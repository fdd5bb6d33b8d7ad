import { describe, expect, it } from 'vitest';
import { TOKEN_2022_PROGRAM } from '../../src/solana/programs.ts';
import { paymentReference } from '../../src/solana/reference.ts';
import { FEE_WALLET } from '../seed/wallets.ts';
import { SELLERS } from '../seed/products.ts';
import { BUYER, type FakePayment, STRANGER, fakePayment } from '../testing/fake-transaction.ts';
import { NATIVE_MINT } from './assets.ts';
import { type SessionTerms, judgeTransaction } from './judge-transaction.ts';

const OPENED = Date.UTC(2026, 4, 4, 12, 0, 0);
const TERMS: SessionTerms = {
  nonce: 'n0nce',
  reference: paymentReference('payment-1'),
  amount: 1_000_000,
  merchant_amount: 980_000,
  fee_amount: 20_000,
  token_mint: 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v',
  merchant_wallet: SELLERS.tidewater,
  fee_wallet: FEE_WALLET,
  opened_at: OPENED,
  expires_at: OPENED + 1_800_000,
};
/** A mint the session did not ask for. */
const OTHER_MINT = 'Es9vMFrzaCERmJfrF4H2FYD4KCoNkY11McCe8BenwNYB';

function verdict(change: FakePayment, payer: string | null = BUYER, proven: string | null = null, terms: SessionTerms = TERMS) {
  const judged = judgeTransaction(fakePayment(terms, change), terms, payer, proven);
  return judged.ok ? `paid by ${judged.payer === BUYER ? 'buyer' : 'other'}` : judged.refusal;
}

describe('judging a landed transaction', () => {
  it.each<[string, FakePayment, string]>([
    ['the exact amounts with the memo', {}, 'paid by buyer'],
    ['the memo without the reference', { references: [] }, 'paid by buyer'],
    ['the reference without any memo', { memos: [] }, 'paid by buyer'],
    ['more than asked', { merchantAmount: 990_000n }, 'paid by buyer'],
    ['a failed transaction', { failed: true }, 'transaction_failed'],
    ['one unit too little for the seller', { merchantAmount: 979_999n, debited: 1_000_000n }, 'merchant_not_paid'],
    ['one unit too little fee', { feeAmount: 19_999n, debited: 1_000_000n }, 'fee_not_paid'],
    ['another mint', { mint: OTHER_MINT }, 'merchant_not_paid'],
    ['the memo of another session', { memos: ['HILT:0ther'] }, 'memo_mismatch'],
    ['a memo with something after the nonce', { memos: ['HILT:n0nce '] }, 'memo_mismatch'],
    ['a foreign memo beside our reference', { memos: ['thanks'] }, 'memo_mismatch'],
    ['two memos, one of them right', { memos: ['HILT:n0nce', 'HILT:0ther'] }, 'memo_ambiguous'],
    ['the right memo twice', { memos: ['HILT:n0nce', 'HILT:n0nce'] }, 'memo_ambiguous'],
    ['neither memo nor reference', { memos: [], references: [] }, 'memo_missing'],
    ['the reference of another session', { memos: [], references: [paymentReference('payment-2')] }, 'memo_missing'],
    ['a merchant account given away in the same transaction', { merchantOwner: STRANGER }, 'recipient_not_owner'],
    ['an account of the Token-2022 program', { program: TOKEN_2022_PROGRAM }, 'recipient_not_owner'],
    ['another wallet than the one that claims', { payer: STRANGER }, 'payer_mismatch'],
  ])('%s', (_, change, expected) => {
    expect(verdict(change)).toBe(expected);
  });

  it('takes the block time to the millisecond at both ends of the window and its minute of grace', () => {
    expect(verdict({ blockTime: OPENED - 60_000 })).toBe('paid by buyer');
    expect(verdict({ blockTime: OPENED - 60_001 })).toBe('before_session');
    expect(verdict({ blockTime: TERMS.expires_at + 60_000 })).toBe('paid by buyer');
    expect(verdict({ blockTime: TERMS.expires_at + 60_001 })).toBe('after_session');
  });

  it('finds the payer by itself when nobody claims', () => {
    expect(verdict({}, null)).toBe('paid by buyer');
    expect(verdict({ payer: STRANGER }, null)).toBe('paid by other');
  });

  it('does not take the fee payer for the payer', () => {
    const sponsored = fakePayment(TERMS);
    const transaction = { ...sponsored, keys: [STRANGER, ...sponsored.keys.slice(1)] };
    expect(judgeTransaction(transaction, TERMS, STRANGER, null)).toEqual({ ok: false, refusal: 'payer_mismatch' });
    expect(judgeTransaction(transaction, TERMS, BUYER, null)).toEqual({ ok: true, payer: BUYER });
  });

  it('counts what an account grew by, not what lies in it', () => {
    const honest = fakePayment(TERMS, { merchantAmount: 0n, debited: 1_000_000n });
    const rich = { ...honest, tokens: honest.tokens.map((token) => ({ ...token, before: token.before && { ...token.before, amount: token.before.amount + 5_000_000n }, after: token.after && { ...token.after, amount: token.after.amount + 5_000_000n } })) };
    expect(judgeTransaction(rich, TERMS, BUYER, null)).toEqual({ ok: false, refusal: 'merchant_not_paid' });
  });

  it('pays into an account that the transaction itself opens', () => {
    const honest = fakePayment(TERMS);
    const opening = { ...honest, tokens: honest.tokens.map((token, at) => (at === 1 ? { ...token, before: null, after: { owner: TERMS.merchant_wallet, program: null, amount: 980_000n } } : token)) };
    expect(judgeTransaction(opening, TERMS, BUYER, null)).toEqual({ ok: true, payer: BUYER });
  });

  it('does not count one transfer for both roles when seller and fee wallet are one', () => {
    const same = { ...TERMS, fee_wallet: TERMS.merchant_wallet };
    const both = fakePayment(same);
    const merged = { ...both, tokens: both.tokens.slice(0, 2).map((token) => ({ ...token, before: token.before && { ...token.before, amount: 2_000_000n }, after: token.after && { ...token.after, amount: token.account === both.tokens[0]?.account ? 1_000_000n : 2_980_000n } })) };
    expect(judgeTransaction(merged, same, BUYER, null)).toEqual({ ok: false, refusal: 'merchant_not_paid' });
  });

  describe('with a wallet that has proven an identity', () => {
    const bare: FakePayment = { memos: [], references: [] };
    it('stands in for memo and reference', () => {
      expect(verdict(bare, BUYER, BUYER)).toBe('paid by buyer');
    });
    it('only for its own money', () => {
      expect(verdict(bare, BUYER, STRANGER)).toBe('memo_missing');
      expect(verdict(bare, null, STRANGER)).toBe('payer_mismatch');
    });
    it('never against a memo that names another session', () => {
      expect(verdict({ memos: ['HILT:0ther'] }, BUYER, BUYER)).toBe('memo_mismatch');
    });
  });

  it('judges native SOL by lamports of the wallets themselves', () => {
    const terms = { ...TERMS, token_mint: NATIVE_MINT };
    const native = { ...fakePayment(TERMS), tokens: [], keys: [BUYER, terms.merchant_wallet, terms.fee_wallet], lamports: [{ before: 5_000_000n, after: 3_995_000n }, { before: 0n, after: 980_000n }, { before: 7n, after: 20_007n }] };
    expect(judgeTransaction(native, terms, BUYER, null)).toEqual({ ok: true, payer: BUYER });
    const short = { ...native, lamports: native.lamports.with(1, { before: 0n, after: 979_999n }) };
    expect(judgeTransaction(short, terms, BUYER, null)).toEqual({ ok: false, refusal: 'merchant_not_paid' });
  });
});
