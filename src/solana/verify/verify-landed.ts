import type { Address, Signature } from '../address.ts';
import { signatureFromBytes } from '../address.ts';
import { displayText } from '../bytes.ts';
import type { Difference, LandedCheck } from '../chain-sight.ts';
import { memoText } from '../memo.ts';
import type { PaymentTerms } from '../payment-terms.ts';
import { MEMO_PROGRAM, MEMO_V1_PROGRAM } from '../programs.ts';
import type { LandedTransaction } from '../rpc/transactions.ts';
import { DecodeError } from '../wire/decode-error.ts';
import { decodeTransaction } from '../wire/decode-transaction.ts';
import { type ResolvedMessage, resolveMessage } from '../wire/resolved-message.ts';
import { termsAmount } from './amount-texts.ts';
import { balanceChanges } from './balance-changes.ts';

/** A landed transaction that succeeded, with its message so that it can be compared further. */
export interface LandedReading {
  readonly check: LandedCheck;
  /** Owner of the account that was debited; who paid, whoever paid the network fee. */
  readonly payer: Address | null;
  /** Null when the bytes could not be read. */
  readonly message: ResolvedMessage | null;
}

/**
 * Judges a landed, successful transaction against the terms the way Hilt does: the accounts of seller and fee wallet grew by at
 * least the amounts, and it names this payment. Whoever sent it, with whatever instructions: the money counts.
 * The caller has checked that it landed without an error.
 */
export function verifyLanded(terms: PaymentTerms, signature: Signature, landed: LandedTransaction): LandedReading {
  const message = readLanded(signature, landed);
  if (message === null) return { check: { ok: false, differences: [{ what: 'format', shown: signature, signed: '' }] }, payer: null, message };
  const changes = balanceChanges(terms, landed, message.keys);
  const differences: Difference[] = [];

  for (const { what, wallet, due } of dues(terms)) {
    const got = changes.grewBy(wallet);
    if (got === null) differences.push({ what: 'recipient', shown: wallet, signed: '' });
    else if (got < due) differences.push({ what, shown: termsAmount(due, terms), signed: termsAmount(got > 0n ? got : 0n, terms) });
  }
  differences.push(...memoDifferences(terms, message));
  const { payer } = changes;
  if (payer === null) differences.push({ what: 'payer', shown: '', signed: '' });
  return { check: payer !== null && differences.length === 0 ? { ok: true, payer } : { ok: false, differences }, payer, message };
}

/** What each account must have grown by; one sum where seller and fee wallet are the same. */
function dues({ merchantWallet, merchantAmount, feeWallet, feeAmount, total }: PaymentTerms): readonly { readonly what: 'seller-amount' | 'fee-amount'; readonly wallet: Address; readonly due: bigint }[] {
  if (merchantWallet === feeWallet) return [{ what: 'seller-amount', wallet: merchantWallet, due: total }];
  return [
    { what: 'seller-amount', wallet: merchantWallet, due: merchantAmount },
    ...(feeAmount > 0n ? [{ what: 'fee-amount' as const, wallet: feeWallet, due: feeAmount }] : []),
  ];
}

/**
 * Exactly one top-level memo with our text; or no memo at all and our reference key. Two memos could claim one transfer for two payments.
 */
function memoDifferences(terms: PaymentTerms, message: ResolvedMessage): readonly Difference[] {
  const memos = message.instructions.filter(({ program }) => program === MEMO_PROGRAM || program === MEMO_V1_PROGRAM).map(({ data }) => displayText(data));
  const wanted = memoText(terms);
  if (memos.length === 1 && memos[0] === wanted) return [];
  if (memos.length === 0 && message.keys.includes(terms.reference)) return [];
  return [{ what: 'memo', shown: wanted, signed: memos.join(' ') }];
}

/** The message, if the bytes are a transaction and really the one asked for. */
function readLanded(signature: Signature, landed: LandedTransaction): ResolvedMessage | null {
  try {
    const { message, signatures } = decodeTransaction(landed.transaction);
    const [first] = signatures;
    if (first === undefined || signatureFromBytes(first) !== signature) return null;
    return resolveMessage(message, landed.meta.loadedAddresses ?? undefined);
  } catch (error) {
    if (error instanceof DecodeError) return null;
    throw error;
  }
}
