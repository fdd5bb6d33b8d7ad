import './buffer-global.ts';
import { createAssociatedTokenAccountIdempotentInstruction, createTransferCheckedInstruction, getAssociatedTokenAddressSync } from '@solana/spl-token';
import { ComputeBudgetProgram, PublicKey, SystemProgram, Transaction, TransactionInstruction } from '@solana/web3.js';
import type { Address, Blockhash } from '../address.ts';
import { textBytes } from '../bytes.ts';
import { memoText } from '../memo.ts';
import type { PaymentTerms } from '../payment-terms.ts';
import { MEMO_PROGRAM } from '../programs.ts';

export interface PaymentPlan {
  readonly payer: Address;
  readonly blockhash: Blockhash;
  readonly opens: readonly ('merchant' | 'fee')[];
  readonly computeUnits: number;
  /** Micro-lamports per compute unit. */
  readonly computePrice: bigint;
}

/**
 * Builds the unsigned payment as a legacy transaction. The order is what `@solana/pay` validateTransfer wants: the memo right
 * before the merchant's transfer, and that transfer last, carrying the reference key.
 * @returns wire bytes with an empty place for the payer's signature.
 */
export function buildPayment(terms: PaymentTerms, plan: PaymentPlan): Uint8Array {
  const payer = new PublicKey(plan.payer);
  const transaction = new Transaction();
  transaction.feePayer = payer;
  transaction.recentBlockhash = plan.blockhash;
  transaction.add(
    ComputeBudgetProgram.setComputeUnitLimit({ units: plan.computeUnits }),
    ComputeBudgetProgram.setComputeUnitPrice({ microLamports: plan.computePrice }),
    ...(terms.mint === 'native' ? nativeInstructions(terms, payer) : tokenInstructions(terms, new PublicKey(terms.mint), payer, plan.opens)),
  );
  return new Uint8Array(transaction.serialize({ requireAllSignatures: false, verifySignatures: false }));
}

function tokenInstructions(terms: PaymentTerms, mint: PublicKey, payer: PublicKey, opens: PaymentPlan['opens']): readonly TransactionInstruction[] {
  // Off-curve owners are allowed: multisigs own their accounts by a program-derived address.
  const account = (wallet: PublicKey) => getAssociatedTokenAddressSync(mint, wallet, true);
  const owners = { merchant: new PublicKey(terms.merchantWallet), fee: new PublicKey(terms.feeWallet) };
  const transfer = (to: PublicKey, amount: bigint) => createTransferCheckedInstruction(account(payer), mint, account(to), payer, amount, terms.decimals);
  return [
    // Idempotent: somebody else may open it first.
    ...opens.map((whose) => createAssociatedTokenAccountIdempotentInstruction(payer, account(owners[whose]), owners[whose], mint)),
    ...(terms.feeAmount > 0n ? [transfer(owners.fee, terms.feeAmount)] : []),
    memoInstruction(terms),
    withReference(transfer(owners.merchant, terms.merchantAmount), terms),
  ];
}

function nativeInstructions(terms: PaymentTerms, payer: PublicKey): readonly TransactionInstruction[] {
  const transfer = (to: Address, lamports: bigint) => SystemProgram.transfer({ fromPubkey: payer, toPubkey: new PublicKey(to), lamports });
  return [
    ...(terms.feeAmount > 0n ? [transfer(terms.feeWallet, terms.feeAmount)] : []),
    memoInstruction(terms),
    withReference(transfer(terms.merchantWallet, terms.merchantAmount), terms),
  ];
}

/** Without signer accounts: a memo does not need the payer's approval a second time, and validateTransfer demands none. */
function memoInstruction(terms: PaymentTerms): TransactionInstruction {
  return new TransactionInstruction({ programId: new PublicKey(MEMO_PROGRAM), keys: [], data: Buffer.from(textBytes(memoText(terms))) });
}

/** An extra read-only account does nothing to the transfer, but every node indexes it: that is how the payment is found. */
function withReference(instruction: TransactionInstruction, { reference }: PaymentTerms): TransactionInstruction {
  instruction.keys.push({ pubkey: new PublicKey(reference), isSigner: false, isWritable: false });
  return instruction;
}
