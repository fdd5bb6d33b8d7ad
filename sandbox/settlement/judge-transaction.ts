import { TOKEN_PROGRAM } from '../../src/solana/programs.ts';
import type { PaymentRow } from '../db/payments.ts';
import { NATIVE_MINT, receivingAccount } from './assets.ts';
import { type LandedTransaction, type TokenChange, growth } from './landed-transaction.ts';
import { sessionMemo, topLevelMemos } from './memos.ts';

/** Why a landed transaction does not pay a session. */
export type Refusal =
  | 'transaction_failed'
  | 'memo_mismatch'
  | 'memo_ambiguous'
  | 'memo_missing'
  | 'merchant_not_paid'
  | 'fee_not_paid'
  | 'recipient_not_owner'
  | 'payer_mismatch'
  | 'before_session'
  | 'after_session';

export type Verdict = { readonly ok: true; readonly payer: string } | { readonly ok: false; readonly refusal: Refusal };

/** The parts of a session that a transaction is judged by. */
export type SessionTerms = Pick<PaymentRow, 'nonce' | 'reference' | 'amount' | 'merchant_amount' | 'fee_amount' | 'token_mint' | 'merchant_wallet' | 'fee_wallet' | 'opened_at' | 'expires_at'>;

/** Blocks may be this much outside the session: the chain's clock and the API's are not the same one. */
export const WINDOW_GRACE_MS = 60_000;

/**
 * The rule of confirm (docs/sandbox-api.md): whether a landed transaction pays a session, judged by what it changed, not by what it asked for.
 * `payer` is who claims to have paid (null: nobody does, e.g. the watcher); `provenWallet` is a wallet that signed an identity challenge
 * for this product, the only thing that stands in for memo and reference.
 */
export function judgeTransaction(transaction: LandedTransaction, terms: SessionTerms, payer: string | null, provenWallet: string | null): Verdict {
  if (transaction.failed) return refuse('transaction_failed');
  const memo = memoRefusal(transaction, terms);
  if (memo) return refuse(memo);
  const receipt = receiptRefusal(transaction, terms);
  if (receipt) return refuse(receipt);
  const debited = debitedWallets(transaction, terms);
  const paidBy = payer ?? provenWallet ?? onlyOne(debited);
  if (paidBy === undefined || !debited.includes(paidBy)) return refuse('payer_mismatch');
  // With neither memo nor reference only the wallet whose money moved can say what it was for.
  if (!namesSession(transaction, terms) && paidBy !== provenWallet) return refuse('memo_missing');
  if (transaction.blockTime < terms.opened_at - WINDOW_GRACE_MS) return refuse('before_session');
  // The block's time decides, not the time of asking: who paid in time and confirms late has paid.
  if (transaction.blockTime > terms.expires_at + WINDOW_GRACE_MS) return refuse('after_session');
  return { ok: true, payer: paidBy };
}

/** With nobody named as payer, two debited wallets would be a guess. */
function onlyOne(wallets: readonly string[]): string | undefined {
  return wallets.length === 1 ? wallets[0] : undefined;
}

function refuse(refusal: Refusal): Verdict {
  return { ok: false, refusal };
}

/** Closes replay across sessions: a transfer counts only for the session its memo names. Two memos could name two. */
function memoRefusal(transaction: LandedTransaction, terms: SessionTerms): Refusal | null {
  const memos = topLevelMemos(transaction);
  if (memos.length > 1) return 'memo_ambiguous';
  return memos.length === 1 && memos[0] !== sessionMemo(terms.nonce) ? 'memo_mismatch' : null;
}

/** By memo (already known not to be another's) or by reference key. */
function namesSession(transaction: LandedTransaction, terms: SessionTerms): boolean {
  return topLevelMemos(transaction).length > 0 || transaction.keys.includes(terms.reference);
}

/** Closes short and misdirected payments: the canonical accounts must have grown by the amounts and still belong to their wallets afterwards. */
function receiptRefusal(transaction: LandedTransaction, terms: SessionTerms): Refusal | null {
  const { merchant_wallet: merchant, fee_wallet: feeWallet } = terms;
  const merchantDue = BigInt(terms.merchant_amount);
  const feeDue = BigInt(terms.fee_amount);
  // One wallet in both roles must receive both parts, or one transfer would count twice.
  if (merchant === feeWallet) return shortfall(transaction, merchant, terms.token_mint, merchantDue + feeDue, 'merchant_not_paid');
  const toMerchant = shortfall(transaction, merchant, terms.token_mint, merchantDue, 'merchant_not_paid');
  return toMerchant ?? (feeDue === 0n ? null : shortfall(transaction, feeWallet, terms.token_mint, feeDue, 'fee_not_paid'));
}

function shortfall(transaction: LandedTransaction, wallet: string, mint: string, due: bigint, tooLittle: Refusal): Refusal | null {
  const account = receivingAccount(wallet, mint);
  if (mint === NATIVE_MINT) return lamportGrowth(transaction, account) >= due ? null : tooLittle;
  const change = transaction.tokens.find((token) => token.account === account && token.mint === mint);
  if (!change || growth(change) < due) return tooLittle;
  return change.after?.owner === wallet && isClassicToken(change) ? null : 'recipient_not_owner';
}

/** Nodes may leave the program out of old records; where it is stated it must be SPL Token (Token-2022 can take a fee or move money later). */
function isClassicToken(change: TokenChange): boolean {
  return change.after?.program === null || change.after?.program === TOKEN_PROGRAM;
}

/** Wallets whose own holdings of the asset shrank by at least the total. The fee payer may be somebody else, and paying the fee is not paying. */
function debitedWallets(transaction: LandedTransaction, terms: SessionTerms): string[] {
  const total = BigInt(terms.amount);
  if (terms.token_mint === NATIVE_MINT) return transaction.keys.filter((key) => -lamportGrowth(transaction, key) >= total);
  const lost = new Map<string, bigint>();
  for (const change of transaction.tokens) {
    const owner = change.before?.owner ?? change.after?.owner;
    if (change.mint !== terms.token_mint || owner === null || owner === undefined) continue;
    lost.set(owner, (lost.get(owner) ?? 0n) - growth(change));
  }
  return [...lost].filter(([, amount]) => amount >= total).map(([owner]) => owner);
}

function lamportGrowth(transaction: LandedTransaction, key: string): bigint {
  const at = transaction.keys.indexOf(key);
  const change = transaction.lamports[at];
  return change ? change.after - change.before : 0n;
}
