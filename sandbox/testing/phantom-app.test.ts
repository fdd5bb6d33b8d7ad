import { VersionedTransaction } from '@solana/web3.js';
import bs58 from 'bs58';
import nacl from 'tweetnacl';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { connectUrl, signMessageUrl, signTransactionUrl } from '../phantom/deep-links.ts';
import { newBoxKeys, seal, sharedSecret, unseal } from '../phantom/sealed-box.ts';
import { BUYER_KEY, STRANGER_KEY } from './identity.ts';
import { PHANTOM_ERRORS, PhantomApp, meddled } from './phantom-app.ts';
import { unsignedTransaction } from './phantom-flow.ts';

/* Our side of the channel, written here once more from Phantom's documentation, so that app and sandbox cannot share a mistake unnoticed. */
const config = { checkoutUrl: 'https://pay.example' };
const Connected = v.object({ public_key: v.string(), session: v.string() });

function connected() {
  const app = new PhantomApp(BUYER_KEY);
  const ours = newBoxKeys();
  const back = new URL(app.approve(connectUrl(config, ours, 'pay_1')));
  const get = (name: string) => back.searchParams.get(name) ?? '';
  const opened = nacl.box.open(bs58.decode(get('data')), bs58.decode(get('nonce')), bs58.decode(get('phantom_encryption_public_key')), ours.secretKey);
  const { public_key: address, session } = v.parse(Connected, JSON.parse(Buffer.from(opened ?? []).toString('utf8')));
  const shared = sharedSecret(get('phantom_encryption_public_key'), ours);
  if (shared === null) throw new Error('no shared secret');
  return { app, ours, back, address, session, shared };
}

const answerOf = (shared: Uint8Array, redirect: string) => {
  const { searchParams } = new URL(redirect);
  return unseal(shared, { nonce: searchParams.get('nonce') ?? '', data: searchParams.get('data') ?? '' });
};

describe('the scripted Phantom', () => {
  it('connects: comes back to the given page, keeps its query, and seals address and session', () => {
    const { back, address, session } = connected();
    expect(`${back.origin}${back.pathname}`).toBe('https://pay.example/phantom/connect');
    expect([...back.searchParams.keys()].toSorted()).toEqual(['data', 'nonce', 'payment_id', 'phantom_encryption_public_key']);
    expect(address).toBe(BUYER_KEY.publicKey.toBase58());
    const data = nacl.sign.open(bs58.decode(session), BUYER_KEY.publicKey.toBytes());
    expect(JSON.parse(Buffer.from(data ?? []).toString('utf8'))).toMatchObject({ app_url: 'https://pay.example', chain: 'solana', cluster: 'devnet' });
  });

  it('signs a message with its wallet', () => {
    const { app, ours, shared, session } = connected();
    const text = Buffer.from('it is me', 'utf8');
    const link = signMessageUrl(config, ours, seal(shared, { message: bs58.encode(text), session }), { payment_id: 'pay_1', identity_session_id: 'id_1' });
    const { signature } = v.parse(v.object({ signature: v.string() }), answerOf(shared, app.approve(link)));
    expect(nacl.sign.detached.verify(text, bs58.decode(signature), BUYER_KEY.publicKey.toBytes())).toBe(true);
  });

  it('signs a transaction and does not change it, unless told to', () => {
    const { app, ours, shared, session } = connected();
    const wire = unsignedTransaction(app.address);
    const link = signTransactionUrl(config, ours, seal(shared, { transaction: wire, session }), 'pay_1');
    const read = (redirect: string) => VersionedTransaction.deserialize(bs58.decode(v.parse(v.object({ transaction: v.string() }), answerOf(shared, redirect)).transaction));
    const given = VersionedTransaction.deserialize(bs58.decode(wire)).message.serialize();
    const signed = read(app.approve(link));
    expect(Buffer.from(signed.message.serialize())).toEqual(Buffer.from(given));
    expect(nacl.sign.detached.verify(given, signed.signatures[0] ?? new Uint8Array(64), BUYER_KEY.publicKey.toBytes())).toBe(true);
    const other = read(app.approve(link, { transaction: (bytes) => bytes.with(bytes.length - 1, 33) }));
    expect(Buffer.from(other.message.serialize())).not.toEqual(Buffer.from(given));
  });

  it('says who declined and why in plain query values', () => {
    const { app, ours } = connected();
    const back = new URL(app.refuse(connectUrl(config, ours, 'pay_1')));
    expect(Object.fromEntries(back.searchParams)).toEqual({ payment_id: 'pay_1', errorCode: '4001', errorMessage: PHANTOM_ERRORS.rejected[1] });
  });

  it('refuses a session it did not issue, a channel it does not have, and content it cannot read', () => {
    const { app, ours, shared, session } = connected();
    const codeOf = (redirect: string) => new URL(redirect).searchParams.get('errorCode');
    const ask = (keys: typeof ours, secret: Uint8Array, payload: object) => codeOf(app.approve(signTransactionUrl(config, keys, seal(secret, payload), 'pay_1')));
    const transaction = unsignedTransaction(app.address);
    const stranger = bs58.encode(nacl.sign(Buffer.from('{}'), STRANGER_KEY.secretKey));
    expect(ask(ours, shared, { transaction, session: stranger })).toBe('4100');
    expect(ask(ours, shared, { session })).toBe('-32000');
    expect(ask(newBoxKeys(), shared, { transaction, session })).toBe('-32000');
  });

  it.each([
    ['https://phantom.example/ul/v1/connect?redirect_link=https://pay.example', 'does not open'],
    ['https://phantom.app/ul/v1/signAndSendTransaction?redirect_link=https://pay.example', 'does not open'],
    ['https://phantom.app/ul/v1/connect', 'redirect_link'],
  ])('does not open %s', (link, why) => {
    expect(() => new PhantomApp(BUYER_KEY).approve(link)).toThrow(why);
  });

  it('can be meddled with on the way, and then nobody can open it', () => {
    const { back, shared } = connected();
    expect(answerOf(shared, back.toString())).toBeDefined();
    expect(answerOf(shared, meddled(back.toString()))).toBeUndefined();
  });
});
