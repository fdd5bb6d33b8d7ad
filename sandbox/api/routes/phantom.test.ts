import bs58 from 'bs58';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { identitySessionById } from '../../db/identity-sessions.ts';
import { setExpiry } from '../../db/payments.ts';
import { productBySlug } from '../../db/products.ts';
import { type TestAnswer, type TestApi, errorCode, startTestApi } from '../../testing/api.ts';
import { FakeChain } from '../../testing/fake-chain.ts';
import { BUYER, STRANGER } from '../../testing/fake-transaction.ts';
import { BUYER_KEY, STRANGER_KEY } from '../../testing/identity.ts';
import { confirm, land, pay } from '../../testing/pay.ts';
import { meddled, PhantomApp } from '../../testing/phantom-app.ts';
import { connectPhantom, connectUrlOf, linkOf, postReturn, unsignedTransaction } from '../../testing/phantom-flow.ts';

let api: TestApi;
let chain: FakeChain;
let time: number;
let app: PhantomApp;
beforeEach(async () => {
  time = Date.UTC(2026, 4, 4, 12, 0, 0);
  chain = new FakeChain();
  api = await startTestApi({ chain, machineTime: () => time });
  app = new PhantomApp(BUYER_KEY);
});
afterEach(() => api.stop());

const outcome = (answer: TestAnswer) => [answer.status, errorCode(answer)];

async function startIdentity(wallet = BUYER, slug = 'crew-room'): Promise<string> {
  const { json } = await api.call('POST', '/v1/pay/identity/start', { body: { slug, wallet_address: wallet, customer_reference_value: '728255790', customer_reference_display: '@marta' } });
  return v.parse(v.looseObject({ session_id: v.string() }), json).session_id;
}

/** Refused, with this outcome, and nothing of it is kept. */
async function expectRefused(call: () => Promise<TestAnswer>, status: number, code: string | null): Promise<void> {
  const before = api.digest();
  expect(outcome(await call())).toEqual([status, code]);
  expect(api.digest()).toBe(before);
}

describe('connecting Phantom', () => {
  it('leads back to the checkout, for this payment, with a key of its own', async () => {
    const [a, b] = [await api.connect('tidewater-circle'), await api.connect('tidewater-circle')];
    const [first, second] = [new URL(await connectUrlOf(api, a)), new URL(await connectUrlOf(api, b))];
    expect(first.searchParams.get('redirect_link')).toBe(`https://checkout.example/phantom/connect?payment_id=${a.id}`);
    expect(first.searchParams.get('app_url')).toBe('https://checkout.example');
    expect(bs58.decode(first.searchParams.get('dapp_encryption_public_key') ?? '')).toHaveLength(32);
    expect(first.searchParams.get('dapp_encryption_public_key')).not.toBe(second.searchParams.get('dapp_encryption_public_key'));
  });

  it('tells the page which wallet it is, and keeps the session for itself', async () => {
    const payment = await api.connect('tidewater-circle');
    const answer = await postReturn(api, app.approve(await connectUrlOf(api, payment)));
    expect([answer.status, answer.json]).toEqual([200, { payment_id: payment.id, wallet_address: BUYER, wallet_source: 'phantom', session_stored: true }]);
  });

  it('takes an answer once, and another answer of the same phone or another one again', async () => {
    const payment = await api.connect('tidewater-circle');
    const link = await connectUrlOf(api, payment);
    const redirect = app.approve(link);
    expect((await postReturn(api, redirect)).status).toBe(200);
    await expectRefused(() => postReturn(api, redirect), 409, 'phantom_replayed');
    expect((await postReturn(api, app.approve(link))).status).toBe(200);
    expect((await postReturn(api, new PhantomApp(STRANGER_KEY).approve(link))).json).toMatchObject({ wallet_address: STRANGER });
  });

  it('refuses the answer to another payment, a changed one, one that is no connection, and a key that is none', async () => {
    const [payment, other] = [await api.connect('tidewater-circle'), await api.connect('tidewater-circle')];
    const link = await connectUrlOf(api, payment);
    await expectRefused(() => postReturn(api, app.approve(link), { payment_id: other.id }), 422, 'phantom_not_readable');
    await expectRefused(() => postReturn(api, meddled(app.approve(link))), 422, 'phantom_not_readable');
    await expectRefused(() => postReturn(api, app.approve(link, { answer: { signature: 'x' } })), 422, 'phantom_wrong_answer');
    await expectRefused(() => postReturn(api, app.approve(link, { answer: { public_key: 'x', session: 'x' } })), 422, 'phantom_wrong_answer');
    // 32 zero bytes: a point of small order, whose "shared" secret everybody knows.
    for (const key of ['1'.repeat(32), 'x']) await expectRefused(() => postReturn(api, app.approve(link), { phantom_encryption_public_key: key }), 422, null);
    await expectRefused(() => postReturn(api, app.approve(link), { payment_id: 'nope' }), 404, null);
  });

  it('is not offered for a session of an older store, which has no key', async () => {
    const payment = await api.connect('tidewater-circle');
    const redirect = app.approve(await connectUrlOf(api, payment));
    api.sandbox.database.run('DELETE FROM phantom_sessions WHERE payment_id = ?', payment.id);
    expect((await api.call('GET', `/v1/payments/${payment.id}`)).json).toMatchObject({ session: { phantom_mobile: null } });
    await expectRefused(() => postReturn(api, redirect), 404, null);
  });

  it('ends with the payment', async () => {
    const { payment } = await pay(api, chain, 'tidewater-circle');
    await expectRefused(async () => postReturn(api, app.approve(await connectUrlOf(api, payment))), 409, 'payment_settled');
    const late = await api.connect('tidewater-circle');
    const redirect = app.approve(await connectUrlOf(api, late));
    setExpiry(api.sandbox.database, late.id, time - 61_000);
    await expectRefused(() => postReturn(api, redirect), 410, 'session_expired');
  });
});

