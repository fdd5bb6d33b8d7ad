import {
  AddressLookupTableProgram,
  Connection,
  Keypair,
  LAMPORTS_PER_SOL,
  PublicKey,
  SendTransactionError,
  SystemProgram,
  Transaction,
  TransactionExpiredBlockheightExceededError,
  TransactionMessage,
  VersionedTransaction,
  sendAndConfirmTransaction,
} from '@solana/web3.js';
import { createAssociatedTokenAccountIdempotentInstruction, createTransferCheckedInstruction, getAssociatedTokenAddressSync } from '@solana/spl-token';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedChain, serveTestChain } from '../../testing/chain.ts';
import { USDC_MINT } from '../genesis.ts';

/** The official client, untouched, against the chain over HTTP and its websocket on the next port. */
const mint = new PublicKey(USDC_MINT);
let served: ServedChain;
let payer: Keypair;

const connected = (): Connection => new Connection(served.url, 'confirmed');
const transfer = (to: PublicKey, lamports: number): Transaction => new Transaction().add(SystemProgram.transfer({ fromPubkey: payer.publicKey, toPubkey: to, lamports }));

beforeAll(async () => {
  served = await serveTestChain({ slotMs: 50, settling: { confirmAfter: 2, finalizeAfter: 8 } });
  payer = Keypair.generate();
  await served.rpc('sandbox_fundSol', { owner: payer.publicKey.toBase58(), lamports: 10 * LAMPORTS_PER_SOL });
  await served.rpc('sandbox_fundUsdc', { owner: payer.publicKey.toBase58(), amount: 50_000_000 });
});
afterAll(() => served.close());

