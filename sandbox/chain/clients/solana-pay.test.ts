import { createTransfer, findReference, validateTransfer } from '@solana/pay';
import { createAssociatedTokenAccountIdempotentInstruction, createTransferCheckedInstruction, getAssociatedTokenAddressSync } from '@solana/spl-token';
import { ComputeBudgetProgram, Connection, Keypair, LAMPORTS_PER_SOL, PublicKey, Transaction, TransactionInstruction, sendAndConfirmTransaction } from '@solana/web3.js';
import { BigNumber } from 'bignumber.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedChain, serveTestChain } from '../../testing/chain.ts';
import { USDC_MINT } from '../genesis.ts';
import { PROGRAMS } from '../program-ids.ts';

const mint = new PublicKey(USDC_MINT);
const fund = { sol: 10 * LAMPORTS_PER_SOL, usdc: 50_000_000 };
let served: ServedChain;
let connection: Connection;
const [payer, merchant, feeWallet] = [Keypair.generate(), Keypair.generate().publicKey, Keypair.generate().publicKey];

beforeAll(async () => {
  served = await serveTestChain({ slotMs: 50, settling: { confirmAfter: 1, finalizeAfter: 4 } });
  connection = new Connection(served.url, 'confirmed');
  for (const owner of [payer.publicKey, merchant]) {
    await served.rpc('sandbox_fundSol', { owner: owner.toBase58(), lamports: fund.sol });
    await served.rpc('sandbox_fundUsdc', { owner: owner.toBase58(), amount: fund.usdc });
  }
});
afterAll(() => served.close());

describe('@solana/pay', () => {
  it('creates a transfer, finds it by its reference and validates it', async () => {
    const reference = Keypair.generate().publicKey;
    const fields = { recipient: merchant, amount: new BigNumber('1.25'), splToken: mint, reference, memo: 'HILT:abc' };
    const transaction = await createTransfer(connection, payer.publicKey, fields);
    const signature = await sendAndConfirmTransaction(connection, transaction, [payer]);
    expect((await findReference(connection, reference, { finality: 'confirmed' })).signature).toBe(signature);
    const validated = await validateTransfer(connection, signature, fields, { commitment: 'confirmed' });
    expect(validated.meta?.err).toBeNull();
    await expect(validateTransfer(connection, signature, { ...fields, amount: new BigNumber('1.250001') }, { commitment: 'confirmed' })).rejects.toThrow('amount not transferred');
  });

  it('does the same for SOL', async () => {
    const reference = Keypair.generate().publicKey;
    const fields = { recipient: merchant, amount: new BigNumber('0.5'), reference };
    const signature = await sendAndConfirmTransaction(connection, await createTransfer(connection, payer.publicKey, fields), [payer]);
    await expect(validateTransfer(connection, signature, fields, { commitment: 'confirmed' })).resolves.toBeDefined();
  });

  it('finds nothing on a reference nobody used', async () => {
    await expect(findReference(connection, Keypair.generate().publicKey, { finality: 'confirmed' })).rejects.toThrow('not found');
  });

  it('accepts a payment with fee, account openings and compute budget in our order', async () => {
    const reference = Keypair.generate().publicKey;
    const accountOf = (owner: PublicKey): PublicKey => getAssociatedTokenAddressSync(mint, owner);
    const pay = createTransferCheckedInstruction(accountOf(payer.publicKey), mint, accountOf(merchant), payer.publicKey, 9_700_000, 6);
    pay.keys.push({ pubkey: reference, isSigner: false, isWritable: false });
    const transaction = new Transaction().add(
      ComputeBudgetProgram.setComputeUnitLimit({ units: 120_000 }),
      ComputeBudgetProgram.setComputeUnitPrice({ microLamports: 1000 }),
      createAssociatedTokenAccountIdempotentInstruction(payer.publicKey, accountOf(feeWallet), feeWallet, mint),
      createTransferCheckedInstruction(accountOf(payer.publicKey), mint, accountOf(feeWallet), payer.publicKey, 300_000, 6),
      new TransactionInstruction({ programId: new PublicKey(PROGRAMS.memo), keys: [], data: Buffer.from('HILT:nonce') }),
      pay,
    );
    const signature = await sendAndConfirmTransaction(connection, transaction, [payer]);
    const fields = { recipient: merchant, amount: new BigNumber('9.7'), splToken: mint, reference, memo: 'HILT:nonce' };
    await expect(validateTransfer(connection, signature, fields, { commitment: 'confirmed' })).resolves.toBeDefined();
  });
});
