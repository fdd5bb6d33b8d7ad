import { createAssociatedTokenAccountIdempotentInstruction, createTransferCheckedInstruction, getAssociatedTokenAddressSync } from '@solana/spl-token';
import { Connection, Keypair, PublicKey, Transaction } from '@solana/web3.js';
import { USDC_MINT } from '../../src/solana/mints.ts';
import type { SandboxRpc } from './rpc.ts';

/** A transfer of USDC that no checkout has built, by somebody with 50 USDC: more than that fails on chain. */
export async function strayTransfer(rpc: SandboxRpc, to: string, amount: bigint): Promise<string> {
  const from = Keypair.generate();
  await rpc.setLamports(from.publicKey.toBase58(), 1_000_000_000n);
  await rpc.setUsdc(from.publicKey.toBase58(), 50_000_000n);
  const mint = new PublicKey(USDC_MINT);
  const account = (owner: PublicKey) => getAssociatedTokenAddressSync(mint, owner, true);
  const seller = new PublicKey(to);
  const transaction = new Transaction().add(
    createAssociatedTokenAccountIdempotentInstruction(from.publicKey, account(seller), seller, mint),
    createTransferCheckedInstruction(account(from.publicKey), mint, account(seller), from.publicKey, amount, 6),
  );
  const connection = new Connection(rpc.url, 'confirmed');
  transaction.recentBlockhash = (await connection.getLatestBlockhash()).blockhash;
  transaction.feePayer = from.publicKey;
  transaction.sign(from);
  const signature = await connection.sendRawTransaction(transaction.serialize(), { skipPreflight: true });
  await rpc.warp(3);
  return signature;
}
