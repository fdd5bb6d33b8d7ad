import { describe, expect, it, vi } from 'vitest';
import type { HiltHttp } from '../../api/http.ts';
import { adoptingFetch, findSession } from './adopted-session.ts';

const API = 'https://api.example';
const WALLET = '28onUFczVxrvPxqxf7o1QKXXgLp9Vwxnn6V6D5WxVddX';
const session = { payment_id: 'pay_1', nonce: 'n1', amount_minor_units: 29, merchant_amount_minor_units: 28, fee_minor_units: 1, fee_wallet: WALLET, token_mint: WALLET, asset_symbol: 'USDC', asset_decimals: 6, merchant_wallet: WALLET, expires_at: '2026-11-20T12:00:00Z', status: 'PENDING_SIGNATURE', slug: 'tide' };
const status = { id: 'pay_1', status: 'PENDING_SIGNATURE', amount_minor_units: 29, token_mint: WALLET, tx_signature: null, confirmed_at: null, failed_at: null, failure_reason: null, delivery_sent_at: null, deep_link_expires_at: null, delivery_status: null, delivery_error: null, delivery_attempted_at: null, membership_id: null, receipt_id: null };

function http(answer: unknown, code = 200): HiltHttp {
  return { baseUrl: API, fetch: () => Promise.resolve(Response.json(answer, { status: code })), timeoutMs: 1_000 };
}

describe('the session a frame has opened', () => {
  it('is taken over with the terms that Hilt states', async () => {
    const found = await findSession(http({ ...status, session }), 'tide', 'pay_1');
    expect(JSON.parse(found?.body ?? '')).toEqual(session);
  });

  it.each([
    ['Hilt hands on no terms', status],
    ['it is paid already', { ...status, status: 'CONFIRMED', session }],
    ['somebody has sent a transaction for it', { ...status, tx_signature: '5'.repeat(87), session }],
    ['the terms are of another payment', { ...status, session: { ...session, payment_id: 'pay_2' } }],
    ['the terms are of another product', { ...status, session: { ...session, slug: 'other' } }],
    ['the terms do not fit the contract', { ...status, session: { ...session, amount_minor_units: 'much' } }],
  ])('is left alone when %s', async (_name, answer) => {
    expect(await findSession(http(answer), 'tide', 'pay_1')).toBeNull();
  });

  it('is left alone when Hilt does not answer', async () => {
    expect(await findSession(http({ detail: 'no' }, 500), 'tide', 'pay_1')).toBeNull();
  });
});

describe('the first connect of the window', () => {
  const connect = `${API}/v1/products/p/tide/connect`;

  it('is answered with that session, and only the first', async () => {
    const real = vi.fn<typeof fetch>(() => Promise.resolve(Response.json({ payment_id: 'new' })));
    const fetching = adoptingFetch(real, API, 'tide', () => Promise.resolve({ body: JSON.stringify(session) }));
    expect(await (await fetching(`${API}/v1/products/p/tide`)).json()).toEqual({ payment_id: 'new' });
    expect(await (await fetching(connect, { method: 'POST' })).json()).toEqual(session);
    expect(await (await fetching(connect, { method: 'POST' })).json()).toEqual({ payment_id: 'new' });
    expect(real).toHaveBeenCalledTimes(2);
  });

  it('goes to Hilt when there is none', async () => {
    const real = vi.fn<typeof fetch>(() => Promise.resolve(Response.json({ payment_id: 'new' })));
    const fetching = adoptingFetch(real, API, 'tide', () => Promise.resolve(null));
    expect(await (await fetching(connect, { method: 'POST' })).json()).toEqual({ payment_id: 'new' });
  });
});
