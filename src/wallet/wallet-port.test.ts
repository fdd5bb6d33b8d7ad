import type { WalletAccount } from '@wallet-standard/base';
import bs58 from 'bs58';
import { describe, expect, it } from 'vitest';
import type { Address } from '../solana/address.ts';
import { FakeWallet, type FakeWalletOptions } from '../testing/fake-wallet.ts';
import { createWalletPort } from './wallet-port.ts';
import { standardSource } from './wallet-source.ts';

/** One empty signature slot, then a message that this account pays for and that does nothing: what is signed is not this port's business. */
function unsignedBy(payer: string): Uint8Array {
  const blockhash = Array.from({ length: 32 }, () => 5);
  return Uint8Array.from([1, ...new Uint8Array(64), 1, 0, 0, 1, ...bs58.decode(payer), ...blockhash, 0]);
}

const unsigned = unsignedBy(new FakeWallet().address);

function portWith(...wallets: readonly FakeWallet[]) {
  const connected: string[] = [];
  const port = createWalletPort({
    find: (name) => wallets.flatMap((wallet) => standardSource(wallet, 'solana:localnet') ?? []).find((source) => source.name === name) ?? null,
    onConnected: (name) => connected.push(name),
  });
  return { port, connected };
}

async function connectedTo(options: FakeWalletOptions = {}) {
  const wallet = new FakeWallet(options);
  const { port } = portWith(wallet);
  expect(await port.connect('Fake')).toMatchObject({ tag: 'connected' });
  return { wallet, port };
}

const bitcoinAccount: WalletAccount = { address: 'bc1qexample', publicKey: new Uint8Array(33), chains: ['bitcoin:mainnet'], features: [] };

describe('connect', () => {
  it('gives the account, and what the wallet can do with it', async () => {
    const wallet = new FakeWallet({ canSignAndSend: true });
    const { port, connected } = portWith(wallet);
    expect(await port.connect('Fake')).toEqual({ tag: 'connected', payer: { address: wallet.address, walletName: 'Fake', canSignOnly: true, canSignAndSend: true } });
    expect(connected).toEqual(['Fake']);
  });

  it('takes the first Solana account of a wallet that opens several networks', async () => {
    const { wallet } = await connectedTo({ otherAccounts: [bitcoinAccount] });
    const { port } = portWith(wallet);
    expect(await port.connect('Fake')).toMatchObject({ payer: { address: wallet.address } });
  });

  it('does not ask a wallet again that is still open for this page', async () => {
    const { wallet, port } = await connectedTo();
    await port.connect('Fake');
    expect(wallet.asked).toEqual(['connect']);
  });

  it('asks again while an earlier prompt hangs, so that a lost prompt is no dead end', async () => {
    const wallet = new FakeWallet();
    const { port } = portWith(wallet);
    wallet.onConnect = 'hang';
    const lost = port.connect('Fake');
    wallet.onConnect = 'accept';
    expect(await port.connect('Fake')).toMatchObject({ tag: 'connected' });
    expect(wallet.asked).toEqual(['connect', 'connect']);
    expect(lost).toBeInstanceOf(Promise);
  });

  it('lets the last choice win when an earlier wallet answers late', async () => {
    const late = new FakeWallet({ name: 'Late' });
    const chosen = new FakeWallet({ name: 'Chosen', secret: new Uint8Array(32).fill(9) });
    const { port, connected } = portWith(late, chosen);
    const first = port.connect('Late');
    const second = port.connect('Chosen');
    expect(await second).toMatchObject({ payer: { address: chosen.address } });
    expect(await first).toEqual({ tag: 'refused' });
    expect(connected).toEqual(['Chosen']);
    const signed = await port.sign(unsignedBy(chosen.address));
    expect(signed).toEqual({ tag: 'signed', transaction: chosen.lastAnswer });
    expect(late.watchers).toBe(0);
  });

  it.each([
    ['refuse', { tag: 'refused' }],
    ['crash', { tag: 'failed' }],
  ] as const)('reports a wallet that does %s', async (behaviour, answer) => {
    const wallet = new FakeWallet();
    wallet.onConnect = behaviour;
    const { port, connected } = portWith(wallet);
    expect(await port.connect('Fake')).toEqual(answer);
    expect(connected).toEqual([]);
    expect(wallet.watchers).toBe(0);
  });

  it('fails for a wallet that opens accounts of other networks only', async () => {
    const wallet = new FakeWallet({ chains: ['bitcoin:mainnet'] });
    const { port } = portWith(wallet);
    expect(await port.connect('Fake')).toEqual({ tag: 'failed' });
  });

  it('says so when a wallet can neither sign nor send our kind of transaction', async () => {
    const { port } = portWith(new FakeWallet({ canSignAndSend: true, versions: [0] }));
    expect(await port.connect('Fake')).toEqual({ tag: 'cannot-sign' });
  });

  it('does not offer sending to a wallet on another network', async () => {
    const { port } = portWith(new FakeWallet({ canSignAndSend: true, chains: ['solana:mainnet'] }));
    expect(await port.connect('Fake')).toMatchObject({ payer: { canSignOnly: true, canSignAndSend: false } });
  });

  it('fails for a name nobody has', async () => {
    const { port } = portWith();
    expect(await port.connect('Nobody')).toEqual({ tag: 'failed' });
  });
});

