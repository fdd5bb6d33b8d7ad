import { ed25519 } from '@noble/curves/ed25519.js';
import { Keypair, SystemProgram, Transaction } from '@solana/web3.js';
import { SolanaSignAndSendTransaction, SolanaSignMessage, SolanaSignTransaction } from '@solana/wallet-standard-features';
import { StandardConnect, StandardEvents } from '@wallet-standard/features';
import { beforeEach, describe, expect, it } from 'vitest';
import { createDesk, type Desk, type DeskView } from './desk.ts';
import type { Rpc } from './rpc.ts';
import { SandboxWallet } from './sandbox-wallet.ts';
import { createSwitchBoard, type SwitchBoard, type Switches } from './switches.ts';

const seed = new Uint8Array(32).fill(7);
const payer = Keypair.fromSeed(seed).publicKey;

function payment(): Uint8Array {
  const transaction = new Transaction({ feePayer: payer, blockhash: payer.toBase58(), lastValidBlockHeight: 1 }).add(SystemProgram.transfer({ fromPubkey: payer, toPubkey: Keypair.generate().publicKey, lamports: 5 }));
  return new Uint8Array(transaction.serialize({ requireAllSignatures: false }));
}

let switches: SwitchBoard;
let desk: Desk;
let calls: [string, readonly unknown[]][];
let empty: boolean;
let chainDown: boolean;
let wallet: SandboxWallet;

const rpc: Rpc = (method, params) => {
  if (chainDown) return Promise.reject(new TypeError('fetch failed'));
  calls.push([method, params]);
  if (method === 'getBalance') return Promise.resolve({ value: empty ? 0 : 5 });
  if (method === 'getTokenAccountsByOwner') return Promise.resolve({ value: [] });
  return Promise.resolve(null);
};

const methods = (): string[] => calls.map(([method]) => method);

beforeEach(() => {
  const kept = new Map<string, string>();
  switches = createSwitchBoard({ read: (key) => kept.get(key) ?? null, write: (key, value) => void kept.set(key, value) });
  switches.set({ decide: 'approve' });
  desk = createDesk(switches);
  calls = [];
  empty = false;
  chainDown = false;
  wallet = new SandboxWallet({ name: 'Sandbox Wallet', seed, switches, desk, rpc });
});

async function account() {
  await wallet.features[StandardConnect].connect();
  const [first] = wallet.accounts;
  if (first === undefined) throw new Error('no account');
  return first;
}

async function sign(transaction = payment()) {
  const feature = wallet.features[SolanaSignTransaction];
  if (feature === undefined) throw new Error('cannot sign');
  const [output] = await feature.signTransaction({ account: await account(), transaction });
  return output?.signedTransaction ?? new Uint8Array();
}

async function send(transaction = payment()) {
  const feature = wallet.features[SolanaSignAndSendTransaction];
  if (feature === undefined) throw new Error('cannot send');
  const [output] = await feature.signAndSendTransaction({ account: await account(), transaction, chain: 'solana:localnet' });
  return output?.signature ?? new Uint8Array();
}

/** Resolves once the desk looks like this. */
function deskShows(wanted: (view: DeskView) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (wanted(desk.view())) resolve();
    };
    desk.subscribe(look);
    look();
  });
}

describe('connecting', () => {
  it('opens one account on the sandbox network only', async () => {
    expect(await account()).toMatchObject({ address: payer.toBase58(), chains: ['solana:localnet'] });
    expect((await account()).publicKey).toEqual(payer.toBytes());
  });

  it('never asks when connected silently', async () => {
    switches.set({ decide: 'ask' });
    expect(await wallet.features[StandardConnect].connect({ silent: true })).toEqual({ accounts: [] });
    expect(desk.view().open).toBeNull();
  });

  it('fetches play money for an empty account, once, and not for a full one', async () => {
    await account();
    expect(methods()).not.toContain('sandbox_fundUsdc');
    wallet.disconnect();
    empty = true;
    await account();
    expect(calls.filter(([method]) => method.startsWith('sandbox_'))).toEqual([
      ['sandbox_fundSol', [{ owner: payer.toBase58(), lamports: 2_000_000_000 }]],
      ['sandbox_fundUsdc', [{ owner: payer.toBase58(), amount: 500_000_000 }]],
    ]);
  });

  it('fetches nothing when told not to, and connects without a chain', async () => {
    empty = true;
    switches.set({ autoFund: false });
    await account();
    expect(calls).toEqual([]);
    wallet.disconnect();
    switches.set({ autoFund: true });
    chainDown = true;
    await expect(account()).resolves.toMatchObject({ address: payer.toBase58() });
  });

  it('refuses with the code every wallet uses', async () => {
    switches.set({ decide: 'refuse' });
    await expect(account()).rejects.toMatchObject({ code: 4001 });
    expect(wallet.accounts).toEqual([]);
  });
});

