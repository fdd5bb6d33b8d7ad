import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { paymentReference } from '../../../src/solana/reference.ts';
import { paymentById } from '../../db/payments.ts';
import { productBySlug } from '../../db/products.ts';
import { type TestApi, errorCode, startTestApi } from '../../testing/api.ts';
import { FakeChain } from '../../testing/fake-chain.ts';
import { BUYER, type FakePayment, STRANGER, newSignature } from '../../testing/fake-transaction.ts';
import { confirm, land, pay } from '../../testing/pay.ts';

let api: TestApi;
let chain: FakeChain;
let time: number;
beforeEach(async () => {
  time = Date.UTC(2026, 4, 4, 12, 0, 0);
  chain = new FakeChain();
  api = await startTestApi({ chain, machineTime: () => time });
});
afterEach(() => api.stop());

const sessionOf = (id: string) => paymentById(api.sandbox.database, id);

describe('confirm', () => {
  it('records a payment once and hands over the access', async () => {
    const session = await api.connect('tidewater-circle');
    const { status, json } = await confirm(api, session, land(chain, session), { slug: 'tidewater-circle', wallet_source: 'Sandbox Wallet' });
    expect(status).toBe(200);
    expect(json).toMatchObject({ status: 'CONFIRMED', payment_id: session.id, amount_minor_units: 29_000_000, delivery_type: 'REDIRECT', delivery_value: 'https://example.com/tidewater/welcome', delivery_status: 'SENT', membership_id: null });
    expect(sessionOf(session.id)).toMatchObject({ status: 'CONFIRMED', payer_wallet: BUYER, settled_by: 'confirm', wallet_source: 'Sandbox Wallet', confirmed_at: time });
    expect(productBySlug(api.sandbox.database, 'tidewater-circle')).toMatchObject({ payment_count: 1, total_volume: 29_000_000 });
  });

  it('may be repeated: same answer, and nothing is done twice, even without a chain to ask', async () => {
    const session = await api.connect('night-ferry');
    const signature = land(chain, session);
    const first = await confirm(api, session, signature);
    const before = api.digest();
    chain.setReachable(false);
    expect((await confirm(api, session, signature)).json).toEqual(first.json);
    expect(api.digest()).toBe(before);
  });

  it('opens a membership for the paid days and prolongs a running one', async () => {
    const first = await api.connect('night-ferry');
    expect((await confirm(api, first, land(chain, first))).json).toMatchObject({ membership_status: 'ACTIVE', membership_period_end_at: '2026-06-03T12:00:00Z' });
    time += 10 * 86_400_000;
    const second = await api.connect('night-ferry');
    const answer = await confirm(api, second, land(chain, second));
    expect(answer.json).toMatchObject({ membership_id: sessionOf(first.id)?.membership_id, membership_period_end_at: '2026-07-03T12:00:00Z' });
  });

  it.each<[string, FakePayment, number, string]>([
    ['a payment of another seller', { merchantAmount: 0n, debited: 29_000_000n }, 400, 'merchant_not_paid'],
    ['another mint', { mint: 'Es9vMFrzaCERmJfrF4H2FYD4KCoNkY11McCe8BenwNYB' }, 400, 'merchant_not_paid'],
    ['too little', { merchantAmount: 28_419_999n, debited: 29_000_000n }, 400, 'merchant_not_paid'],
    ['too little fee', { feeAmount: 579_999n, debited: 29_000_000n }, 400, 'fee_not_paid'],
    ['money of another wallet', { payer: STRANGER }, 422, 'payer_mismatch'],
    ['a spoofed memo', { memos: ['HILT:somebody-else'] }, 400, 'memo_mismatch'],
    ['two memos', { memos: ['HILT:a', 'HILT:b'] }, 400, 'memo_ambiguous'],
    ['no tie to the session', { memos: [], references: [] }, 400, 'memo_missing'],
    ['dust on the reference', { memos: [], merchantAmount: 1n, feeAmount: 0n }, 400, 'merchant_not_paid'],
    ['a failed transaction', { failed: true }, 400, 'transaction_failed'],
    ['a block before the session', { blockTime: Date.UTC(2026, 4, 4, 11, 58, 59) }, 400, 'before_session'],
    ['a block after the session', { blockTime: Date.UTC(2026, 4, 4, 12, 31, 1) }, 410, 'session_expired'],
  ])('refuses %s and changes nothing', async (_, change, status, code) => {
    const session = await api.connect('tidewater-circle');
    const signature = land(chain, session, change);
    const before = api.digest();
    const answer = await confirm(api, session, signature);
    expect([answer.status, errorCode(answer)]).toEqual([status, code]);
    expect(api.digest()).toBe(before);
  });

  it('lets one transaction pay one session only, though two ask at once', async () => {
    const a = await api.connect('tidewater-circle');
    const b = await api.connect('tidewater-circle');
    const signature = land(chain, a, { memos: [], references: [a.reference, b.reference] });
    const answers = await Promise.all([confirm(api, a, signature), confirm(api, b, signature)]);
    expect(answers.map(({ status }) => status).toSorted((x, y) => x - y)).toEqual([200, 409]);
    expect(answers.map(errorCode)).toContain('signature_used');
    expect([a, b].filter(({ id }) => sessionOf(id)?.status === 'CONFIRMED')).toHaveLength(1);
    expect(productBySlug(api.sandbox.database, 'tidewater-circle')?.payment_count).toBe(1);
  });

  it('answers both of two confirms of one payment alike and records it once', async () => {
    const session = await api.connect('tidewater-circle');
    const signature = land(chain, session);
    const [a, b] = await Promise.all([confirm(api, session, signature), confirm(api, session, signature)]);
    expect([a?.status, b?.json]).toEqual([200, a?.json]);
    expect(productBySlug(api.sandbox.database, 'tidewater-circle')?.payment_count).toBe(1);
  });

  it('keeps to the first of two payments of one session', async () => {
    const session = await api.connect('tidewater-circle');
    const first = land(chain, session);
    const second = land(chain, session);
    expect((await confirm(api, session, first)).status).toBe(200);
    const answer = await confirm(api, session, second);
    expect([answer.status, errorCode(answer)]).toEqual([409, 'payment_settled']);
    expect(sessionOf(session.id)?.tx_signature).toBe(first);
  });

  it('puts a payment that is on chain above a junk claim', async () => {
    const session = await api.connect('tidewater-circle');
    await api.call('POST', '/v1/pay/broadcast', { body: { payment_id: session.id, tx_signature: newSignature() } });
    const signature = land(chain, session);
    expect((await confirm(api, session, signature)).status).toBe(200);
    expect(sessionOf(session.id)?.tx_signature).toBe(signature);
  });

  it('does not let an unseen signature replace a claim', async () => {
    const session = await api.connect('tidewater-circle');
    await api.call('POST', '/v1/pay/broadcast', { body: { payment_id: session.id, tx_signature: newSignature() } });
    const answer = await confirm(api, session, newSignature());
    expect([answer.status, errorCode(answer)]).toEqual([409, 'payment_tied']);
  });

  it('is 408 while the chain does not show the signature', async () => {
    const session = await api.connect('tidewater-circle');
    const answer = await confirm(api, session, newSignature());
    expect([answer.status, errorCode(answer)]).toEqual([408, 'not_confirmed_yet']);
  });

  it('waits for a transaction that is about to be confirmed', async () => {
    await api.stop();
    const session: { land?: () => void } = {};
    api = await startTestApi({ chain, machineTime: () => time, config: { confirmWaitMs: 2_000 }, sleep: async (ms) => { time += ms; if (time % 1_000 === 0) session.land?.(); } });
    const payment = await api.connect('tidewater-circle');
    const signature = newSignature();
    session.land = () => void land(chain, payment, { signature });
    expect((await confirm(api, payment, signature)).status).toBe(200);
    expect((await confirm(api, await api.connect('tidewater-circle'), newSignature())).status).toBe(408);
  });

  it('accepts a payment that was in time however late it is confirmed, even after the session was given up', async () => {
    const session = await api.connect('tidewater-circle');
    time = session.expires_at + 86_400_000;
    await api.watcher.turn();
    expect(sessionOf(session.id)).toMatchObject({ status: 'FAILED', failure_reason: 'session_expired' });
    expect((await confirm(api, session, land(chain, session, { blockTime: session.expires_at }))).status).toBe(200);
    expect(sessionOf(session.id)).toMatchObject({ status: 'CONFIRMED', failed_at: null, failure_reason: null });
  });

  it('is 410 for an unseen signature once no block of the session can turn up any more', async () => {
    const session = await api.connect('tidewater-circle');
    time = session.expires_at + 90_000;
    expect((await confirm(api, session, newSignature())).status).toBe(408);
    time += 1;
    const answer = await confirm(api, session, newSignature());
    expect([answer.status, errorCode(answer)]).toEqual([410, 'session_expired']);
  });

  it('is 503 and changes nothing while Solana cannot be asked', async () => {
    const session = await api.connect('tidewater-circle');
    const signature = land(chain, session);
    chain.setReachable(false);
    const before = api.digest();
    const answer = await confirm(api, session, signature);
    expect([answer.status, errorCode(answer), answer.headers.get('retry-after')]).toEqual([503, 'chain_unavailable', '2']);
    expect(api.digest()).toBe(before);
  });

  it('is 404 for a payment nobody opened and 400 for the payment of another product', async () => {
    const session = await api.connect('tidewater-circle');
    const signature = land(chain, session);
    expect((await api.call('POST', '/v1/pay/confirm', { body: { payment_id: 'nope', tx_signature: signature, payer_wallet: BUYER } })).status).toBe(404);
    for (const other of [{ slug: 'night-ferry' }, { product_id: productBySlug(api.sandbox.database, 'night-ferry')?.id }]) {
      const answer = await confirm(api, session, signature, other);
      expect([answer.status, errorCode(answer)]).toEqual([400, 'product_mismatch']);
    }
  });

  it('does not let another wallet repeat a confirm', async () => {
    const { payment, signature } = await pay(api, chain, 'tidewater-circle');
    const answer = await confirm(api, payment, signature, { payer_wallet: STRANGER });
    expect([answer.status, errorCode(answer)]).toEqual([422, 'payer_mismatch']);
  });
});

