import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { paymentById } from '../db/payments.ts';
import { type TestApi, errorCode, startTestApi } from '../testing/api.ts';
import { FakeChain } from '../testing/fake-chain.ts';
import { newSignature } from '../testing/fake-transaction.ts';
import { confirm, land } from '../testing/pay.ts';

let api: TestApi;
let chain: FakeChain;
let slept: number[];
beforeEach(async () => {
  chain = new FakeChain();
  slept = [];
  api = await startTestApi({ chain, sleep: async (ms) => void slept.push(ms) });
});
afterEach(() => api.stop());

const PRODUCT = '/v1/products/p/tidewater-circle';
const order = async (body: object): Promise<string> => {
  const { status, json, text } = await api.call('POST', '/sandbox/faults', { body });
  if (status !== 200) throw new Error(text);
  return v.parse(v.object({ id: v.string() }), json).id;
};

describe('faults', () => {
  it('make a route slow for as many calls as ordered', async () => {
    await order({ route: 'product', delay_ms: 700, times: 2 });
    for (let call = 0; call < 3; call += 1) expect((await api.call('GET', PRODUCT)).status).toBe(200);
    expect(slept).toEqual([700, 700]);
  });

  it('answer with a status, a text and a wait', async () => {
    await order({ route: 'product', effect: { kind: 'status', status: 429, retry_after: 7, detail: { code: 'rate_limited', message: 'x' } } });
    const answer = await api.call('GET', PRODUCT);
    expect([answer.status, errorCode(answer), answer.headers.get('retry-after'), answer.headers.get('access-control-allow-origin')]).toEqual([429, 'rate_limited', '7', '*']);
  });

  it('last until cleared when no number is given, one by one or all', async () => {
    const id = await order({ route: '*', effect: { kind: 'status', status: 503 } });
    for (let call = 0; call < 3; call += 1) expect((await api.call('GET', PRODUCT)).status).toBe(503);
    expect((await api.call('GET', '/sandbox/faults')).json).toMatchObject([{ id, route: '*', left: null }]);
    expect((await api.call('DELETE', `/sandbox/faults/${id}`)).status).toBe(200);
    expect((await api.call('GET', PRODUCT)).status).toBe(200);
    await order({ route: '*', effect: { kind: 'status', status: 503 } });
    await api.call('DELETE', '/sandbox/faults');
    expect((await api.call('GET', PRODUCT)).status).toBe(200);
    expect((await api.call('DELETE', '/sandbox/faults/nope')).status).toBe(404);
  });

  it('meet only the client or the payment they are ordered for', async () => {
    const session = await api.connect('tidewater-circle');
    const other = await api.connect('tidewater-circle');
    await order({ route: 'product', client: 'unlucky', effect: { kind: 'status', status: 500 } });
    expect((await api.call('GET', PRODUCT)).status).toBe(200);
    expect((await api.call('GET', PRODUCT, { headers: { 'x-sandbox-client': 'unlucky' } })).status).toBe(500);
    await order({ route: '*', payment_id: session.id, effect: { kind: 'status', status: 502 } });
    const broadcast = (id: string) => api.call('POST', '/v1/pay/broadcast', { body: { payment_id: id, tx_signature: newSignature() } });
    expect([(await broadcast(session.id)).status, (await broadcast(other.id)).status]).toEqual([502, 200]);
    expect([(await api.call('GET', `/v1/payments/${session.id}`)).status, (await api.call('GET', `/v1/payments/${other.id}`)).status]).toEqual([502, 200]);
  });

  it('can lose an answer after the work was done, or before', async () => {
    const session = await api.connect('tidewater-circle');
    const signature = land(chain, session);
    await order({ route: 'confirm', times: 1, effect: { kind: 'status', status: 500 } });
    expect((await confirm(api, session, signature)).status).toBe(500);
    expect(paymentById(api.sandbox.database, session.id)?.status).toBe('PENDING_SIGNATURE');
    await order({ route: 'confirm', times: 1, effect: { kind: 'status', status: 504, when: 'after' } });
    expect((await confirm(api, session, signature)).status).toBe(504);
    expect(paymentById(api.sandbox.database, session.id)?.status).toBe('CONFIRMED');
  });

  it('can cut the connection, before or after the work', async () => {
    const session = await api.connect('tidewater-circle');
    const signature = newSignature();
    const broadcast = () => api.call('POST', '/v1/pay/broadcast', { body: { payment_id: session.id, tx_signature: signature } });
    await order({ route: 'broadcast', times: 1, effect: { kind: 'drop' } });
    await expect(broadcast()).rejects.toThrow('fetch failed');
    expect(paymentById(api.sandbox.database, session.id)?.claimed_signature).toBeNull();
    await order({ route: 'broadcast', times: 1, effect: { kind: 'drop', when: 'after' } });
    await expect(broadcast()).rejects.toThrow('fetch failed');
    expect(paymentById(api.sandbox.database, session.id)?.claimed_signature).toBe(signature);
  });

  it('can leave a call hanging until the client gives up', async () => {
    await order({ route: 'product', times: 1, effect: { kind: 'hang' } });
    const patience = new AbortController();
    const call = fetch(api.url + PRODUCT, { signal: patience.signal });
    // Answered only after the hanging call was taken: with it the one fault is used up.
    await expect.poll(async () => (await api.call('GET', '/sandbox/faults')).json, { timeout: 10_000 }).toEqual([]);
    patience.abort();
    await expect(call).rejects.toThrow('aborted');
    expect((await api.call('GET', PRODUCT)).status).toBe(200);
  });

  it('do not keep a stopped sandbox alive', async () => {
    await order({ route: 'product', times: 1, effect: { kind: 'hang' } });
    const call = fetch(api.url + PRODUCT).then(() => 'answered', () => 'cut');
    await expect.poll(async () => (await api.call('GET', '/sandbox/faults')).json, { timeout: 10_000 }).toEqual([]);
    await api.stop();
    expect(await call).toBe('cut');
  });

  it('can send half of the JSON', async () => {
    await order({ route: 'product', effect: { kind: 'malformed' } });
    const { status, headers, text } = await api.call('GET', PRODUCT);
    expect([status, headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
  });

  it('can lie in single fields of a good answer, and leave errors alone', async () => {
    await order({ route: 'connect', effect: { kind: 'lie', fields: { merchant_wallet: 'liar', fee_minor_units: 1, expires_at: null } } });
    expect((await api.call('POST', `${PRODUCT}/connect`, { body: {} })).json).toMatchObject({ merchant_wallet: 'liar', fee_minor_units: 1, expires_at: null, amount_minor_units: 29_000_000 });
    expect((await api.call('POST', '/v1/products/p/nope/connect', { body: {} })).json).toEqual({ detail: 'Product not found' });
  });

  it('can be asked for by one request alone', async () => {
    const faulty = await api.call('GET', PRODUCT, { headers: { 'x-sandbox-scenario': '{"delay_ms":50,"effect":{"kind":"status","status":418}}' } });
    expect([faulty.status, slept]).toEqual([418, [50]]);
    expect((await api.call('GET', PRODUCT)).status).toBe(200);
  });

  it.each([{}, { route: 'nothing' }, { route: 'product', times: 0 }, { route: 'product', effect: { kind: 'status', status: 200 } }, { route: 'product', effect: { kind: 'lie' } }, { route: 'product', unknown: 1 }, { route: 'product', delay_ms: '5' }])('are refused when misspelt: %j', async (body) => {
    expect((await api.call('POST', '/sandbox/faults', { body })).status).toBe(422);
    expect((await api.call('GET', '/sandbox/faults')).json).toEqual([]);
  });
});

describe('controls', () => {
  it('end a session now, so that a payment made from here on comes too late', async () => {
    const session = await api.connect('tidewater-circle');
    expect((await api.call('POST', `/sandbox/payments/${session.id}/expire`, { body: {} })).status).toBe(200);
    const answer = await confirm(api, session, land(chain, session));
    expect([answer.status, errorCode(answer)]).toEqual([410, 'session_expired']);
    expect((await api.call('POST', '/sandbox/payments/nope/expire', { body: {} })).status).toBe(404);
  });

  it('say what a newcomer needs to know', async () => {
    const { json } = await api.call('GET', '/sandbox');
    expect(json).toMatchObject({ api_url: api.url, checkout_url: 'https://checkout.example', merchant_key: expect.stringMatching(/^hk_sandbox_/) });
    const { products } = v.parse(v.looseObject({ products: v.array(v.looseObject({ slug: v.string(), checkout_url: v.string() })) }), json);
    expect(products[0]).toMatchObject({ slug: 'tidewater-circle', checkout_url: 'https://checkout.example/p/tidewater-circle' });
    expect(products).toHaveLength(10);
  });

  it('put everything back', async () => {
    await order({ route: '*', effect: { kind: 'status', status: 503 } });
    await api.call('POST', '/sandbox/products/night-ferry/delivery', { body: { outcome: 'FAILED' } });
    await api.call('POST', '/sandbox/watcher', { body: { state: 'paused' } });
    expect((await api.call('POST', '/sandbox/reset')).status).toBe(200);
    const session = await api.connect('night-ferry');
    expect((await confirm(api, session, land(chain, session))).json).toMatchObject({ delivery_status: 'SENT' });
  });

  it('make the watcher look now', async () => {
    const session = await api.connect('tidewater-circle');
    land(chain, session);
    expect((await api.call('POST', '/sandbox/watcher/turn')).json).toEqual({ settled: 1, expired: 0, delivered: 0 });
  });

  it('are refused with wrong bodies in the shape of all errors', async () => {
    const session = await api.connect('tidewater-circle');
    const before = api.digest();
    for (const [path, body] of [[`/sandbox/payments/${session.id}/expire`, { ended: 5 }], [`/sandbox/payments/${session.id}/delivery`, { outcome: 'LOST' }], ['/sandbox/products/night-ferry/delivery', {}], ['/sandbox/watcher', { state: 'asleep' }], ['/sandbox/handoffs/expire', {}]] as const) {
      const { status, json } = await api.call('POST', path, { body });
      expect([status, json]).toMatchObject([422, { detail: [{ loc: ['body', expect.any(String)] }] }]);
    }
    expect((await api.call('POST', '/sandbox/products/nope/delivery', { body: { outcome: 'SENT' } })).status).toBe(404);
    expect((await api.call('PUT', '/sandbox/faults', { body: {} })).status).toBe(405);
    expect(api.digest()).toBe(before);
  });
});