describe('signing', () => {
  it('returns a valid signature over the given message', async () => {
    const bytes = payment();
    const signed = await sign(bytes);
    expect(signed.slice(65)).toEqual(bytes.slice(65));
    expect(Transaction.from(signed).verifySignatures()).toBe(true);
    expect(methods()).not.toContain('sendTransaction');
  });

  it('waits for a person, and refuses when that person does', async () => {
    await account();
    switches.set({ decide: 'ask' });
    const refused = sign();
    await deskShows(({ open }) => open?.kind === 'sign');
    desk.refuse();
    await expect(refused).rejects.toMatchObject({ code: 4001 });
    const approved = sign();
    await deskShows(({ open }) => open?.kind === 'sign');
    desk.approve();
    await expect(approved).resolves.toBeInstanceOf(Uint8Array);
  });

  it('shows requests one after the other', async () => {
    await account();
    switches.set({ decide: 'ask' });
    const both = [sign(), sign()];
    await deskShows(({ queued }) => queued === 1);
    desk.approve();
    await deskShows(({ queued }) => queued === 0);
    desk.approve();
    expect(await Promise.all(both)).toHaveLength(2);
  });

  it('fails before signing, or after, as told', async () => {
    switches.set({ outcome: 'fail' });
    await expect(sign()).rejects.toMatchObject({ code: -32603 });
    expect(wallet.log.at(-1)).toMatchObject({ kind: 'sign', outcome: 'failed', transaction: null });
    switches.set({ outcome: 'fail-after' });
    await expect(sign()).rejects.toMatchObject({ code: -32603 });
    expect(wallet.log.at(-1)).toMatchObject({ outcome: 'failed', transaction: expect.any(String) });
  });

  it('holds the answer back until it is let go', async () => {
    switches.set({ delay: 'hold' });
    let answered = false;
    const answer = sign().then(() => (answered = true));
    await deskShows(({ held }) => held === 1);
    expect(answered).toBe(false);
    desk.release();
    await answer;
    expect(desk.view().held).toBe(0);
  });

  it('answers nothing for an account it no longer shows', async () => {
    const old = await account();
    wallet.switchAccount();
    const feature = wallet.features[SolanaSignTransaction];
    await expect(feature?.signTransaction({ account: old, transaction: payment() })).rejects.toThrow(/not connected/);
  });
});

describe('signing and sending', () => {
  it('sends to the sandbox chain and gives the signature', async () => {
    const signature = await send();
    const sent = calls.find(([method]) => method === 'sendTransaction');
    const wire = Buffer.from(String(sent?.[1][0]), 'base64');
    expect(Transaction.from(wire).verifySignatures()).toBe(true);
    expect(signature).toEqual(new Uint8Array(wire.subarray(1, 65)));
  });

  it('can send and then report a failure: the case where a page must not let the buyer pay again', async () => {
    switches.set({ outcome: 'fail-after' });
    await expect(send()).rejects.toMatchObject({ code: -32603 });
    expect(methods()).toContain('sendTransaction');
  });

  it('sends nothing when it fails or is refused', async () => {
    await account();
    for (const change of [{ outcome: 'fail' }, { decide: 'refuse' }] as const) {
      switches.set(change);
      await expect(send()).rejects.toThrow(Error);
    }
    expect(methods()).not.toContain('sendTransaction');
  });

  it('reports what the chain said when it would not take the transaction', async () => {
    await account();
    chainDown = true;
    await expect(send()).rejects.toThrow('fetch failed');
  });
});

describe('abilities', () => {
  it.each([
    ['both', [SolanaSignMessage, SolanaSignTransaction, SolanaSignAndSendTransaction]],
    ['sign-only', [SolanaSignMessage, SolanaSignTransaction]],
    ['send-only', [SolanaSignMessage, SolanaSignAndSendTransaction]],
  ] as const)('announces %s in the wallet and in its accounts', async (abilities: Switches['abilities'], features) => {
    switches.set({ abilities });
    expect(Object.keys(wallet.features).filter((name) => name.startsWith('solana:'))).toEqual(features);
    expect((await account()).features).toEqual(features);
  });

  it('tells the page of a change, and of nothing else', async () => {
    const told: string[] = [];
    wallet.features[StandardEvents].on('change', (change) => told.push(Object.keys(change).join()));
    switches.set({ guards: 'two-after' });
    switches.set({ abilities: 'sign-only' });
    expect(told).toEqual(['features']);
  });
});

describe('messages', () => {
  it('signs them with the account key', async () => {
    const message = new TextEncoder().encode('prove it');
    const [output] = await wallet.features[SolanaSignMessage].signMessage({ account: await account(), message });
    expect(ed25519.verify(output?.signature ?? new Uint8Array(64), message, payer.toBytes())).toBe(true);
  });
});

describe('accounts', () => {
  it('tells the page of a switch and of the end, until it stops listening', async () => {
    await account();
    const told: (string | undefined)[] = [];
    const stop = wallet.features[StandardEvents].on('change', ({ accounts }) => told.push(accounts?.[0]?.address));
    const second = wallet.switchAccount();
    wallet.disconnect();
    stop();
    await account();
    expect(told).toEqual([second, undefined]);
    expect(second).not.toBe(payer.toBase58());
  });
});
