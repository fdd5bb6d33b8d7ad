import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decodeMessage } from '../../../src/solana/wire/decode-transaction.ts';
import { paymentById } from '../../db/payments.ts';
import { type TestApi, errorCode, startTestApi } from '../../testing/api.ts';
import { FakeChain } from '../../testing/fake-chain.ts';
import { BUYER, STRANGER } from '../../testing/fake-transaction.ts';
import { BUYER_KEY, STRANGER_KEY, proveIdentity, signText } from '../../testing/identity.ts';
import { confirm, land } from '../../testing/pay.ts';

let api: TestApi;
let chain: FakeChain;
let time: number;
beforeEach(async () => {
  time = Date.UTC(2026, 4, 4, 12, 0, 0);
  chain = new FakeChain();
  api = await startTestApi({ chain, machineTime: () => time });
});
afterEach(() => api.stop());

const start = (body: object = {}) => api.call('POST', '/v1/pay/identity/start', { body: { slug: 'crew-room', wallet_address: BUYER, customer_reference_value: '728255790', customer_reference_display: '@marta', ...body } });
const Started = v.looseObject({ session_id: v.string(), challenge_message: v.string() });

describe('the identity handshake', () => {
  it('gives a text that names product, wallet and identity, and is verified by the wallet that signs it', async () => {
    const started = await start();
    const { session_id: id, challenge_message: text } = v.parse(Started, started.json);
    expect(started.json).toMatchObject({ status: 'PENDING', identity_type: 'TELEGRAM_USER_ID', identity_display: '@marta', expires_at: '2026-05-04T12:30:00Z' });
    for (const part of ['Crew Room', BUYER, '@marta', id, 'moves no money']) expect(text).toContain(part);
    const completed = await api.call('POST', '/v1/pay/identity/complete', { body: { session_id: id, wallet_address: BUYER, signed_message_b64: signText(BUYER_KEY, text) } });
    expect([completed.status, completed.json]).toMatchObject([200, { status: 'VERIFIED', verified_at: '2026-05-04T12:00:00Z' }]);
  });

  it('refuses the signature of another wallet, of another text, and a session that is over or unknown', async () => {
    const { session_id: id, challenge_message: text } = v.parse(Started, (await start()).json);
    const complete = (body: object) => api.call('POST', '/v1/pay/identity/complete', { body: { session_id: id, wallet_address: BUYER, signed_message_b64: signText(BUYER_KEY, text), ...body } });
    expect((await complete({ signed_message_b64: signText(STRANGER_KEY, text) })).status).toBe(422);
    expect((await complete({ wallet_address: STRANGER, signed_message_b64: signText(STRANGER_KEY, text) })).status).toBe(422);
    expect((await complete({ wallet_address: STRANGER })).status).toBe(422);
    expect((await complete({ signed_message_b64: signText(BUYER_KEY, `${text} `) })).status).toBe(422);
    expect((await complete({ session_id: 'nope' })).status).toBe(404);
    time += 1_800_000;
    expect((await complete({})).status).toBe(410);
  });
});

