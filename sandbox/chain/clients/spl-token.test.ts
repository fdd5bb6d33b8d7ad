import { TOKEN_2022_PROGRAM_ID, approveChecked, createMint, getAccount, getMint, getOrCreateAssociatedTokenAccount, mintTo, revoke, transfer, transferChecked } from '@solana/spl-token';
import { Connection, Keypair, LAMPORTS_PER_SOL, PublicKey } from '@solana/web3.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedChain, serveTestChain } from '../../testing/chain.ts';
import { USDC_MINT } from '../genesis.ts';

const mint = new PublicKey(USDC_MINT);
let served: ServedChain;
let connection: Connection;
const [payer, merchant] = [Keypair.generate(), Keypair.generate()];

beforeAll(async () => {
  served = await serveTestChain({ slotMs: 50, settling: { confirmAfter: 1, finalizeAfter: 4 } });
  connection = new Connection(served.url, 'confirmed');
  await served.rpc('sandbox_fundSol', { owner: payer.publicKey.toBase58(), lamports: 10 * LAMPORTS_PER_SOL });
  await served.rpc('sandbox_fundUsdc', { owner: payer.publicKey.toBase58(), amount: 50_000_000 });
});
afterAll(() => served.close());

describe('@solana/spl-token', () => {
  it('reads the mint', async () => {
    expect(await getMint(connection, mint)).toMatchObject({ decimals: 6, isInitialized: true, supply: 50_000_000n });
  });

  it('opens an account, transfers into it and reads it', async () => {
    const from = await getOrCreateAssociatedTokenAccount(connection, payer, mint, payer.publicKey);
    const to = await getOrCreateAssociatedTokenAccount(connection, payer, mint, merchant.publicKey);
    await transferChecked(connection, payer, from.address, mint, to.address, payer, 1_000_000n, 6);
    expect(await getAccount(connection, to.address)).toMatchObject({ amount: 1_000_000n, isFrozen: false });
    expect((await getAccount(connection, from.address)).amount).toBe(49_000_000n);
  });

  it('lets a delegate pull up to its allowance, until it is revoked', async () => {
    const delegate = Keypair.generate();
    const from = await getOrCreateAssociatedTokenAccount(connection, payer, mint, payer.publicKey);
    const to = await getOrCreateAssociatedTokenAccount(connection, payer, mint, merchant.publicKey);
    await approveChecked(connection, payer, mint, from.address, delegate.publicKey, payer, 10n, 6);
    await transfer(connection, payer, from.address, to.address, delegate, 6n);
    await expect(transfer(connection, payer, from.address, to.address, delegate, 6n)).rejects.toThrow('custom program error');
    await revoke(connection, payer, from.address, payer);
    expect((await getAccount(connection, from.address)).delegate).toBeNull();
  });

  it('makes mints of Token-2022', async () => {
    const made = await createMint(connection, payer, payer.publicKey, null, 2, Keypair.generate(), { commitment: 'confirmed' }, TOKEN_2022_PROGRAM_ID);
    const account = await getOrCreateAssociatedTokenAccount(connection, payer, made, merchant.publicKey, false, 'confirmed', {}, TOKEN_2022_PROGRAM_ID);
    await mintTo(connection, payer, made, account.address, payer, 150n, [], {}, TOKEN_2022_PROGRAM_ID);
    expect((await getAccount(connection, account.address, 'confirmed', TOKEN_2022_PROGRAM_ID)).amount).toBe(150n);
  });
});
