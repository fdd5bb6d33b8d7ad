import { type BaseUnits, baseUnits } from '../../money/base-units.ts';
import type { Address, Signature } from '../address.ts';
import type { Difference, LandedCheck } from '../chain-sight.ts';
import { memoText } from '../memo.ts';
import type { PaymentTerms } from '../payment-terms.ts';
import type { LandedTransaction } from '../rpc/transactions.ts';
import type { ResolvedMessage } from '../wire/resolved-message.ts';
import { termsAmount } from './amount-texts.ts';
import { type BalanceChanges, balanceChanges } from './balance-changes.ts';
import { landedMessage, memosOf } from './landed-message.ts';
import { type Mispaid, readMispaid } from './mispaid.ts';

/** A landed transaction that succeeded, with its message so that it can be compared further. */
export interface LandedReading {
  readonly check: LandedCheck;
  /** Owner of the account that was debited; who paid, whoever paid the network fee. */
  readonly payer: Address | null;
  /** What the seller received beyond the terms; zero when exact or when the terms are not paid. Base units of their mint. */
  readonly surplus: BaseUnits;
  /** Null when it pays the terms, or gave the seller nothing. */
  readonly mispaid: Mispaid | null;
  /** Null when the bytes could not be read. */
  readonly message: ResolvedMessage | null;
}

/**
 * Judges a landed, successful transaction against the terms the way Hilt does: the accounts of seller and fee wallet grew by at
 * least the amounts, and it names this payment. Whoever sent it, with whatever instructions: the money counts.
 * The caller has checked that it landed without an error.
 */
export function verifyLanded(terms: PaymentTerms, signature: Signature, landed: LandedTransaction): LandedReading {
  const message = landedMessage(signature, landed);
  if (message === null) return { check: { ok: false, differences: [{ what: 'format', shown: signature, signed: '' }] }, payer: null, surplus: NONE, mispaid: null, message };
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
  if (payer !== null && differences.length === 0) return { check: { ok: true, payer }, payer, surplus: surplusOf(terms, changes), mispaid: null, message };
  const mispaid = readMispaid(terms, differences, landed, message.keys);
  return { check: { ok: false, differences }, payer, surplus: NONE, mispaid, message };
}

const NONE = baseUnits(0n);

/** Beyond what was due to the seller; with one wallet for both, beyond the whole sum. */
function surplusOf(terms: PaymentTerms, changes: BalanceChanges): BaseUnits {
  const [seller] = dues(terms);
  const got = changes.grewBy(terms.merchantWallet) ?? 0n;
  return seller !== undefined && got > seller.due ? baseUnits(got - seller.due) : NONE;
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
  const memos = memosOf(message);
  const wanted = memoText(terms);
  if (memos.length === 1 && memos[0] === wanted) return [];
  if (memos.length === 0 && message.keys.includes(terms.reference)) return [];
  return [{ what: 'memo', shown: wanted, signed: memos.join(' ') }];
}