describe('an identity session', () => {
  const complete = (id: string, signature: string) => api.call('POST', '/v1/pay/identity/complete', { body: { session_id: id, wallet_address: BUYER, signed_message_b64: signature } });

  it('takes no signature that was made for another session, and its own again', async () => {
    const [first, second] = [v.parse(Started, (await start()).json), v.parse(Started, (await start()).json)];
    const signature = signText(BUYER_KEY, first.challenge_message);
    expect(errorCode(await complete(second.session_id, signature))).toBe('identity_signature_invalid');
    expect([(await complete(first.session_id, signature)).status, (await complete(first.session_id, signature)).status]).toEqual([200, 200]);
  });

  it('can be ended on purpose, before and after it was signed', async () => {
    const { session_id: id, challenge_message: text } = v.parse(Started, (await start()).json);
    expect((await api.call('POST', '/sandbox/identity-sessions/nope/expire')).status).toBe(404);
    expect((await api.call('POST', `/sandbox/identity-sessions/${id}/expire`)).status).toBe(200);
    expect((await complete(id, signText(BUYER_KEY, text))).status).toBe(410);
    const signed = await proveIdentity(api, 'crew-room', BUYER_KEY);
    await api.call('POST', `/sandbox/identity-sessions/${signed}/expire`);
    const session = await api.connect('crew-room');
    expect((await confirm(api, session, land(chain, session), { identity_session_id: signed })).status).toBe(410);
  });

  it('can be made to deceive, and would then take the signature of the deceived', async () => {
    const isMessage = (text: string) => decodeMessage(Buffer.from(text, 'utf8')).instructions.length === 1;
    const lies: Readonly<Record<string, (text: string) => boolean>> = { 'other-wallet': (text) => !text.includes(BUYER), 'other-identity': (text) => !text.includes('@marta'), transaction: isMessage, 'hidden-text': (text) => text.endsWith('\u202e') };
    for (const [lie, isTold] of Object.entries(lies)) {
      expect((await api.call('POST', '/sandbox/challenge', { body: { lie } })).status).toBe(200);
      const { session_id: id, challenge_message: text } = v.parse(Started, (await start()).json);
      expect(isTold(text)).toBe(true);
      expect((await complete(id, signText(BUYER_KEY, text))).status).toBe(200);
    }
    expect((await api.call('POST', '/sandbox/challenge', { body: { lie: 'other' } })).status).toBe(422);
    await api.call('POST', '/sandbox/reset');
    expect(v.parse(Started, (await start()).json).challenge_message).toContain(BUYER);
  });
});

describe('a product that must know for whom', () => {
  it('is 422 at confirm without a proven identity, and goes through with one', async () => {
    const session = await api.connect('crew-room', { customer_reference_value: '@typed-only' });
    const signature = land(chain, session);
    const refused = await confirm(api, session, signature);
    expect([refused.status, errorCode(refused)]).toEqual([422, 'identity_required']);
    expect(paymentById(api.sandbox.database, session.id)).toMatchObject({ status: 'PENDING_CONFIRMATION', claimed_signature: signature });
    const answer = await confirm(api, session, signature, { identity_session_id: await proveIdentity(api, 'crew-room', BUYER_KEY) });
    expect([answer.status, answer.json]).toMatchObject([200, { delivery_value: 'https://t.me/+sandboxCrewRoom' }]);
    expect(paymentById(api.sandbox.database, session.id)).toMatchObject({ identity_value: '728255790', identity_verified: true });
  });

  it('takes no identity proven by another wallet than the one that paid', async () => {
    const session = await api.connect('crew-room');
    const answer = await confirm(api, session, land(chain, session), { identity_session_id: await proveIdentity(api, 'crew-room', STRANGER_KEY) });
    expect([answer.status, errorCode(answer)]).toEqual([422, 'identity_required']);
  });

  it('takes no identity that nobody signed, of another product, or that is over', async () => {
    const session = await api.connect('crew-room');
    const signature = land(chain, session);
    const unsigned = v.parse(Started, (await start()).json).session_id;
    expect(errorCode(await confirm(api, session, signature, { identity_session_id: unsigned }))).toBe('identity_not_verified');
    const other = await confirm(api, session, signature, { identity_session_id: await proveIdentity(api, 'night-ferry', BUYER_KEY) });
    expect([other.status, errorCode(other)]).toEqual([422, 'identity_not_verified']);
    const old = await proveIdentity(api, 'crew-room', BUYER_KEY);
    time += 1_800_000;
    expect((await confirm(api, session, signature, { identity_session_id: old })).status).toBe(410);
  });

  it('takes an identity proven before connect', async () => {
    const session = await api.connect('crew-room', { payer_wallet: BUYER, identity_session_id: await proveIdentity(api, 'crew-room', BUYER_KEY) });
    expect((await confirm(api, session, land(chain, session))).status).toBe(200);
  });

  it('refuses at connect an identity proven for another wallet', async () => {
    const answer = await api.call('POST', '/v1/products/p/crew-room/connect', { body: { payer_wallet: STRANGER, identity_session_id: await proveIdentity(api, 'crew-room', BUYER_KEY) } });
    expect([answer.status, errorCode(answer)]).toEqual([409, 'identity_wallet_mismatch']);
  });
});

