import { describe, expect, it } from 'vitest';
import { BUYER_ROUTES } from '../proxy/buyer-routes.ts';
import { heldBack, startFakeHilt } from '../testing/fake-hilt.ts';
import { startTestEdge } from '../testing/test-edge.ts';
import { PRODUCT_ROUTE, WIRE_PRODUCT } from '../testing/wire-product.ts';

async function setup(options: Parameters<typeof startTestEdge>[0] = {}) {
  const hilt = await startFakeHilt();
  const edge = await startTestEdge({ hilt: hilt.url, ...options, env: { HILT_EDGE_PROXY: 'on', ...options.env } });
  return { hilt, edge };
}

describe('standing in for Hilt', () => {
  it('is off unless switched on, and then the page asks here', async () => {
    const { hilt, edge } = await setup({ env: { HILT_EDGE_PROXY: 'off' } });
    expect([(await edge.get('/v1/products/p/tide')).status, hilt.heard]).toEqual([404, []]);
    const on = await setup();
    const page = await on.edge.get('/');
    expect(await page.text()).toContain('"VITE_HILT_API_URL":"https://pay.example"');
    expect(page.headers.get('content-security-policy')).not.toContain(on.hilt.url);
  });

  it.each(BUYER_ROUTES)('passes $method $pattern on and hands the answer back', async ({ method, pattern, answers }) => {
    const { hilt, edge } = await setup();
    const path = pattern.replace(':slug', 'tide').replace(':id', 'id-1');
    const reply = answers === 'pdf' ? { headers: { 'content-type': 'application/pdf' }, raw: '%PDF' } : { status: 201, body: { done: true } };
    hilt.replies.set(`${method} ${path}`, { ...reply, headers: { ...reply.headers, 'x-ratelimit-limit': '120', 'x-ratelimit-remaining': '7', 'x-ratelimit-reset': '1', 'retry-after': '3', 'set-cookie': 'a=b', 'x-other': 'no' } });
    const answer = method === 'GET' ? await edge.get(path) : await edge.post(path, { payment_id: 'p' });
    expect([answer.status, await answer.text()]).toEqual(answers === 'pdf' ? [200, '%PDF'] : [201, '{"done":true}']);
    const headers = Object.fromEntries(answer.headers);
    expect(headers).toMatchObject({ 'x-ratelimit-limit': '120', 'x-ratelimit-remaining': '7', 'x-ratelimit-reset': '1', 'retry-after': '3', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    expect(headers).not.toHaveProperty('set-cookie');
    expect(headers).not.toHaveProperty('x-other');
    expect(hilt.heard[0]).toMatchObject({ method, url: path, body: method === 'GET' ? '' : '{"payment_id":"p"}' });
  });

  it('lets no header of the buyer through, and no query', async () => {
    const { hilt, edge } = await setup();
    await edge.post('/v1/pay/confirm?debug=1', { payment_id: 'p' }, { 'x-hilt-key': 'hk_live_x', cookie: 'session=1', authorization: 'Bearer x', 'x-forwarded-for': '1.1.1.1', 'idempotency-key': 'k' });
    const heard = hilt.heard[0];
    expect(heard?.url).toBe('/v1/pay/confirm');
    expect(Object.keys(heard?.headers ?? {}).filter((name) => /key|cookie|auth|forward/.test(name))).toEqual([]);
    expect(JSON.stringify(heard)).not.toMatch(/hk_live|session=1|Bearer/);
  });

  it.each([
    ['GET', '/v1/products'],
    ['POST', '/v1/products'],
    ['PATCH', '/v1/products/p/tide'],
    ['DELETE', '/v1/payments/id-1'],
    ['POST', '/v1/products/id/handoff-link'],
    ['GET', '/v1/access/payments'],
    ['POST', '/v1/receipt/id-1/public'],
    ['GET', '/v1/payments/a%2Fb'],
    ['GET', '/v1/payments/..%2f..%2faccess'],
    ['GET', '/v1/payments/%2e%2e'],
    ['GET', '/v1/products/p/a%20b'],
    ['POST', '/v1/products/p/%00/connect'],
  ])('never asks Hilt for %s %s', async (method, path) => {
    const { hilt, edge } = await setup();
    const answer = await fetch(`${edge.url}${path}`, { method, ...(method === 'GET' ? {} : { body: '{}' }) });
    expect([answer.status, await answer.json(), hilt.heard]).toEqual([404, { detail: 'Not Found' }, []]);
  });

  it('reads a product once for all buyers and keeps it for 15 seconds', async () => {
    const clock = { now: Date.now() };
    const { hilt, edge } = await setup({ now: () => clock.now });
    const late = heldBack({ body: { ...WIRE_PRODUCT, new_key: 1 } });
    hilt.replies.set(PRODUCT_ROUTE, () => late.reply);
    const waiting = Array.from({ length: 10 }, () => edge.get('/v1/products/p/tide'));
    late.release();
    for (const answer of await Promise.all(waiting)) expect(await answer.json()).toMatchObject({ slug: 'tide', new_key: 1 });
    clock.now += 14_999;
    await edge.get('/v1/products/p/tide');
    expect(hilt.heard).toHaveLength(1);
    clock.now += 1;
    await edge.get('/v1/products/p/tide');
    expect(hilt.heard).toHaveLength(2);
  });

  it('tells an unknown product, an outage and a pause apart', async () => {
    const { hilt, edge } = await setup();
    expect((await edge.get('/v1/products/p/other')).status).toBe(404);
    hilt.replies.set('GET /v1/products/p/down', { status: 500, body: {} });
    expect((await edge.get('/v1/products/p/down')).status).toBe(503);
    hilt.replies.set('GET /v1/products/p/busy', { status: 429, headers: { 'retry-after': '9' }, body: {} });
    const busy = await edge.get('/v1/products/p/busy');
    expect([busy.status, busy.headers.get('retry-after')]).toEqual([429, '9']);
  });

  it.each([
    ['a page', { headers: { 'content-type': 'text/html' }, raw: '<script>alert(1)</script>' }],
    ['a redirect', { status: 302, headers: { location: 'https://evil.example/' }, raw: '' }],
    ['a PDF where JSON belongs', { headers: { 'content-type': 'application/pdf' }, raw: '%PDF' }],
    ['an answer without end', { raw: `"${'x'.repeat(1_100_000)}"` }],
  ])('does not hand on %s', async (_what, reply) => {
    const { hilt, edge } = await setup();
    hilt.replies.set('GET /v1/payments/id-1', reply);
    const answer = await edge.get('/v1/payments/id-1');
    expect([answer.status, await answer.json()]).toMatchObject([502, { detail: { code: 'hilt_not_understood' } }]);
  });

  it('gives up on a Hilt that does not answer, and says which', async () => {
    const { hilt, edge } = await setup({ limits: { hiltMs: 20 } });
    hilt.replies.set('GET /v1/payments/id-1', () => new Promise(() => undefined));
    expect((await edge.get('/v1/payments/id-1')).status).toBe(504);
    const gone = await startTestEdge({ env: { HILT_EDGE_PROXY: 'on' } });
    expect((await gone.get('/v1/payments/id-1')).status).toBe(502);
  });

  it('takes no large body, and no body that is not JSON', async () => {
    const { hilt, edge } = await setup();
    expect((await edge.post('/v1/pay/confirm', `"${'x'.repeat(17_000)}"`)).status).toBe(413);
    const chunks = new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(new Uint8Array(4_096).fill(0x20)) });
    const endless = await fetch(`${edge.url}/v1/pay/confirm`, { method: 'POST', body: chunks, duplex: 'half' } as RequestInit);
    expect(endless.status).toBe(413);
    expect((await edge.post('/v1/pay/confirm', '{')).status).toBe(400);
    expect(hilt.heard).toEqual([]);
  });

  it('counts each buyer alone, by the address the proxy in front states', async () => {
    const { hilt, edge } = await setup({ now: () => 1_800_000_000_000, env: { HILT_EDGE_CLIENT_ADDRESS_HEADER: 'X-Forwarded-For' } });
    hilt.replies.set('GET /v1/payments/id-1', { body: {} });
    const ask = async (from: string) => (await edge.get('/v1/payments/id-1', { 'x-forwarded-for': from })).status;
    const statuses = await Promise.all(Array.from({ length: 130 }, (_, index) => ask(`10.0.0.${index}, 203.0.113.7`)));
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
    expect(await ask('203.0.113.8')).toBe(200);
  });

  it('logs what was asked without whom it belongs to', async () => {
    const { edge } = await setup();
    await edge.get('/v1/payments/7f9c24e5-2f0a-4f6e-8f7d-3a1b2c3d4e5f?token=secret');
    expect(edge.logged[0]).toMatchObject({ route: '/v1/payments/:id', status: 404, about: '7f9c24e5…' });
    expect(JSON.stringify(edge.logged)).not.toMatch(/secret|2f0a/);
  });
});
