import { randomBytes } from 'node:crypto';
import bs58 from 'bs58';
import { MEMO_PROGRAM, TOKEN_PROGRAM } from '../../src/solana/programs.ts';
import type { PaymentRow } from '../db/payments.ts';
import { receivingAccount } from '../settlement/assets.ts';
import type { LandedTransaction, TokenChange } from '../settlement/landed-transaction.ts';
import { sandboxWallet } from '../seed/wallets.ts';

export const BUYER = sandboxWallet('test-buyer').publicKey.toBase58();
export const STRANGER = sandboxWallet('test-stranger').publicKey.toBase58();

export function newSignature(): string {
  return bs58.encode(randomBytes(64));
}

/** What a test changes of an honest payment. */
export interface FakePayment {
  readonly signature?: string;
  readonly payer?: string;
  readonly mint?: string;
  readonly merchantAmount?: bigint;
  readonly feeAmount?: bigint;
  readonly debited?: bigint;
  readonly memos?: readonly string[];
  readonly references?: readonly string[];
  readonly blockTime?: number;
  readonly failed?: boolean;
  /** Owner of the merchant's account after the transaction. */
  readonly merchantOwner?: string;
  /** Token program of the accounts. */
  readonly program?: string;
}

type Terms = Pick<PaymentRow, 'nonce' | 'reference' | 'amount' | 'merchant_amount' | 'fee_amount' | 'token_mint' | 'merchant_wallet' | 'fee_wallet' | 'opened_at'>;

/** A landed token payment of these terms, honest unless changed. */
export function fakePayment(terms: Terms, change: FakePayment = {}): LandedTransaction {
  const payer = change.payer ?? BUYER;
  const mint = change.mint ?? terms.token_mint;
  const merchantAmount = change.merchantAmount ?? BigInt(terms.merchant_amount);
  const feeAmount = change.feeAmount ?? BigInt(terms.fee_amount);
  const debited = change.debited ?? merchantAmount + feeAmount;
  const program = change.program ?? TOKEN_PROGRAM;
  const tokens: TokenChange[] = [
    token(receivingAccount(payer, mint), mint, payer, payer, program, 1_000_000_000n, 1_000_000_000n - debited),
    token(receivingAccount(terms.merchant_wallet, mint), mint, terms.merchant_wallet, change.merchantOwner ?? terms.merchant_wallet, program, 5n, 5n + merchantAmount),
    token(receivingAccount(terms.fee_wallet, mint), mint, terms.fee_wallet, terms.fee_wallet, program, 0n, feeAmount),
  ];
  const keys = [payer, ...tokens.map(({ account }) => account), ...(change.references ?? [terms.reference])];
  const memos = change.memos ?? [`HILT:${terms.nonce}`];
  return {
    signature: change.signature ?? newSignature(),
    slot: 1234,
    blockTime: change.blockTime ?? terms.opened_at + 10_000,
    failed: change.failed ?? false,
    keys,
    instructions: memos.map((memo) => ({ program: MEMO_PROGRAM, data: new TextEncoder().encode(memo) })),
    lamports: keys.map((_, at) => (at === 0 ? { before: 1_000_000n, after: 995_000n } : { before: 1n, after: 1n })),
    tokens,
  };
}

function token(account: string, mint: string, ownerBefore: string, ownerAfter: string, program: string, before: bigint, after: bigint): TokenChange {
  return { account, mint, before: { owner: ownerBefore, program, amount: before }, after: { owner: ownerAfter, program, amount: after } };
}
