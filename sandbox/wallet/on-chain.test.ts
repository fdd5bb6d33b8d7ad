import { SolanaSignAndSendTransaction } from '@solana/wallet-standard-features';
import { StandardConnect } from '@wallet-standard/features';
import { createAssociatedTokenAccountIdempotentInstruction, createTransferCheckedInstruction, getAssociatedTokenAddressSync } from '@solana/spl-token';
import { Keypair, PublicKey, Transaction } from '@solana/web3.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { address, signatureFromBytes } from '../../src/solana/address.ts';
import { USDC_MINT } from '../../src/solana/mints.ts';
import { writeJson } from '../chain/rpc/json.ts';
import { testChain, type TestChain } from '../testing/chain.ts';
import { accountKey } from './account-key.ts';
import { createDesk } from './desk.ts';
import { readHoldings, readOwner } from './funds.ts';
import type { Rpc } from './rpc.ts';
import { SandboxWallet } from './sandbox-wallet.ts';
import { createSwitchBoard, type Switches } from './switches.ts';
import { THIEF } from './wire/tamper.ts';

const mint = new PublicKey(USDC_MINT);
const merchant = Keypair.fromSeed(new Uint8Array(32).fill(1)).publicKey;
const PRICE = 29_000_000n;

let chain: TestChain;
let rpc: Rpc;
let wallet: SandboxWallet;

beforeEach(() => {
  chain = testChain();
  // What travels is JSON, as over HTTP.
  rpc = async (method, params) => JSON.parse(writeJson(await chain.call(method, ...params)));
});

async function walletWith(changes: Partial<Switches>) {
  const switches = createSwitchBoard({ read: () => null, write: () => undefined });
  switches.set({ decide: 'approve', ...changes });
  wallet = new SandboxWallet({ name: 'Sandbox Wallet', seed: new Uint8Array(32).fill(7), switches, desk: createDesk(switches), rpc });
  await wallet.features[StandardConnect].connect();
  return wallet;
}

async function pay(): Promise<string> {
  const payer = new PublicKey(wallet.address);
  const ata = getAssociatedTokenAddressSync(mint, merchant);
  const latest = JSON.stringify(await rpc('getLatestBlockhash', [{ commitment: 'confirmed' }]));
  const blockhash = /"blockhash":"(\w+)"/.exec(latest)?.[1] ?? '';
  const transaction = new Transaction({ feePayer: payer, blockhash, lastValidBlockHeight: 150 }).add(
    createAssociatedTokenAccountIdempotentInstruction(payer, ata, merchant, mint),
    createTransferCheckedInstruction(getAssociatedTokenAddressSync(mint, payer), mint, ata, payer, PRICE, 6),
  );
  const [account] = wallet.accounts;
  const feature = wallet.features[SolanaSignAndSendTransaction];
  if (account === undefined || feature === undefined) throw new Error('not connected');
  const [output] = await feature.signAndSendTransaction({ account, chain: 'solana:localnet', transaction: new Uint8Array(transaction.serialize({ requireAllSignatures: false })) });
  chain.pass(40);
  return signatureFromBytes(output?.signature ?? new Uint8Array());
}

async function merchantHas(): Promise<bigint> {
  const answer = await rpc('getTokenAccountsByOwner', [merchant.toBase58(), { mint: USDC_MINT }, { encoding: 'jsonParsed' }]);
  const match = /"amount":"(\d+)"/.exec(JSON.stringify(answer));
  return BigInt(match?.[1] ?? 0);
}

describe('the sandbox wallet on the sandbox chain', () => {
  it('has play money after its first connect', async () => {
    const { address: owner } = await walletWith({});
    expect(await readHoldings(rpc, owner)).toEqual({ lamports: 2_000_000_000n, usdc: 500_000_000n });
  });

  it.each(['none', 'one-after', 'two-after', 'three-before-one-after'] as const)('pays with guards: %s', async (guards) => {
    await walletWith({ guards });
    const signature = await pay();
    expect(await rpc('getSignatureStatuses', [[signature]])).toMatchObject({ value: [{ err: null, confirmationStatus: 'finalized' }] });
    expect(await merchantHas()).toBe(PRICE);
    expect((await readHoldings(rpc, wallet.address)).usdc).toBe(500_000_000n - PRICE);
  });

  it('really takes more when it is told to be dishonest, so that the page has something to find', async () => {
    await walletWith({ tamper: 'amount' });
    await pay();
    expect(await merchantHas()).toBe(PRICE + 1_000_000n);
  });

  // A lie that no chain would take proves nothing when it does no harm.
  it.each(['fee-payer', 'writable-account', 'priority-fee', 'other-message', 'extra-transfer'] as const)('signs a lie that the chain takes: %s', async (tamper) => {
    await walletWith({ tamper });
    const thief = accountKey(new Uint8Array(32).fill(7), THIEF).address;
    await rpc('sandbox_fundSol', [{ owner: thief, lamports: 1_000_000_000 }]);
    const signature = await pay();
    expect(await rpc('getSignatureStatuses', [[signature]])).toMatchObject({ value: [{ err: null, confirmationStatus: 'finalized' }] });
  });

  it('has really paid when it then reports a failure', async () => {
    await walletWith({ outcome: 'fail-after' });
    await expect(pay()).rejects.toThrow(/told to fail/);
    chain.pass(40);
    expect(await merchantHas()).toBe(PRICE);
  });

  it('finds the owner of a token account for its sheet', async () => {
    await walletWith({});
    await pay();
    const ata = getAssociatedTokenAddressSync(mint, merchant);
    expect(await readOwner(rpc, address(ata.toBase58()))).toBe(merchant.toBase58());
  });
});
