// @vitest-environment happy-dom
import { getWallets } from '@wallet-standard/app';
import axe from 'axe-core';
import { Keypair, SystemProgram, Transaction } from '@solana/web3.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWalletPort } from '../../src/wallet/wallet-port.ts';
import { standardSource } from '../../src/wallet/wallet-source.ts';
import type { SandboxWalletControl } from './control.ts';
import { installSandboxWallet } from './install.ts';
import { SANDBOX_WALLET_MARKER } from './marker.ts';
import type { Rpc } from './rpc.ts';

const payer = Keypair.fromSeed(new Uint8Array(32).fill(7)).publicKey;

const rpc: Rpc = (method) => {
  if (method === 'getBalance') return Promise.resolve({ value: 2_000_000_000 });
  if (method === 'getTokenAccountsByOwner') return Promise.resolve({ value: [{ account: { data: { parsed: { info: { tokenAmount: { amount: '58100000' } } } } } }] });
  return Promise.resolve(null);
};

let control: SandboxWalletControl;

beforeEach(() => {
  document.title = 'Checkout';
  document.documentElement.lang = 'en';
  window.__hiltSandbox = { walletSeed: '07'.repeat(32) };
  control = installSandboxWallet(rpc);
  control.reset();
  control.disconnect();
});

afterEach(() => {
  while (control.refuse());
  control.release();
});

function sheet(): ShadowRoot {
  const root = document.getElementById(SANDBOX_WALLET_MARKER)?.shadowRoot;
  if (root === null || root === undefined) throw new Error('the sheet is not in the page');
  return root;
}

function press(label: string): void {
  const found = [...sheet().querySelectorAll('button')].find((candidate) => candidate.textContent === label);
  if (found === undefined) throw new Error(`no button "${label}"`);
  found.click();
}

const text = (): string => sheet().querySelector('dialog')?.textContent ?? '';

/** The checkout's own wallet port, over whatever is registered in this page. */
function checkout() {
  const sources = getWallets().get().flatMap((wallet) => standardSource(wallet, 'solana:localnet') ?? []);
  return createWalletPort({ find: (name) => sources.find((source) => source.name === name) ?? null, onConnected: () => undefined });
}

function payment(): Uint8Array {
  const transaction = new Transaction({ feePayer: payer, blockhash: payer.toBase58(), lastValidBlockHeight: 1 }).add(SystemProgram.transfer({ fromPubkey: payer, toPubkey: Keypair.generate().publicKey, lamports: 1_500_000_000 }));
  return new Uint8Array(transaction.serialize({ requireAllSignatures: false }));
}

async function connected() {
  control.set({ decide: 'approve' });
  const port = checkout();
  expect(await port.connect('Sandbox Wallet')).toMatchObject({ tag: 'connected', payer: { address: payer.toBase58(), canSignOnly: true, canSignAndSend: true } });
  control.set({ decide: 'ask' });
  return port;
}

/** Resolves once the sheet's balance line reads like this. */
function balanceReads(wanted: string): Promise<void> {
  const line = sheet().querySelector('.balance');
  if (line === null) throw new Error('no balance line');
  return new Promise((resolve) => {
    const look = (): void => {
      if (line.textContent === wanted) resolve();
    };
    new MutationObserver(look).observe(line, { childList: true, characterData: true, subtree: true });
    look();
  });
}

describe('the sandbox wallet in a page', () => {
  it('is found once, however often it is installed', () => {
    installSandboxWallet(rpc);
    expect(getWallets().get().filter(({ name }) => name === 'Sandbox Wallet')).toHaveLength(1);
  });

  it('asks before it connects, and closes its sheet with the answer', async () => {
    const answer = checkout().connect('Sandbox Wallet');
    await control.whenOpen('connect');
    expect(text()).toContain('Connect to this page?');
    press('Connect');
    expect(await answer).toMatchObject({ tag: 'connected' });
    expect(sheet().querySelector('dialog')).toBeNull();
  });

  it('shows what the transaction says, and signs it', async () => {
    const port = await connected();
    const bytes = payment();
    const answer = port.sign(bytes);
    await control.whenOpen('sign');
    expect(text()).toContain('1.50 SOL');
    expect(text()).toContain('0.000005 SOL');
    expect(text()).toContain('Sandbox, no real money');
    await balanceReads('58.10 USDC · 2 SOL');
    press('Approve');
    expect(await answer).toMatchObject({ tag: 'signed' });
    expect(control.log().at(-1)).toMatchObject({ kind: 'sign', outcome: 'answered' });
  });

  it('keeps its own language and direction, and adds no landmarks to the page', async () => {
    document.documentElement.dir = 'rtl';
    const answer = checkout().connect('Sandbox Wallet');
    await control.whenOpen('connect');
    expect(sheet().host.getAttribute('lang')).toBe('en');
    expect(sheet().host.getAttribute('dir')).toBe('ltr');
    expect(sheet().querySelectorAll('header, footer, main, nav, aside')).toHaveLength(0);
    press('Connect');
    await answer;
    document.documentElement.removeAttribute('dir');
  });

  it('refuses by button and by Escape', async () => {
    const port = await connected();
    const byButton = port.sign(payment());
    await control.whenOpen('sign');
    press('Refuse');
    expect(await byButton).toEqual({ tag: 'refused' });
    const byKey = port.signAndSend(payment());
    await control.whenOpen('send');
    sheet().querySelector('dialog')?.dispatchEvent(new Event('cancel', { cancelable: true }));
    expect(await byKey).toEqual({ tag: 'refused' });
  });

  it('applies a switch of its settings to the decision in front of it', async () => {
    const port = await connected();
    const answer = port.signAndSend(payment());
    await control.whenOpen('send');
    const select = sheet().querySelector<HTMLSelectElement>('#switch-outcome');
    if (select === null) throw new Error('no such switch');
    select.value = 'fail';
    select.dispatchEvent(new Event('change'));
    expect(text()).toContain('This wallet will report a failure.');
    press('Approve');
    expect(await answer).toEqual({ tag: 'unknown' });
  });

  it('says that an answer is held back, and lets it go', async () => {
    const port = await connected();
    control.set({ decide: 'approve', delay: 'hold' });
    const answer = port.sign(payment());
    await control.whenHeld();
    expect(sheet().querySelector('.held')?.textContent).toContain('1 answer is held back');
    press('Let it go');
    expect(await answer).toMatchObject({ tag: 'signed' });
    expect(sheet().querySelector('.held')).toBeNull();
  });

  it('tells the checkout of an account switch and of a disconnect', async () => {
    const port = await connected();
    const told: (string | null)[] = [];
    port.onAccountChange((address) => told.push(address));
    const second = control.switchAccount();
    control.disconnect();
    expect(told).toEqual([second, null]);
    control.switchAccount(0);
  });

  it.each(['connect', 'sign', 'send'] as const)('has an accessible sheet for %s', async (kind) => {
    control.set({ guards: 'two-after' });
    const port = kind === 'connect' ? checkout() : await connected();
    const answer = kind === 'connect' ? port.connect('Sandbox Wallet') : kind === 'sign' ? port.sign(payment()) : port.signAndSend(payment());
    await control.whenOpen(kind);
    const { violations } = await axe.run(document, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    expect(sheet().querySelector('dialog')?.getAttribute('aria-labelledby')).toBe(sheet().querySelector('h1')?.id);
    press('Refuse');
    await answer;
  });
});
