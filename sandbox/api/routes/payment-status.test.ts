import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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

describe('the payment status', () => {
  it('of a new session says that nothing has happened', async () => {
    const { id } = await api.connect('tidewater-circle');
    expect((await api.call('GET', `/v1/payments/${id}`)).json).toMatchObject({ id, status: 'PENDING_SIGNATURE', amount_minor_units: 29_000_000, tx_signature: null, confirmed_at: null, failed_at: null, failure_reason: null, delivery_status: null, membership_id: null, receipt_id: null });
  });

  it('carries the terms for whoever knows the payment_id, so that another device can go on', async () => {
    const session = await api.connect('tidewater-circle');
    const { json } = await api.call('GET', `/v1/payments/${session.id}`);
    expect(json).toMatchObject({ session: { payment_id: session.id, nonce: session.nonce, merchant_amount_minor_units: 28_420_000, slug: 'tidewater-circle', product_id: session.product_id, identity_type: null, identity_display: null } });
  });

  it('says whom the session is for, as a buyer may see it', async () => {
    const shown = async (more: object) => (await api.call('GET', `/v1/payments/${(await api.connect('tidewater-circle', { customer_reference_type: 'CUSTOM', customer_reference_value: 'order-7', ...more })).id}`)).json;
    expect(await shown({ customer_reference_display: 'Order 7' })).toMatchObject({ session: { identity_type: 'CUSTOM', identity_display: 'Order 7' } });
    expect(await shown({})).toMatchObject({ session: { identity_type: 'CUSTOM', identity_display: 'order-7' } });
  });

  it('of a paid session names signature, times, membership and receipt, but never the access', async () => {
    const { payment, signature, receiptId } = await pay(api, chain, 'night-ferry');
    const { json, text } = await api.call('GET', `/v1/payments/${payment.id}`);
    expect(json).toMatchObject({ status: 'CONFIRMED', tx_signature: signature, delivery_status: 'SENT', receipt_id: receiptId, failed_at: null });
    expect(json).toMatchObject({ confirmed_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/), deep_link_expires_at: expect.any(String), membership_id: expect.any(String) });
    expect(text).not.toContain('t.me');
  });

  it('is 404 for an id nobody was given', async () => {
    expect((await api.call('GET', '/v1/payments/00000000-0000-4000-8000-000000000000')).json).toEqual({ detail: 'Payment not found' });
  });
});