describe('signing an identity with Phantom', () => {
  it('verifies the signature, completes the identity session, and pays for that person', async () => {
    const payment = await api.connect('crew-room');
    await connectPhantom(api, app, payment);
    const identity = await startIdentity();
    const link = await linkOf(api, 'message', { payment_id: payment.id, identity_session_id: identity });
    const signed = await postReturn(api, app.approve(link));
    expect([signed.status, signed.json]).toEqual([200, { payment_id: payment.id, identity_session_id: identity, wallet_address: BUYER, verified_at: '2026-05-04T12:00:00Z' }]);
    const paid = await confirm(api, payment, land(chain, payment), { identity_session_id: identity });
    expect([paid.status, paid.json]).toMatchObject([200, { delivery_value: 'https://t.me/+sandboxCrewRoom' }]);
  });

  it('needs a connected Phantom, and an identity session of its wallet and this product that is not over', async () => {
    const payment = await api.connect('crew-room');
    const ask = (identity: string) => api.call('POST', '/v1/pay/phantom/message-url', { body: { payment_id: payment.id, identity_session_id: identity } });
    const mine = await startIdentity();
    await expectRefused(() => ask(mine), 409, 'phantom_not_connected');
    await connectPhantom(api, app, payment);
    await expectRefused(() => ask('nope'), 404, null);
    const [strangers, others] = [await startIdentity(STRANGER), await startIdentity(BUYER, 'night-ferry')];
    await expectRefused(() => ask(strangers), 409, 'identity_wallet_mismatch');
    await expectRefused(() => ask(others), 409, 'identity_product_mismatch');
    setExpiry(api.sandbox.database, payment.id, time + 7_200_000);
    time += 1_800_000;
    await expectRefused(() => ask(mine), 410, 'identity_expired');
  });

  it('refuses a foreign signature, a used or changed answer, one to something else, and our own question sent back', async () => {
    const payment = await api.connect('crew-room');
    await connectPhantom(api, app, payment);
    const identity = await startIdentity();
    const link = await linkOf(api, 'message', { payment_id: payment.id, identity_session_id: identity });
    await expectRefused(() => postReturn(api, app.approve(link, { signer: STRANGER_KEY })), 422, 'identity_signature_invalid');
    await expectRefused(() => postReturn(api, meddled(app.approve(link))), 422, 'phantom_not_readable');
    await expectRefused(() => postReturn(api, app.approve(link, { answer: { transaction: 'x' } })), 422, 'phantom_wrong_answer');
    const another = await startIdentity();
    await expectRefused(() => postReturn(api, app.approve(link), { identity_session_id: another }), 409, 'phantom_not_asked');
    expect(identitySessionById(api.sandbox.database, identity)?.verified_at).toBeNull();
    const good = app.approve(link);
    expect((await postReturn(api, good)).status).toBe(200);
    await expectRefused(() => postReturn(api, good), 409, 'phantom_replayed');
    await expectRefused(() => postReturn(api, app.approve(link)), 409, 'phantom_not_asked');
  });

  it('forgets what it asked of a wallet that another one has replaced', async () => {
    const payment = await api.connect('crew-room');
    await connectPhantom(api, app, payment);
    const identity = await startIdentity();
    const redirect = app.approve(await linkOf(api, 'message', { payment_id: payment.id, identity_session_id: identity }));
    await connectPhantom(api, new PhantomApp(STRANGER_KEY), payment);
    await expectRefused(() => postReturn(api, redirect), 422, 'phantom_not_readable');
  });
});