describe('@solana/web3.js', () => {
  it('sends and confirms', async () => {
    const connection = connected();
    const to = Keypair.generate().publicKey;
    const signature = await sendAndConfirmTransaction(connection, transfer(to, LAMPORTS_PER_SOL), [payer]);
    expect(await connection.getBalance(to)).toBe(LAMPORTS_PER_SOL);
    expect((await connection.getSignatureStatus(signature)).value?.confirmationStatus).toMatch(/confirmed|finalized/);
  });

  it('confirms over the websocket, up to finalized', async () => {
    const connection = connected();
    const signature = await connection.requestAirdrop(Keypair.generate().publicKey, LAMPORTS_PER_SOL);
    const latest = await connection.getLatestBlockhash();
    expect((await connection.confirmTransaction({ signature, ...latest }, 'finalized')).value).toEqual({ err: null });
    expect((await connection.getSignatureStatus(signature)).value).toMatchObject({ confirmations: null, confirmationStatus: 'finalized' });
  });

  it('reports a transaction that fails on chain', async () => {
    const connection = connected();
    const transaction = transfer(Keypair.generate().publicKey, 1000 * LAMPORTS_PER_SOL);
    const signature = await connection.sendTransaction(transaction, [payer], { skipPreflight: true });
    // Told by the subscription it resolves with the error; finding the status by itself first, it rejects with the very same plain object.
    const told = await connection.confirmTransaction(signature).then(({ value }) => value.err, (error: unknown) => error);
    expect(told).toEqual({ InstructionError: [0, { Custom: 1 }] });
  });

  it('reads preflight failures with their logs', async () => {
    const failure = await connected().sendTransaction(transfer(Keypair.generate().publicKey, 1000 * LAMPORTS_PER_SOL), [payer]).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SendTransactionError);
    expect(failure).toMatchObject({ logs: expect.arrayContaining([expect.stringContaining('insufficient lamports')]) });
  });

  it('sees a transaction expire', async () => {
    const connection = connected();
    const latest = await connection.getLatestBlockhash();
    const transaction = transfer(payer.publicKey, 1);
    transaction.recentBlockhash = latest.blockhash;
    transaction.feePayer = payer.publicKey;
    transaction.sign(payer);
    await served.rpc('sandbox_dropTransactions', { account: payer.publicKey.toBase58() });
    const signature = await connection.sendRawTransaction(transaction.serialize());
    await served.rpc('sandbox_warp', { slots: 160 });
    await expect(connection.confirmTransaction({ signature, ...latest })).rejects.toBeInstanceOf(TransactionExpiredBlockheightExceededError);
  });

  it('reads parsed transactions and accounts', async () => {
    const connection = connected();
    const [from, owner] = [getAssociatedTokenAddressSync(mint, payer.publicKey), Keypair.generate().publicKey];
    const to = getAssociatedTokenAddressSync(mint, owner);
    const transaction = new Transaction().add(createAssociatedTokenAccountIdempotentInstruction(payer.publicKey, to, owner, mint), createTransferCheckedInstruction(from, mint, to, payer.publicKey, 1_250_000, 6));
    const signature = await sendAndConfirmTransaction(connection, transaction, [payer]);
    const parsed = await connection.getParsedTransaction(signature, { commitment: 'confirmed', maxSupportedTransactionVersion: 0 });
    expect(parsed?.transaction.message.instructions[1]).toMatchObject({ program: 'spl-token', parsed: { type: 'transferChecked', info: { tokenAmount: { uiAmountString: '1.25' } } } });
    expect(parsed?.meta?.postTokenBalances).toContainEqual(expect.objectContaining({ owner: owner.toBase58(), uiTokenAmount: { amount: '1250000', decimals: 6, uiAmount: 1.25, uiAmountString: '1.25' } }));
    const account = await connection.getParsedAccountInfo(to);
    expect(account.value?.data).toMatchObject({ program: 'spl-token', parsed: { info: { owner: owner.toBase58() } } });
    expect((await connection.getMultipleAccountsInfo([to, Keypair.generate().publicKey])).map((each) => each?.owner.toBase58())).toEqual(['TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA', undefined]);
    expect((await connection.getParsedTokenAccountsByOwner(owner, { mint })).value).toHaveLength(1);
    expect((await connection.getMultipleParsedAccounts([to])).value).toHaveLength(1);
    expect((await connection.getTokenAccountsByOwner(owner, { mint })).value[0]?.pubkey.equals(to)).toBe(true);
    expect((await connection.getTokenAccountBalance(to)).value.uiAmount).toBe(1.25);
    expect((await connection.getTokenSupply(mint)).value.decimals).toBe(6);
    expect(await connection.getTransaction(signature, { commitment: 'confirmed', maxSupportedTransactionVersion: 0 })).toMatchObject({ version: 'legacy' });
    const [row] = await connection.getSignaturesForAddress(to, { limit: 5 }, 'confirmed');
    expect(row).toMatchObject({ signature, err: null });
    expect(await connection.getBlockTime(row?.slot ?? 0)).toBe(row?.blockTime);
    expect(await connection.getParsedTransactions([signature, signature], { commitment: 'confirmed', maxSupportedTransactionVersion: 0 })).toHaveLength(2);
  });

  it('makes and uses a lookup table', async () => {
    const connection = connected();
    const recentSlot = await connection.getSlot('finalized');
    const to = Keypair.generate().publicKey;
    const [create, table] = AddressLookupTableProgram.createLookupTable({ authority: payer.publicKey, payer: payer.publicKey, recentSlot });
    const extend = AddressLookupTableProgram.extendLookupTable({ lookupTable: table, authority: payer.publicKey, payer: payer.publicKey, addresses: [to] });
    await sendAndConfirmTransaction(connection, new Transaction().add(create, extend), [payer]);
    const { value } = await connection.getAddressLookupTable(table);
    if (value === null) throw new Error('the table is not there');
    const { blockhash } = await connection.getLatestBlockhash();
    const message = new TransactionMessage({ payerKey: payer.publicKey, recentBlockhash: blockhash, instructions: [SystemProgram.transfer({ fromPubkey: payer.publicKey, toPubkey: to, lamports: 5_000_000 })] }).compileToV0Message([value]);
    expect(message.addressTableLookups).toHaveLength(1);
    const transaction = new VersionedTransaction(message);
    transaction.sign([payer]);
    const signature = await connection.sendTransaction(transaction);
    await connection.confirmTransaction(signature);
    const landed = await connection.getTransaction(signature, { commitment: 'confirmed', maxSupportedTransactionVersion: 0 });
    expect(landed?.meta?.loadedAddresses?.writable.map(String)).toEqual([to.toBase58()]);
    await expect(connection.getTransaction(signature, { commitment: 'confirmed' })).rejects.toThrow('maxSupportedTransactionVersion');
  });

  it('simulates', async () => {
    const connection = connected();
    const { blockhash } = await connection.getLatestBlockhash();
    const message = new TransactionMessage({ payerKey: payer.publicKey, recentBlockhash: blockhash, instructions: [SystemProgram.transfer({ fromPubkey: payer.publicKey, toPubkey: payer.publicKey, lamports: 1 })] }).compileToV0Message();
    const { value } = await connection.simulateTransaction(new VersionedTransaction(message), { sigVerify: false, replaceRecentBlockhash: true, accounts: { encoding: 'base64', addresses: [payer.publicKey.toBase58()] } });
    expect(value).toMatchObject({ err: null, unitsConsumed: 150, accounts: [{ owner: SystemProgram.programId.toBase58() }] });
    expect((await connection.getFeeForMessage(message)).value).toBe(5000);
  });

  it('is told of changes to accounts, logs and slots', async () => {
    const connection = connected();
    const to = Keypair.generate().publicKey;
    const changed = new Promise<number>((resolve) => {
      connection.onAccountChange(to, (account) => resolve(account.lamports), { commitment: 'confirmed' });
    });
    const logged = new Promise<string>((resolve) => {
      connection.onLogs(to, (logs) => resolve(logs.signature), 'confirmed');
    });
    const slot = new Promise<number>((resolve) => {
      connection.onSlotChange((info) => resolve(info.slot));
    });
    // Once slots arrive the connection is open, and the two subscriptions made before are too.
    expect(await slot).toBeGreaterThan(0);
    const signature = await connection.sendTransaction(transfer(to, 3_000_000), [payer]);
    expect(await changed).toBe(3_000_000);
    expect(await logged).toBe(signature);
  });

  it('asks the small questions', async () => {
    const connection = connected();
    expect(await connection.getGenesisHash()).toMatch(/^\w{43,44}$/);
    expect(await connection.getVersion()).toHaveProperty('solana-core');
    expect(await connection.getBlockHeight()).toBeLessThan(await connection.getSlot());
    expect(await connection.getMinimumBalanceForRentExemption(165)).toBe(2_039_280);
    expect((await connection.isBlockhashValid((await connection.getLatestBlockhash()).blockhash)).value).toBe(true);
    expect((await connection.getEpochInfo()).slotsInEpoch).toBe(432_000);
    expect(await connection.getRecentPrioritizationFees()).not.toHaveLength(0);
    expect(await connection.getFirstAvailableBlock()).toBeGreaterThan(0);
    expect(await connection.getProgramAccounts(new PublicKey('TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA'), { filters: [{ dataSize: 82 }] })).not.toHaveLength(0);
  });
});
