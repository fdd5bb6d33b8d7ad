import { createAssociatedTokenAccountIdempotentInstruction, createTransferCheckedInstruction, getAssociatedTokenAddressSync } from '@solana/spl-token';
import { ComputeBudgetProgram, Keypair, PublicKey, SystemProgram, Transaction, TransactionInstruction } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { address } from '../../src/solana/address.ts';
import { USDC_MINT } from '../../src/solana/mints.ts';
import { summarize } from './payment-summary.ts';

const payer = Keypair.fromSeed(new Uint8Array(32).fill(7)).publicKey;
const me = address(payer.toBase58());
const mint = new PublicKey(USDC_MINT);
const merchant = Keypair.fromSeed(new Uint8Array(32).fill(1)).publicKey;
const feeWallet = Keypair.fromSeed(new Uint8Array(32).fill(2)).publicKey;
const ata = (owner: PublicKey) => getAssociatedTokenAddressSync(mint, owner);

function bytesOf(...instructions: readonly TransactionInstruction[]): Uint8Array {
  const transaction = new Transaction({ feePayer: payer, blockhash: payer.toBase58(), lastValidBlockHeight: 1 }).add(...instructions);
  return new Uint8Array(transaction.serialize({ requireAllSignatures: false, verifySignatures: false }));
}

describe('summarize', () => {
  it('tells every recipient, the largest first, the sum, the fee, the deposit and the memo', () => {
    const summary = summarize(
      bytesOf(
        ComputeBudgetProgram.setComputeUnitLimit({ units: 80_000 }),
        ComputeBudgetProgram.setComputeUnitPrice({ microLamports: 125_001 }),
        createAssociatedTokenAccountIdempotentInstruction(payer, ata(merchant), merchant, mint),
        createTransferCheckedInstruction(ata(payer), mint, ata(feeWallet), payer, 580_000n, 6),
        new TransactionInstruction({ programId: new PublicKey('MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr'), keys: [], data: Buffer.from('HILT:abc') }),
        createTransferCheckedInstruction(ata(payer), mint, ata(merchant), payer, 28_420_000n, 6),
      ),
      me,
    );
    expect(summary).toEqual({
      outgoing: [
        { amount: 28_420_000n, decimals: 6, symbol: 'USDC', destination: ata(merchant).toBase58(), owner: merchant.toBase58() },
        { amount: 580_000n, decimals: 6, symbol: 'USDC', destination: ata(feeWallet).toBase58(), owner: null },
      ],
      totals: [{ amount: 29_000_000n, decimals: 6, symbol: 'USDC' }],
      networkFee: 15_001n,
      opens: 1,
      rent: 2_039_280n,
      memo: 'HILT:abc',
      unknown: 0,
    });
  });

  it('keeps tokens and SOL apart, and ignores money that is not ours', () => {
    const summary = summarize(
      bytesOf(SystemProgram.transfer({ fromPubkey: payer, toPubkey: merchant, lamports: 7 }), SystemProgram.transfer({ fromPubkey: merchant, toPubkey: payer, lamports: 9 })),
      me,
    );
    expect(summary.totals).toEqual([{ amount: 7n, decimals: 9, symbol: 'SOL' }]);
    expect(summary.networkFee).toBe(10_000n);
  });

  it('counts what it does not understand instead of hiding it', () => {
    const summary = summarize(bytesOf(new TransactionInstruction({ programId: merchant, keys: [], data: Buffer.of(1) })), me);
    expect(summary).toMatchObject({ unknown: 1, totals: [], memo: null });
  });
});
