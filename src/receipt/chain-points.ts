import type { Signature } from '../solana/address.ts';
import { knownMint } from '../solana/mints.ts';
import type { LandedTransaction } from '../solana/rpc/transactions.ts';
import { type BalanceChanges, balanceChanges } from '../solana/verify/balance-changes.ts';
import { landedMessage, memosOf } from '../solana/verify/landed-message.ts';
import type { ResolvedMessage } from '../solana/wire/resolved-message.ts';
import type { Mismatch, ReceiptField } from './mismatch.ts';
import type { ReceiptFacts } from './receipt-facts.ts';

/** What is compared with the transaction, each by itself. */
export type ChainPoint = Extract<ReceiptField, 'memo' | 'merchant-amount' | 'fee-amount' | 'amount' | 'payer' | 'slot' | 'time'>;
export interface PointResult {
  readonly point: ChainPoint;
  /** `unsaid`: the receipt does not say it, so there is nothing to compare. */
  readonly outcome: 'fits' | 'differs' | 'unsaid';
}

export interface PointsReading {
  readonly points: readonly PointResult[];
  readonly mismatches: readonly Mismatch[];
}

/**
 * Compares a landed, successful transaction with what a receipt says. Null when the node gave other bytes than the transaction asked for.
 * Amounts must be equal, not only enough: a receipt says what was paid.
 */
export function comparePoints(facts: ReceiptFacts, signature: Signature, landed: LandedTransaction): PointsReading | null {
  const message = landedMessage(signature, landed);
  const known = facts.mint === null ? null : knownMint(facts.mint);
  if (message === null || known === null) return null;
  const changes = balanceChanges({ mint: known.mint }, landed, message.keys);
  const compared = [...amounts(facts, changes), memo(facts, message), compare('payer', facts.payer, changes.payer), ...when(facts, landed)];
  return { points: compared.map(({ point, outcome }) => ({ point, outcome })), mismatches: compared.flatMap(({ mismatch }) => mismatch ?? []) };
}

interface Compared extends PointResult {
  readonly mismatch?: Mismatch;
}

function compare(point: ChainPoint, stated: string | number | bigint | null, found: string | number | bigint | null): Compared {
  if (stated === null) return { point, outcome: 'unsaid' };
  if (stated === found) return { point, outcome: 'fits' };
  return { point, outcome: 'differs', mismatch: { field: point, stated: String(stated), found: found === null ? '' : String(found) } };
}

function amounts(facts: ReceiptFacts, { grewBy }: BalanceChanges): readonly Compared[] {
  const { total, merchantAmount, feeAmount, merchantWallet, feeWallet } = facts;
  const fee = feeAmount ?? 0n;
  const shared = merchantWallet !== null && merchantWallet === feeWallet;
  const got = merchantWallet === null ? null : (grewBy(merchantWallet) ?? 0n);
  // Without a split in the receipt, less than all of it cannot be told from a fee; more, or nothing, does not fit any fee.
  const due = merchantAmount ?? (total === null || (feeAmount === null && got !== null && got > 0n && got < total) ? null : total - fee);
  const parts: readonly Compared[] = [
    got === null ? { point: 'merchant-amount', outcome: 'unsaid' } : compare('merchant-amount', shared && due !== null ? due + fee : due, got),
    ...(fee === 0n || shared ? [] : [feeWallet === null ? ({ point: 'fee-amount', outcome: 'unsaid' } as const) : compare('fee-amount', feeAmount, grewBy(feeWallet) ?? 0n)]),
  ];
  // The sum is arithmetic inside the receipt; it belongs here because these are the parts that Solana has just confirmed.
  if (total === null || merchantAmount === null || feeAmount === null) return parts;
  return [...parts, compare('amount', total, merchantAmount + feeAmount)];
}

/** Exactly one memo with this text; or no memo and the payment's own key, which some wallets keep where they drop the memo. */
function memo(facts: ReceiptFacts, message: ResolvedMessage): Compared {
  const memos = memosOf(message);
  if (memos.length === 0 && facts.memo !== null && facts.reference !== null && message.keys.includes(facts.reference)) return { point: 'memo', outcome: 'fits' };
  const [only] = memos;
  return compare('memo', facts.memo, memos.length === 1 && only !== undefined ? only : memos.length === 0 ? null : `${memos.length}: ${memos.join(' ')}`);
}

function when(facts: ReceiptFacts, { slot, blockTime }: LandedTransaction): readonly Compared[] {
  const seconds = facts.blockTime === null ? null : Math.floor(facts.blockTime / 1000);
  return [
    ...(facts.slot === null ? [] : [compare('slot', facts.slot, slot)]),
    // Some nodes have forgotten the time of old blocks; the slot says the same.
    ...(seconds === null || blockTime === null ? [] : [compare('time', seconds, blockTime)]),
  ];
}
