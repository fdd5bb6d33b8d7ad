import { SignJWT } from 'jose';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { productBySlug } from '../../db/products.ts';
import { type TestApi, errorCode, startTestApi } from '../../testing/api.ts';
import { FakeChain } from '../../testing/fake-chain.ts';
import { confirm, land } from '../../testing/pay.ts';

let api: TestApi;
let chain: FakeChain;
let time = Date.UTC(2026, 4, 4, 12, 0, 0);
beforeEach(async () => {
  time = Date.UTC(2026, 4, 4, 12, 0, 0);
  chain = new FakeChain();
  api = await startTestApi({ chain, machineTime: () => time });
});
afterEach(() => api.stop());

const idOf = (slug: string): string => productBySlug(api.sandbox.database, slug)?.id ?? 'unknown';

async function personalLink(slug = 'crew-room', body: object = {}): Promise<string> {
  const { json } = await api.call('POST', `/v1/products/${idOf(slug)}/handoff-link`, { merchant: true, body: { identity_value: '728255790', identity_display: '@marta', ...body } });
  return v.parse(v.looseObject({ handoff_token: v.string() }), json).handoff_token;
}
const resolve = (token: string, slug = 'crew-room') => api.call('POST', `/v1/products/p/${slug}/resolve-handoff`, { body: { handoff_token: token } });
const open = (token: string, body: object = {}) => api.call('POST', '/v1/products/p/crew-room/connect', { body: { handoff_token: token, ...body } });