describe('sign', () => {
  it('hands over exactly the bytes it got and returns exactly the bytes it was given', async () => {
    const { wallet, port } = await connectedTo();
    const answered = Uint8Array.from({ length: 300 }, (_, index) => (index * 7) % 256);
    let handedOver: Uint8Array | null = null;
    wallet.tamper = (signed) => {
      handedOver = signed.slice(65);
      return answered;
    };
    expect(await port.sign(unsigned)).toEqual({ tag: 'signed', transaction: answered });
    expect(handedOver).toEqual(unsigned.slice(65));
    expect(wallet.lastChain).toBe('solana:localnet');
  });

  it('keeps its own copy of the answer, which the wallet cannot change any more', async () => {
    const { wallet, port } = await connectedTo();
    const answer = await port.sign(unsigned);
    const before = wallet.lastAnswer?.slice();
    wallet.lastAnswer?.fill(0xff);
    expect(answer).toEqual({ tag: 'signed', transaction: before });
  });

  it('names no network to a wallet that does not know ours', async () => {
    const { wallet, port } = await connectedTo({ chains: ['solana:mainnet'] });
    expect(await port.sign(unsigned)).toMatchObject({ tag: 'signed' });
    expect(wallet.lastChain).toBeUndefined();
  });

  it.each([
    ['refuse', { tag: 'refused' }],
    ['crash', { tag: 'failed' }],
  ] as const)('reports a wallet that does %s', async (behaviour, answer) => {
    const { wallet, port } = await connectedTo();
    wallet.onSign = behaviour;
    expect(await port.sign(unsigned)).toEqual(answer);
  });

  it.each([['nothing', undefined], ['text', 'signed'], ['a list of numbers', [1, 2, 3]]])('fails when the wallet answers with %s', async (_what, junk) => {
    const { wallet, port } = await connectedTo();
    wallet.tamper = () => junk;
    expect(await port.sign(unsigned)).toEqual({ tag: 'failed' });
  });

  it('asks nobody when the wallet no longer offers the account the payment is for', async () => {
    const { wallet, port } = await connectedTo();
    wallet.select(wallet.account(new Uint8Array(32).fill(9)));
    expect(await port.sign(unsigned)).toEqual({ tag: 'failed' });
    expect(wallet.asked).toEqual(['connect']);
  });

  it('asks for the account that pays, when the buyer has switched to it after connecting', async () => {
    const { wallet, port } = await connectedTo();
    const other = wallet.account(new Uint8Array(32).fill(9));
    wallet.select(other);
    expect(await port.sign(unsignedBy(other.address))).toMatchObject({ tag: 'signed' });
    wallet.select(other, wallet.account());
    expect(await port.sign(unsigned)).toMatchObject({ tag: 'signed' });
    expect(wallet.askedAccounts).toEqual([other.address, wallet.address]);
  });

  it('asks nobody for bytes that are no transaction', async () => {
    const { wallet, port } = await connectedTo({ canSignAndSend: true });
    expect(await port.sign(unsigned.slice(0, 90))).toEqual({ tag: 'failed' });
    expect(await port.signAndSend(new Uint8Array())).toEqual({ tag: 'refused' });
    expect(wallet.asked).toEqual(['connect']);
  });

  it('signs nothing with the earlier wallet once another was asked for', async () => {
    const { wallet, port } = await connectedTo();
    await port.connect('Nobody');
    expect(await port.sign(unsigned)).toEqual({ tag: 'failed' });
    expect(wallet.asked).toEqual(['connect']);
  });
});