describe('confirm without payment_id', () => {
  const blind = (signature: string, body: object = {}) => api.call('POST', '/v1/pay/confirm', { body: { tx_signature: signature, payer_wallet: BUYER, ...body } });

  it.each<[string, (session: { reference: string }) => FakePayment]>([
    ['memo', () => ({ references: [] })],
    ['reference', ({ reference }) => ({ memos: [], references: [reference] })],
  ])('finds the session by its %s', async (_, change) => {
    const session = await api.connect('tidewater-circle');
    expect((await blind(land(chain, session, change(session)))).json).toMatchObject({ status: 'CONFIRMED', amount_minor_units: 29_000_000 });
    expect(sessionOf(session.id)?.status).toBe('CONFIRMED');
  });

  it('gives neither the access nor the payment_id, only what is public and an id for polling', async () => {
    const session = await api.connect('tidewater-circle');
    const { json, text } = await blind(land(chain, session));
    expect(json).toMatchObject({ delivery_type: 'REDIRECT', delivery_value: null, payment_id: session.public_id });
    expect(text).not.toContain(session.id);
    const poll = await api.call('GET', `/v1/payments/${session.public_id}`);
    expect(poll.json).toMatchObject({ id: session.public_id, status: 'CONFIRMED' });
    expect(poll.text).not.toContain(session.id);
    expect(poll.json).not.toHaveProperty('session');
    expect((await confirm(api, { ...session, id: session.public_id }, newSignature())).status).toBe(404);
  });

  it('does not take the memo of one session and the reference of another for either', async () => {
    const a = await api.connect('tidewater-circle');
    const b = await api.connect('tidewater-circle');
    const signature = land(chain, a, { references: [b.reference] });
    expect((await confirm(api, b, signature)).status).toBe(400);
    expect((await blind(signature)).status).toBe(200);
    expect([sessionOf(a.id)?.status, sessionOf(b.id)?.status]).toEqual(['CONFIRMED', 'PENDING_SIGNATURE']);
  });

  it('is 404 for a transaction that belongs to no session, and 408 while it is not seen', async () => {
    const session = await api.connect('tidewater-circle');
    const answer = await blind(land(chain, session, { memos: [], references: [paymentReference('other')] }));
    expect([answer.status, errorCode(answer)]).toEqual([404, 'payment_not_matched']);
    expect((await blind(newSignature())).status).toBe(408);
  });

  it('keeps to the first of two payments of one session', async () => {
    const session = await api.connect('tidewater-circle');
    const [first, second] = [land(chain, session), land(chain, session)];
    expect((await blind(first)).status).toBe(200);
    const answer = await blind(second);
    expect([answer.status, errorCode(answer)]).toEqual([409, 'payment_settled']);
  });

  it('shows the success of one product on no page of another', async () => {
    const session = await api.connect('tidewater-circle');
    expect((await blind(land(chain, session), { slug: 'night-ferry' })).status).toBe(400);
    expect(sessionOf(session.id)?.status).toBe('PENDING_SIGNATURE');
  });
});