describe('personal links', () => {
  it('are made with the merchant key and carry identity, end and address of the checkout', async () => {
    const { status, json } = await api.call('POST', `/v1/products/${idOf('crew-room')}/handoff-link`, { merchant: true, body: { identity_value: '728255790', identity_display: '@marta', return_url: 'https://crew.example/back', expires_in_minutes: 10 } });
    expect(status).toBe(200);
    expect(json).toMatchObject({ identity_type: 'TELEGRAM_USER_ID', identity_value: '728255790', identity_display: '@marta', return_url: 'https://crew.example/back', slug: 'crew-room', expires_at: '2026-05-04T12:10:00Z' });
    const { checkout_url: link, handoff_token: token } = v.parse(v.looseObject({ checkout_url: v.string(), handoff_token: v.string() }), json);
    expect(new URL(link).searchParams.get('handoff')).toBe(token);
    expect(link).toContain('https://checkout.example/p/crew-room?handoff=hilt_handoff_');
    expect((await api.call('POST', `/v1/products/${idOf('crew-room')}/handoff-link`, { body: { identity_value: 'x' } })).status).toBe(401);
  });

  it('resolve to the identity they were made for', async () => {
    expect((await resolve(await personalLink())).json).toMatchObject({ identity_display: '@marta', product_id: idOf('crew-room'), slug: 'crew-room' });
  });

  it('fix the identity of the session, as proven', async () => {
    expect(await api.connect('crew-room', { handoff_token: await personalLink() })).toMatchObject({ identity_type: 'TELEGRAM_USER_ID', identity_value: '728255790', identity_display: '@marta', identity_verified: true });
  });

  it('cannot be turned into a link for somebody else by typing', async () => {
    const answer = await open(await personalLink(), { customer_reference_value: '999' });
    expect([answer.status, errorCode(answer)]).toEqual([409, 'identity_locked']);
  });

  it('are refused for another product', async () => {
    const token = await personalLink('crew-room');
    const answer = await resolve(token, 'night-ferry');
    expect([answer.status, errorCode(answer)]).toEqual([403, 'handoff_wrong_product']);
    expect((await api.call('POST', '/v1/products/p/night-ferry/connect', { body: { handoff_token: token } })).status).toBe(403);
  });

  it('end at their minute', async () => {
    const token = await personalLink('crew-room', { expires_in_minutes: 10 });
    time += 10 * 60_000 - 1;
    expect((await resolve(token)).status).toBe(200);
    time += 1;
    const answer = await resolve(token);
    expect([answer.status, errorCode(answer)]).toEqual([410, 'handoff_expired']);
    expect((await open(token)).status).toBe(410);
  });

  it('can be ended early by a control', async () => {
    const token = await personalLink();
    expect((await api.call('POST', '/sandbox/handoffs/expire', { body: { handoff_token: token } })).status).toBe(200);
    expect((await resolve(token)).status).toBe(410);
  });

  it('are refused when anything in them was changed', async () => {
    const token = await personalLink();
    const [head = '', payload = '', signature = ''] = token.slice('hilt_handoff_'.length).split('.');
    const forged = Buffer.from(payload, 'base64url').toString('utf8').replace('728255790', '728255791');
    const otherKey = await new SignJWT(v.parse(v.looseObject({}), JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')))).setProtectedHeader({ alg: 'HS256' }).sign(new Uint8Array(32));
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    const cutOff = token.slice('hilt_handoff_'.length, -5);
    for (const bad of [`${head}.${Buffer.from(forged).toString('base64url')}.${signature}`, otherKey, unsigned, cutOff]) {
      const answer = await resolve(`hilt_handoff_${bad}`);
      expect([answer.status, errorCode(answer)]).toEqual([400, 'handoff_invalid']);
    }
  });

  it('are told apart from what is no token at all', async () => {
    const token = await personalLink();
    const [head = '', payload = ''] = token.slice('hilt_handoff_'.length).split('.');
    for (const bad of [`hilt_handoff_${head}.${payload}`, `hilt_handoff_${head}`, 'hilt_handoff_x', 'hilt_handoff_', token.slice('hilt_handoff_'.length), token.toUpperCase(), 'x']) {
      const answer = await resolve(bad);
      expect([answer.status, errorCode(answer)]).toEqual([400, 'handoff_malformed']);
    }
    expect((await resolve('')).status).toBe(422);
    expect((await resolve('x'.repeat(4097))).status).toBe(422);
  });

  it('open one session, however often they are opened', async () => {
    const token = await personalLink();
    const first = await api.connect('crew-room', { handoff_token: token });
    const second = await api.connect('crew-room', { handoff_token: token });
    expect(second.id).toBe(first.id);
    expect((await api.connect('crew-room', { handoff_token: await personalLink() })).id).not.toBe(first.id);
  });

  it('open a new session when too little time is left to sign, unless somebody may have signed', async () => {
    const token = await personalLink('crew-room', { expires_in_minutes: 600 });
    const first = await api.connect('crew-room', { handoff_token: token });
    time = first.expires_at - 179_000;
    const second = await api.connect('crew-room', { handoff_token: token });
    expect(second.id).not.toBe(first.id);
    await api.call('POST', '/v1/pay/broadcast', { body: { payment_id: second.id, tx_signature: land(new FakeChain(), second) } });
    time = second.expires_at - 179_000;
    expect((await api.connect('crew-room', { handoff_token: token })).id).toBe(second.id);
  });

  it('open a new session when the price has changed', async () => {
    const token = await personalLink();
    const first = await api.connect('crew-room', { handoff_token: token });
    await api.call('PATCH', `/v1/products/${idOf('crew-room')}`, { merchant: true, body: { amount_minor_units: 22_000_000 } });
    const second = await api.connect('crew-room', { handoff_token: token });
    expect([second.id === first.id, second.amount]).toEqual([false, 22_000_000]);
  });

  it('are used up once paid', async () => {
    const token = await personalLink();
    const session = await api.connect('crew-room', { handoff_token: token });
    expect((await confirm(api, session, land(chain, session))).status).toBe(200);
    for (const answer of [await open(token), await resolve(token)]) expect([answer.status, errorCode(answer)]).toEqual([409, 'handoff_used']);
  });

  it('of a store that is gone are not taken', async () => {
    const token = await personalLink();
    const other = await startTestApi({ machineTime: () => time });
    const answer = await other.call('POST', '/v1/products/p/crew-room/resolve-handoff', { body: { handoff_token: token } });
    await other.stop();
    expect([answer.status, errorCode(answer)]).toEqual([400, 'handoff_invalid']);
  });
});
