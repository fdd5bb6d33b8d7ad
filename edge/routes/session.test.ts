import { describe, expect, it } from 'vitest';
import { startPayEdge } from '../testing/pay-edge.ts';
import { startTestEdge } from '../testing/test-edge.ts';
import { PRODUCT_ROUTE, WIRE_PRODUCT } from '../testing/wire-product.ts';
import { CONNECT_ROUTE, wireSession } from '../testing/wire-session.ts';

describe('POST /edge/session', () => {
  it('opens one session at Hilt and gives its answer whole, with a link for wallets', async () => {
    const { hilt, edge } = await startPayEdge();
    const answer = await edge.post('/edge/session', { slug: 'tide', handoff_token: 'hilt_handoff_x', unknown: 'dropped' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toEqual({ ...wireSession({ expires_at: expect.any(String) }), transaction_request_url: expect.stringMatching(/^solana:https:\/\/pay\.example\/solana-pay\/[\w-]+\.[\w-]+\.[\w-]+$/) });
    const asked = hilt.heard.filter(({ method }) => method === 'POST');
    expect(asked.map(({ body }) => JSON.parse(body))).toEqual([{ handoff_token: 'hilt_handoff_x' }]);
    expect(JSON.stringify(edge.logged)).not.toMatch(/hilt_handoff_x|7f9c24e5-2f0a/);
  });

  it.each([
    ['another price', { amount_minor_units: 30_000_000, merchant_amount_minor_units: 29_420_000 }],
    ['another seller', { merchant_wallet: 'So11111111111111111111111111111111111111112' }],
    ['a sum that does not add up', { fee_minor_units: 1 }],
    ['another token', { token_mint: 'So11111111111111111111111111111111111111112' }],
  ])('signs nothing when the session says %s than the product', async (_what, change) => {
    const { hilt, edge } = await startPayEdge();
    hilt.replies.set(CONNECT_ROUTE, { body: wireSession(change) });
    expect(await (await edge.post('/edge/session', { slug: 'tide' })).json()).toMatchObject({ ...change, transaction_request_url: null });
  });

  it('looks at the product again before it calls a new price a contradiction', async () => {
    const { hilt, edge } = await startPayEdge();
    await edge.get('/p/tide');
    hilt.replies.set(PRODUCT_ROUTE, { body: { ...WIRE_PRODUCT, amount_minor_units: 30_000_000 } });
    hilt.replies.set(CONNECT_ROUTE, { body: wireSession({ amount_minor_units: 30_000_000, merchant_amount_minor_units: 29_420_000 }) });
    expect(await (await edge.post('/edge/session', { slug: 'tide' })).json()).toMatchObject({ transaction_request_url: expect.stringContaining('solana:') });
  });

  it('signs a chosen amount as chosen', async () => {
    const { hilt, edge } = await startPayEdge();
    hilt.replies.set(PRODUCT_ROUTE, { body: { ...WIRE_PRODUCT, amount_minor_units: null } });
    expect(await (await edge.post('/edge/session', { slug: 'tide', amount_minor_units: 29_000_000 })).json()).toMatchObject({ transaction_request_url: expect.any(String) });
    expect(await (await edge.post('/edge/session', { slug: 'tide', amount_minor_units: 5_000_000 })).json()).toMatchObject({ transaction_request_url: null });
  });

  it('signs only for fee wallets the operator trusts', async () => {
    const { edge } = await startPayEdge({ VITE_HILT_FEE_WALLETS: WIRE_PRODUCT.merchant_wallet });
    expect(await (await edge.post('/edge/session', { slug: 'tide' })).json()).toMatchObject({ transaction_request_url: null });
  });

  it('hands Hilt’s refusal on, with the time to wait', async () => {
    const { hilt, edge } = await startPayEdge();
    hilt.replies.set(CONNECT_ROUTE, { status: 429, headers: { 'retry-after': '7' }, body: { detail: 'slow down' } });
    const answer = await edge.post('/edge/session', { slug: 'tide' });
    expect([answer.status, answer.headers.get('retry-after'), await answer.json()]).toEqual([429, '7', { detail: { code: 'hilt_refused', message: 'slow down' } }]);
    expect((await edge.post('/edge/session', { slug: 'other' })).status).toBe(404);
  });

  it('says when Hilt is not there', async () => {
    const edge = await startTestEdge({ env: { HILT_EDGE_SECRET: 'k'.repeat(32) } });
    expect((await edge.post('/edge/session', { slug: 'tide' })).status).toBe(502);
  });

  it.each([
    ['no JSON', 'nonsense', 400],
    ['no slug', {}, 422],
    ['a slug that is a path', { slug: '../../etc' }, 422],
    ['a negative amount', { slug: 'tide', amount_minor_units: -1 }, 422],
    ['a huge token', { slug: 'tide', handoff_token: 'x'.repeat(4_097) }, 422],
    ['a huge body', { slug: 'tide', filler: 'x'.repeat(9_000) }, 413],
    ['a list', [], 422],
  ])('error: %s never reaches Hilt', async (_what, body, status) => {
    const { hilt, edge } = await startPayEdge();
    const answer = await edge.post('/edge/session', body);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ detail: { code: expect.any(String), message: expect.any(String) } });
    expect(hilt.heard).toEqual([]);
  });

  it('is for this checkout’s own pages only', async () => {
    const { hilt, edge } = await startPayEdge();
    expect((await edge.post('/edge/session', { slug: 'tide' }, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await edge.post('/edge/session', { slug: 'tide' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await edge.post('/edge/session', { slug: 'tide' }, { origin: 'https://pay.example', 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    expect(hilt.heard.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('does not let one client open sessions without end', async () => {
    const { edge } = await startPayEdge();
    const answers = await Promise.all(Array.from({ length: 25 }, () => edge.post('/edge/session', { slug: 'tide' })));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(5);
    expect(refused[0]?.headers.get('retry-after')).toBe('3');
  });

  it('is off without a secret, and says so', async () => {
    const edge = await startTestEdge();
    const answer = await edge.post('/edge/session', { slug: 'tide' });
    expect([answer.status, await answer.json()]).toMatchObject([501, { detail: { code: 'transaction_requests_off' } }]);
  });
});
