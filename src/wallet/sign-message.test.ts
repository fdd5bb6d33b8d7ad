import { ed25519 } from '@noble/curves/ed25519.js';
import bs58 from 'bs58';
import { describe, expect, it } from 'vitest';
import { FakeWallet, type FakeWalletOptions } from '../testing/fake-wallet.ts';
import { messageSignature } from './message-signature.ts';
import { createWalletPort } from './wallet-port.ts';
import { standardSource } from './wallet-source.ts';

const challenge = new TextEncoder().encode('Access for @ada, 20 November 2026');

async function connectedTo(options: FakeWalletOptions = { canSignMessages: true }) {
  const wallet = new FakeWallet(options);
  const port = createWalletPort({ find: () => standardSource(wallet, 'solana:localnet'), onConnected: () => undefined });
  expect(await port.connect('Fake')).toMatchObject({ tag: 'connected' });
  return { wallet, port };
}

describe('signMessage', () => {
  it('gives a signature of exactly these bytes by the connected account', async () => {
    const { wallet, port } = await connectedTo();
    const answer = await port.signMessage(challenge);
    expect(answer.tag === 'signed' && ed25519.verify(answer.signature, challenge, bs58.decode(wallet.address))).toBe(true);
  });

  it('keeps its own copy of the signature', async () => {
    const { wallet, port } = await connectedTo();
    const answer = await port.signMessage(challenge);
    const before = wallet.lastAnswer?.slice();
    wallet.lastAnswer?.fill(0);
    expect(answer).toEqual({ tag: 'signed', signature: before });
  });

  it('says that it cannot where the wallet has no way to sign messages, and asks nobody', async () => {
    const { wallet, port } = await connectedTo({});
    expect(await port.signMessage(challenge)).toEqual({ tag: 'cannot' });
    expect(wallet.asked).toEqual(['connect']);
  });

  it('says that it cannot for an account without that ability', async () => {
    const { wallet, port } = await connectedTo();
    wallet.select({ ...wallet.account(), features: ['solana:signTransaction'] });
    expect(await port.signMessage(challenge)).toEqual({ tag: 'cannot' });
    expect(wallet.asked).toEqual(['connect']);
  });

  it.each([
    ['refuse', { tag: 'refused' }],
    ['crash', { tag: 'failed' }],
  ] as const)('reports a wallet that does %s', async (behaviour, answer) => {
    const { wallet, port } = await connectedTo();
    wallet.onMessage = behaviour;
    expect(await port.signMessage(challenge)).toEqual(answer);
  });

  it('asks the account the buyer has switched to, which the page was told of', async () => {
    const { wallet, port } = await connectedTo();
    const other = wallet.account(new Uint8Array(32).fill(9));
    wallet.select(other);
    await port.signMessage(challenge);
    expect(wallet.askedAccounts).toEqual([other.address]);
  });

  it('fails without asking once the wallet has disconnected, and before any wallet was connected', async () => {
    const { wallet, port } = await connectedTo();
    wallet.select();
    expect(await port.signMessage(challenge)).toEqual({ tag: 'failed' });
    expect(wallet.asked).toEqual(['connect']);
    const fresh = createWalletPort({ find: () => null, onConnected: () => undefined });
    expect(await fresh.signMessage(challenge)).toEqual({ tag: 'failed' });
  });

  it('fails when the wallet signed the message with something around it', async () => {
    const { wallet, port } = await connectedTo();
    wallet.wrapMessage = (message) => Uint8Array.from([0xff, ...message]);
    expect(await port.signMessage(challenge)).toEqual({ tag: 'failed' });
  });

  it.each([['nothing', undefined], ['a short signature', new Uint8Array(63)], ['text', 'signed']])('fails when the wallet answers with %s', async (_what, junk) => {
    const { wallet, port } = await connectedTo();
    wallet.tamper = () => junk;
    expect(await port.signMessage(challenge)).toEqual({ tag: 'failed' });
  });
});

describe('messageSignature', () => {
  const signature = new Uint8Array(64).fill(3);

  it('accepts the mobile form: the message with the signature behind it', () => {
    expect(messageSignature(challenge, { signedMessage: Uint8Array.from([...challenge, ...signature]), signature })).toEqual(signature);
  });

  it.each([
    ['a longer message', Uint8Array.from([...challenge, 1])],
    ['a shorter message', challenge.slice(0, -1)],
    ['the message with another signature behind it', Uint8Array.from([...challenge, ...new Uint8Array(64)])],
    ['another message', new Uint8Array(challenge.length)],
  ])('refuses %s', (_what, signedMessage) => {
    expect(() => messageSignature(challenge, { signedMessage, signature })).toThrow('another message');
  });
});