describe('an identity at confirm', () => {
  it('changes what was fixed at connect only when it comes from the payer', async () => {
    const session = await api.connect('night-ferry', { customer_reference_value: '@typed' });
    await confirm(api, session, land(chain, session), { customer_reference_value: '@changed' });
    expect(paymentById(api.sandbox.database, session.id)).toMatchObject({ identity_value: '@typed', identity_verified: false });
    const second = await api.connect('night-ferry', { customer_reference_value: '@typed' });
    await confirm(api, second, land(chain, second), { identity_session_id: await proveIdentity(api, 'night-ferry', BUYER_KEY) });
    expect(paymentById(api.sandbox.database, second.id)).toMatchObject({ identity_value: '728255790', identity_verified: true });
  });

  it('does not stop a payment that needs none', async () => {
    const session = await api.connect('tidewater-circle');
    expect((await confirm(api, session, land(chain, session), { identity_session_id: 'nope' })).status).toBe(200);
  });

  it('of the paying wallet opens the access to somebody without the payment_id', async () => {
    const session = await api.connect('night-ferry');
    const signature = land(chain, session);
    const blind = (identity: string) => api.call('POST', '/v1/pay/confirm', { body: { tx_signature: signature, payer_wallet: BUYER, identity_session_id: identity } });
    expect((await blind(await proveIdentity(api, 'night-ferry', STRANGER_KEY))).json).toMatchObject({ delivery_value: null });
    expect((await blind(await proveIdentity(api, 'night-ferry', BUYER_KEY))).json).toMatchObject({ delivery_value: 'https://t.me/+sandboxNightFerry', payment_id: session.id });
  });

  it('of the paying wallet stands in for memo and reference', async () => {
    const session = await api.connect('night-ferry');
    const bare = land(chain, session, { memos: [], references: [] });
    expect((await confirm(api, session, bare)).status).toBe(400);
    expect((await confirm(api, session, bare, { identity_session_id: await proveIdentity(api, 'night-ferry', STRANGER_KEY) })).status).toBe(400);
    expect((await confirm(api, session, bare, { identity_session_id: await proveIdentity(api, 'night-ferry', BUYER_KEY) })).status).toBe(200);
  });
});

describe('a payment that is recorded, asked for without its id', () => {
  const startAs = async (key: typeof BUYER_KEY) => {
    const wallet = key.publicKey.toBase58();
    const { session_id: id, challenge_message: text } = v.parse(Started, (await start({ wallet_address: wallet, customer_reference_type: 'WALLET', customer_reference_value: wallet, customer_reference_display: null })).json);
    return { id, complete: () => api.call('POST', '/v1/pay/identity/complete', { body: { session_id: id, wallet_address: wallet, signed_message_b64: signText(key, text) } }) };
  };

  it('gives its access to the wallet that paid once that has signed, to no other, and stays whose it was', async () => {
    const session = await api.connect('crew-room', { identity_session_id: await proveIdentity(api, 'crew-room', BUYER_KEY) });
    const signature = land(chain, session);
    expect((await confirm(api, session, signature)).status).toBe(200);
    const ask = (identity: string) => api.call('POST', '/v1/pay/confirm', { body: { slug: 'crew-room', tx_signature: signature, payer_wallet: BUYER, identity_session_id: identity } });
    const [payer, stranger] = [await startAs(BUYER_KEY), await startAs(STRANGER_KEY)];
    await stranger.complete();
    // Asked for but not signed, or signed by somebody else: known to be paid, and no more.
    for (const { id } of [payer, stranger]) expect((await ask(id)).json).toMatchObject({ status: 'CONFIRMED', delivery_value: null });
    await payer.complete();
    expect((await ask(payer.id)).json).toMatchObject({ delivery_value: 'https://t.me/+sandboxCrewRoom', payment_id: session.id });
    expect(paymentById(api.sandbox.database, session.id)).toMatchObject({ identity_type: 'TELEGRAM_USER_ID', identity_value: '728255790' });
    time += 31 * 60_000;
    expect((await ask(payer.id)).json).toMatchObject({ status: 'CONFIRMED', delivery_value: null });
  });
});
