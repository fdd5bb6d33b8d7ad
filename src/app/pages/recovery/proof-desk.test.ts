import { describe, expect, it, vi } from 'vitest';
import type { IdentityStarted } from '../../../contract/identity.ts';
import type { WalletConnectAnswer, WalletMessageAnswer, WalletPort } from '../../../payment/ports.ts';
import type { Address } from '../../../solana/address.ts';
import { testKey } from '../../../testing/solana-keys.ts';
import { openProofDesk, type ProofDeskOptions } from './proof-desk.ts';

const NOW = Date.UTC(2026, 4, 4, 12);
const payer = testKey('buyer').address;
const other = testKey('friend').address;
const session = { session_id: 'id-1', status: 'PENDING', wallet_address: payer, wallet_source: 'x', identity_type: 'WALLET', identity_value: payer, identity_display: null, expires_at: NOW + 600_000 };
const started: IdentityStarted = { ...session, challenge_message: `It is me, ${payer}` };
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A desk whose wallet is answered by hand. */
function setUp(hilt: Partial<ProofDeskOptions['hilt']> = {}) {
  const connects: ((answer: WalletConnectAnswer) => void)[] = [];
  const signs: { readonly message: Uint8Array; readonly answer: (answer: WalletMessageAnswer) => void }[] = [];
  const watchers = new Set<(address: Address | null) => void>();
  const never = () => Promise.reject(new Error('no transaction is ever asked'));
  const port: WalletPort = {
    connect: () => new Promise((answer) => connects.push(answer)),
    signMessage: (message) => new Promise((answer) => signs.push({ message, answer })),
    sign: never,
    signAndSend: never,
    onAccountChange: (listener) => {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
  };
  const asks = { identityStart: vi.fn<ProofDeskOptions['hilt']['identityStart']>(hilt.identityStart ?? (async () => ({ ok: true, value: started }))), identityComplete: vi.fn<ProofDeskOptions['hilt']['identityComplete']>(hilt.identityComplete ?? (async () => ({ ok: true, value: { ...session, verified_at: NOW } }))) };
  const onProven = vi.fn();
  const desk = openProofDesk({ slug: 'tide', payer, port: Promise.resolve(port), hilt: asks, time: async () => ({ tag: 'read', blockTimeMs: NOW, blockHeight: 1 }), now: () => NOW, onProven });
  const open = async (address: Address) => {
    desk.connect('Phantom');
    await settle();
    connects.at(-1)?.({ tag: 'connected', payer: { address, walletName: 'Phantom', canSignOnly: true, canSignAndSend: true } });
    await settle();
  };
  return { desk, connects, signs, asks, onProven, open, watching: () => watchers.size, changeTo: (address: Address | null) => watchers.forEach((listener) => listener(address)), tag: () => desk.getSnapshot().tag };
}

const signed: WalletMessageAnswer = { tag: 'signed', signature: new Uint8Array(64) };

describe('the proof of the wallet that paid', () => {
  it('goes from the wallet to the proof, and signs exactly what was shown', async () => {
    const { desk, open, signs, onProven, tag } = setUp();
    await open(payer);
    expect(desk.getSnapshot()).toMatchObject({ tag: 'sign', challenge: { text: started.challenge_message } });
    desk.sign();
    await settle();
    expect(tag()).toBe('signing');
    expect(new TextDecoder().decode(signs[0]?.message)).toBe(started.challenge_message);
    signs[0]?.answer(signed);
    await settle();
    expect(onProven).toHaveBeenCalledExactlyOnceWith({ sessionId: 'id-1', wallet: payer });
  });

  it('asks another wallet for nothing, and Hilt neither; it goes on once the right account is open', async () => {
    const { desk, open, asks, signs, changeTo, tag } = setUp();
    await open(other);
    expect(desk.getSnapshot()).toEqual({ tag: 'other-account', wallet: 'Phantom', address: other });
    desk.sign();
    desk.again();
    await settle();
    expect([asks.identityStart.mock.calls.length, signs.length]).toEqual([0, 0]);
    changeTo(null);
    expect(desk.getSnapshot()).toMatchObject({ tag: 'other-account', address: null });
    changeTo(payer);
    await settle();
    expect(tag()).toBe('sign');
  });

  it('hands in nothing that was signed after the account was changed, or after the buyer turned away', async () => {
    const { desk, open, signs, asks, changeTo, tag, onProven } = setUp();
    await open(payer);
    desk.sign();
    await settle();
    changeTo(other);
    signs[0]?.answer(signed);
    await settle();
    expect(tag()).toBe('other-account');
    await open(payer);
    desk.sign();
    await settle();
    desk.chooseAnother();
    signs[1]?.answer(signed);
    await settle();
    expect([tag(), asks.identityComplete.mock.calls.length, onProven.mock.calls.length]).toEqual(['choosing', 0, 0]);
  });

  it.each<[string, WalletMessageAnswer, object]>([
    ['says no', { tag: 'refused' }, { tag: 'sign', notice: 'declined' }],
    ['fails', { tag: 'failed' }, { tag: 'sign', notice: 'failed' }],
    ['cannot sign messages', { tag: 'cannot' }, { tag: 'cannot-sign' }],
    ['returns something else than a signature', { tag: 'signed', signature: new Uint8Array(63) }, { tag: 'not-accepted' }],
  ])('when the wallet %s the buyer is told, and can go on', async (_, answer, expected) => {
    const { desk, open, signs, onProven } = setUp();
    await open(payer);
    desk.sign();
    await settle();
    signs[0]?.answer(answer);
    await settle();
    expect(desk.getSnapshot()).toMatchObject(expected);
    expect(onProven).not.toHaveBeenCalled();
    desk.again();
    await settle();
    expect(desk.getSnapshot()).toMatchObject({ tag: 'sign', notice: null });
  });

  it.each<[string, WalletConnectAnswer, object]>([
    ['is declined', { tag: 'refused' }, { tag: 'choosing', notice: 'declined' }],
    ['fails', { tag: 'failed' }, { tag: 'choosing', notice: 'failed' }],
    ['opens a wallet that cannot sign', { tag: 'cannot-sign' }, { tag: 'cannot-sign' }],
  ])('when connecting %s that is said', async (_, answer, expected) => {
    const { desk, connects } = setUp();
    desk.connect('Phantom');
    await settle();
    connects[0]?.(answer);
    await settle();
    expect(desk.getSnapshot()).toMatchObject(expected);
  });

  it('can be left while a wallet does not answer, whose late answer is dropped', async () => {
    const { desk, connects, tag, asks, watching } = setUp();
    desk.connect('Phantom');
    await settle();
    desk.chooseAnother();
    connects[0]?.({ tag: 'connected', payer: { address: payer, walletName: 'Phantom', canSignOnly: true, canSignAndSend: true } });
    await settle();
    expect([tag(), asks.identityStart.mock.calls.length, watching()]).toEqual(['choosing', 0, 0]);
  });

  it('tells an outage of Hilt, and tries again when asked to', async () => {
    let up = false;
    const { desk, open, tag } = setUp({ identityStart: async () => (up ? { ok: true, value: started } : { ok: false, failure: { kind: 'offline' } }) });
    await open(payer);
    expect(desk.getSnapshot()).toMatchObject({ tag: 'outage', outage: { why: 'offline' } });
    up = true;
    desk.again();
    await settle();
    expect(tag()).toBe('sign');
  });

  it('does nothing more when it is stopped', async () => {
    const { desk, open, signs, onProven, watching } = setUp();
    await open(payer);
    desk.sign();
    await settle();
    desk.stop();
    signs[0]?.answer(signed);
    await settle();
    expect([onProven.mock.calls.length, watching()]).toEqual([0, 0]);
  });
});