describe('signing a payment with Phantom', () => {
  it('gives the page what Phantom signed, unchanged', async () => {
    const payment = await api.connect('tidewater-circle');
    await connectPhantom(api, app, payment);
    const unsigned = unsignedTransaction(BUYER);
    const signed = await postReturn(api, app.approve(await linkOf(api, 'transaction', { payment_id: payment.id, serialized_transaction_b58: unsigned })));
    const { serialized_transaction_b64: base64 } = v.parse(v.looseObject({ serialized_transaction_b64: v.string() }), signed.json);
    const wire = Buffer.from(base64, 'base64');
    expect(signed.json).toMatchObject({ payment_id: payment.id, wallet_address: BUYER });
    expect(wire.subarray(65)).toEqual(Buffer.from(bs58.decode(unsigned)).subarray(65));
    expect(wire.subarray(1, 65).every((byte) => byte === 0)).toBe(false);
  });

  it('does not judge what was signed: another transaction comes back as that', async () => {
    const payment = await api.connect('tidewater-circle');
    await connectPhantom(api, app, payment);
    const link = await linkOf(api, 'transaction', { payment_id: payment.id, serialized_transaction_b58: unsignedTransaction(BUYER) });
    expect((await postReturn(api, app.approve(link, { transaction: (wire) => wire.with(wire.length - 1, 33) }))).status).toBe(200);
  });

  it('refuses bytes that are no transaction, unasked, used and foreign answers, and our own question sent back', async () => {
    const [payment, other] = [await api.connect('tidewater-circle'), await api.connect('tidewater-circle')];
    await connectPhantom(api, app, payment);
    await connectPhantom(api, app, other);
    await expectRefused(() => api.call('POST', '/v1/pay/phantom/transaction-url', { body: { payment_id: payment.id, serialized_transaction_b58: '2222' } }), 422, null);
    const link = await linkOf(api, 'transaction', { payment_id: payment.id, serialized_transaction_b58: unsignedTransaction(BUYER) });
    const asked = new URL(link).searchParams;
    await expectRefused(() => api.call('POST', '/v1/pay/phantom/transaction/callback', { body: { payment_id: payment.id, nonce: asked.get('nonce'), data: asked.get('payload') } }), 409, 'phantom_replayed');
    await expectRefused(() => postReturn(api, app.approve(link, { answer: { transaction: '2222' } })), 422, 'phantom_wrong_answer');
    const good = app.approve(link);
    await expectRefused(() => postReturn(api, good, { payment_id: other.id }), 422, 'phantom_not_readable');
    expect((await postReturn(api, good)).status).toBe(200);
    await expectRefused(() => postReturn(api, good), 409, 'phantom_replayed');
    await expectRefused(() => postReturn(api, app.approve(link)), 409, 'phantom_not_asked');
  });

  it('takes the token of the personal link the payment was opened with, and no other', async () => {
    const product = productBySlug(api.sandbox.database, 'crew-room')?.id ?? '';
    const linkTo = async (person: string) => v.parse(v.looseObject({ handoff_token: v.string() }), (await api.call('POST', `/v1/products/${product}/handoff-link`, { merchant: true, body: { identity_value: person } })).json).handoff_token;
    const [mine, yours] = [await linkTo('1'), await linkTo('2')];
    const payment = await api.connect('crew-room', { handoff_token: mine });
    await connectPhantom(api, app, payment);
    const ask = (token: string | null) => api.call('POST', '/v1/pay/phantom/transaction-url', { body: { payment_id: payment.id, serialized_transaction_b58: unsignedTransaction(BUYER), handoff_token: token } });
    await expectRefused(() => ask(yours), 409, 'handoff_mismatch');
    await expectRefused(() => ask('changed'), 400, 'handoff_malformed');
    expect([(await ask(mine)).status, (await ask(null)).status]).toEqual([200, 200]);
  });
});
