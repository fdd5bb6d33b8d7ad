import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MERCHANT_KEY } from '../../seed/merchant.ts';
import { SELLERS } from '../../seed/products.ts';
import { type TestApi, startTestApi } from '../../testing/api.ts';
import { FakeChain } from '../../testing/fake-chain.ts';
import { pay } from '../../testing/pay.ts';

let api: TestApi;
let chain: FakeChain;
beforeEach(async () => {
  chain = new FakeChain();
  api = await startTestApi({ chain });
});
afterEach(() => api.stop());

const NEW = { product_type: 'PAYMENT_LINK', title: 'Smoked Eel & Rye', amount_minor_units: 5_000_000, merchant_wallet: SELLERS.ferry };
const create = (body: object = {}) => api.call('POST', '/v1/products', { merchant: true, body: { ...NEW, ...body } });
const idOf = (json: unknown) => v.parse(v.looseObject({ id: v.string() }), json).id;

describe('merchant products', () => {
  it.each([
    ['GET', '/v1/products'],
    ['POST', '/v1/products'],
    ['GET', '/v1/products/x'],
    ['PATCH', '/v1/products/x'],
    ['DELETE', '/v1/products/x'],
    ['POST', '/v1/products/x/handoff-link'],
  ])('%s %s needs the key', async (method, path) => {
    for (const headers of [{}, { 'x-hilt-key': 'hk_sandbox_wrong' }, { 'x-hilt-key': MERCHANT_KEY.replace(/.$/, 'x') }, { 'x-hilt-key': '' }]) {
      const { status, json } = await api.call(method, path, { headers, ...(method === 'POST' || method === 'PATCH' ? { body: NEW } : {}) });
      expect([status, json]).toEqual([401, { detail: 'Authentication required' }]);
    }
  });

  it('can be made, and sold at once', async () => {
    const { status, json } = await create({ delivery_type: 'REDIRECT', delivery_value: 'https://eel.example/enter', max_payments: 1, description: 'One plate.\n\n- Warm' });
    expect(status).toBe(200);
    expect(json).toMatchObject({ slug: 'smoked-eel-rye', status: 'ACTIVE', delivery_value: 'https://eel.example/enter', payment_count: 0, atomic_fee_pct: 2, token_mint: 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v' });
    await pay(api, chain, 'smoked-eel-rye');
    expect((await api.call('GET', `/v1/products/${idOf(json)}`, { merchant: true })).json).toMatchObject({ payment_count: 1, total_volume_lamports: 5_000_000 });
    expect((await api.call('POST', '/v1/products/p/smoked-eel-rye/connect', { body: {} })).status).toBe(409);
  });

  it('get slugs that are free, for titles of any script', async () => {
    await create();
    expect((await create()).json).toMatchObject({ slug: expect.stringMatching(/^smoked-eel-rye-[0-9a-f]{8}$/) });
    expect((await create({ title: 'قهوة' })).json).toMatchObject({ slug: expect.stringMatching(/^product-[0-9a-f]{8}$/) });
    expect((await create({ title: 'Éclair --- no. 2!' })).json).toMatchObject({ slug: 'eclair-no-2' });
  });

  it('are listed newest first, in pages, by status and type', async () => {
    await create({ title: 'Newest' });
    const list = async (query: string) => v.parse(v.array(v.looseObject({ slug: v.string() })), (await api.call('GET', `/v1/products${query}`, { merchant: true })).json).map(({ slug }) => slug);
    expect((await list(''))[0]).toBe('newest');
    expect(await list('?limit=2&offset=1')).toEqual(['crew-room', 'keepers-fund']);
    expect(await list('?status=PAUSED')).toEqual(['winter-crossing']);
    expect(await list('?product_type=TIP_JAR')).toEqual(['keepers-fund']);
    for (const bad of ['?limit=0', '?limit=201', '?limit=x', '?offset=-1']) expect((await api.call('GET', `/v1/products${bad}`, { merchant: true })).status).toBe(422);
  });

  it('change where a change is sent, and nowhere else', async () => {
    const id = idOf((await create({ description: 'Old' })).json);
    const { status, json } = await api.call('PATCH', `/v1/products/${id}`, { merchant: true, body: { title: 'New', description: null, status: 'PAUSED' } });
    expect(status).toBe(200);
    expect(json).toMatchObject({ title: 'New', description: null, status: 'PAUSED', amount_minor_units: 5_000_000, slug: 'smoked-eel-rye' });
    expect((await api.call('GET', `/v1/products/${id}`, { merchant: true })).json).toMatchObject({ title: 'New', status: 'PAUSED' });
  });

  it('are archived, not deleted, and archiving may be repeated', async () => {
    const { payment } = await pay(api, chain, 'tidewater-circle');
    for (let time = 0; time < 2; time += 1) expect((await api.call('DELETE', `/v1/products/${payment.product_id}`, { merchant: true })).json).toMatchObject({ status: 'ARCHIVED' });
    expect((await api.call('GET', `/v1/payments/${payment.id}`)).json).toMatchObject({ status: 'CONFIRMED' });
  });

  it.each<[string, object]>([
    ['a payment link without a price', { amount_minor_units: null }],
    ['a price of zero', { amount_minor_units: 0 }],
    ['a fraction of a unit', { amount_minor_units: 1.5 }],
    ['no title', { title: '' }],
    ['a title that is too long', { title: 'x'.repeat(121) }],
    ['a wallet that is none', { merchant_wallet: 'not-a-wallet' }],
    ['a picture from an insecure place', { image_url: 'http://pictures.example/a.png' }],
    ['data for a picture', { image_url: 'data:image/svg+xml,x' }],
    ['a delivery without a value', { delivery_type: 'REDIRECT' }],
    ['an insecure delivery link', { delivery_type: 'DOWNLOAD', delivery_value: 'http://files.example/x' }],
    ['an unknown delivery type', { delivery_type: 'PIGEON', delivery_value: 'x' }],
    ['a token the sandbox does not settle in', { token_mint: 'Es9vMFrzaCERmJfrF4H2FYD4KCoNkY11McCe8BenwNYB' }],
    ['a membership longer than ten years', { membership_config: { billing_interval_days: 3_661 } }],
    ['a sales limit of zero', { max_payments: 0 }],
  ])('are refused with %s', async (_, body) => {
    const before = api.digest();
    expect((await create(body)).status).toBe(422);
    expect(api.digest()).toBe(before);
  });

  it('are refused changes that would leave them unsound', async () => {
    const id = idOf((await create()).json);
    const before = api.digest();
    for (const body of [{ amount_minor_units: null }, { delivery_type: 'TEXT' }, { status: 'SOMETHING' }]) expect((await api.call('PATCH', `/v1/products/${id}`, { merchant: true, body })).status).toBe(422);
    expect(api.digest()).toBe(before);
  });

  it('are 404 when unknown', async () => {
    for (const method of ['GET', 'PATCH', 'DELETE']) expect((await api.call(method, '/v1/products/nope', { merchant: true, ...(method === 'PATCH' ? { body: {} } : {}) })).status).toBe(404);
  });

  it('may take native SOL', async () => {
    await create({ title: 'For SOL', token_mint: 'So11111111111111111111111111111111111111112', amount_minor_units: 1_000_000_000 });
    expect((await api.call('POST', '/v1/products/p/for-sol/connect', { body: {} })).json).toMatchObject({ asset_symbol: 'SOL', asset_decimals: 9, fee_minor_units: 20_000_000 });
  });
});
