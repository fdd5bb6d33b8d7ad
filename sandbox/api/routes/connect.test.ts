import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { paymentReference } from '../../../src/solana/reference.ts';
import { FEE_WALLET } from '../../seed/wallets.ts';
import { SELLERS } from '../../seed/products.ts';
import { type TestApi, errorCode, startTestApi } from '../../testing/api.ts';
import { BUYER } from '../../testing/fake-transaction.ts';

let api: TestApi;
beforeEach(async () => {
  api = await startTestApi();
});
afterEach(() => api.stop());

const open = (slug: string, body: unknown = {}) => api.call('POST', `/v1/products/p/${slug}/connect`, { body });

describe('connect', () => {
  it('opens a session with the terms of one payment', async () => {
    const { status, json } = await open('tidewater-circle', { payer_wallet: BUYER });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      amount_minor_units: 29_000_000,
      merchant_amount_minor_units: 28_420_000,
      fee_minor_units: 580_000,
      fee_wallet: FEE_WALLET,
      merchant_wallet: SELLERS.tidewater,
      asset_symbol: 'USDC',
      asset_decimals: 6,
      status: 'PENDING_SIGNATURE',
      phantom_mobile: { connect_url: expect.stringMatching(/^https:\/\/phantom\.app\/ul\/v1\/connect\?/) },
    });
  });

  it('gives each session its own id, nonce and reference, and half an hour', async () => {
    const a = await api.connect('tidewater-circle');
    const b = await api.connect('tidewater-circle');
    expect(new Set([a.id, b.id, a.public_id, b.public_id, a.nonce, b.nonce, a.reference, b.reference]).size).toBe(8);
    expect(a.reference).toBe(paymentReference(a.id));
    expect(a.nonce).toMatch(/^[0-9a-f]{32}$/);
    expect(a.expires_at - a.opened_at).toBe(1_800_000);
  });

  it('takes no fee where the product has none', async () => {
    expect((await open('harbour-postcards')).json).toMatchObject({ amount_minor_units: 12_500_000, merchant_amount_minor_units: 12_500_000, fee_minor_units: 0 });
  });

  it('keeps a session as short as its product says', async () => {
    const created = await api.call('POST', '/v1/products', { merchant: true, body: { product_type: 'PAYMENT_LINK', title: 'Short', amount_minor_units: 1_000_000, merchant_wallet: SELLERS.ferry, session_seconds: 90 } });
    expect(created.status).toBe(200);
    const session = await api.connect('short');
    expect(session.expires_at - session.opened_at).toBe(90_000);
  });

  it.each([
    ['winter-crossing', {}, 400, 'product_not_for_sale'],
    ['first-light-chart', {}, 409, 'product_sold_out'],
    ['nobody-sells-this', {}, 404, null],
  ])('refuses %s', async (slug, body, status, code) => {
    const before = api.digest();
    const answer = await open(slug, body);
    expect([answer.status, errorCode(answer)]).toEqual([status, code]);
    expect(api.digest()).toBe(before);
  });

  it('refuses a price other than the fixed one, and takes the very price', async () => {
    expect((await open('tidewater-circle', { amount_minor_units: 28_999_999 })).status).toBe(422);
    expect((await open('tidewater-circle', { amount_minor_units: 29_000_000 })).status).toBe(200);
  });

  it('lets the buyer choose the amount of a tip, and needs one', async () => {
    expect((await open('keepers-fund')).status).toBe(422);
    expect((await open('keepers-fund', { amount_minor_units: 3_330_000 })).json).toMatchObject({ amount_minor_units: 3_330_000, merchant_amount_minor_units: 3_263_400, fee_minor_units: 66_600 });
  });

  it('stops selling an archived product and keeps selling an active one', async () => {
    const id = (await api.connect('tidewater-circle')).product_id;
    await api.call('DELETE', `/v1/products/${id}`, { merchant: true });
    expect((await open('tidewater-circle')).status).toBe(400);
    await api.call('PATCH', `/v1/products/${id}`, { merchant: true, body: { status: 'ACTIVE' } });
    expect((await open('tidewater-circle')).status).toBe(200);
  });

  it('notes what a buyer typed as unproven', async () => {
    expect(await api.connect('night-ferry', { customer_reference_value: '@marta', customer_reference_display: 'Marta' })).toMatchObject({ identity_type: 'TELEGRAM_USER_ID', identity_value: '@marta', identity_display: 'Marta', identity_verified: false });
  });

  it('refuses an identity session it does not know', async () => {
    const answer = await open('night-ferry', { identity_session_id: 'nope' });
    expect([answer.status, errorCode(answer)]).toEqual([422, 'identity_not_verified']);
  });
});