describe('signAndSend', () => {
  it('gives the signature of what was sent', async () => {
    const { wallet, port } = await connectedTo({ canSignAndSend: true });
    const answer = await port.signAndSend(unsigned);
    expect(answer).toMatchObject({ tag: 'sent', signature: expect.stringMatching(/^[1-9A-HJ-NP-Za-km-z]{86,88}$/) });
    expect(wallet.lastChain).toBe('solana:localnet');
  });

  it('is refused only when the buyer clearly refused', async () => {
    const { wallet, port } = await connectedTo({ canSignAndSend: true });
    wallet.onSend = 'refuse';
    expect(await port.signAndSend(unsigned)).toEqual({ tag: 'refused' });
    wallet.onSend = 'crash';
    expect(await port.signAndSend(unsigned)).toEqual({ tag: 'unknown' });
  });

  it('does not take a network\'s rejection for a refusal, although sign-only would', async () => {
    const { wallet, port } = await connectedTo({ canSignAndSend: true });
    wallet.tamper = () => {
      throw new Error('Transaction rejected: blockhash not found');
    };
    expect(await port.signAndSend(unsigned)).toEqual({ tag: 'unknown' });
    expect(await port.sign(unsigned)).toEqual({ tag: 'refused' });
  });

  it.each([['no signature', undefined], ['a short signature', new Uint8Array(63)], ['text', 'sent']])('does not know what happened when the wallet answers with %s', async (_what, junk) => {
    const { wallet, port } = await connectedTo({ canSignAndSend: true });
    wallet.tamper = () => junk;
    expect(await port.signAndSend(unsigned)).toEqual({ tag: 'unknown' });
  });

  it('is certain that nothing was sent when the wallet was never asked', async () => {
    const { wallet, port } = await connectedTo({ canSignAndSend: true });
    wallet.select();
    expect(await port.signAndSend(unsigned)).toEqual({ tag: 'refused' });
    expect(wallet.asked).toEqual(['connect']);
  });
});

describe('onAccountChange', () => {
  it('tells of every switch and of the end, and not of what stays the same', async () => {
    const { wallet, port } = await connectedTo();
    const other = wallet.account(new Uint8Array(32).fill(9));
    const told: (Address | null)[] = [];
    port.onAccountChange((address) => told.push(address));
    wallet.select(wallet.account());
    wallet.select(other);
    wallet.select(other);
    wallet.select(wallet.account());
    wallet.select();
    expect(told).toEqual([other.address, wallet.address, null]);
  });

  it('tells of a switch that happens while the wallet is being asked to sign', async () => {
    const { wallet, port } = await connectedTo();
    const other = wallet.account(new Uint8Array(32).fill(9));
    const told: (Address | null)[] = [];
    port.onAccountChange((address) => told.push(address));
    wallet.tamper = (signed) => {
      wallet.select(other);
      return signed;
    };
    await port.sign(unsigned);
    expect(told).toEqual([other.address]);
  });

  it('is silent about a wallet that is no longer the chosen one, and after unsubscribing', async () => {
    const first = new FakeWallet({ name: 'First' });
    const second = new FakeWallet({ name: 'Second', secret: new Uint8Array(32).fill(9) });
    const { port } = portWith(first, second);
    const told: (Address | null)[] = [];
    const stop = port.onAccountChange((address) => told.push(address));
    await port.connect('First');
    await port.connect('Second');
    first.select();
    expect(told).toEqual([]);
    second.select();
    expect(told).toEqual([null]);
    stop();
    second.select(second.account());
    expect(told).toEqual([null]);
  });
});
