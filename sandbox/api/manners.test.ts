import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { Nonce as nonce } from '../../src/contract/session.ts';
import { type TestApi, startTestApi } from '../testing/api.ts';
import { ContractBreach, answer } from './answer.ts';

let api: TestApi;
let time: number;
beforeEach(async () => {
  time = Date.UTC(2026, 4, 4, 12, 0, 0) + 250;
  api = await startTestApi({ config: { rateLimitPerMinute: 3 }, machineTime: () => time });
});
afterEach(() => api.stop());

const product = (client: string) => api.call('GET', '/v1/products/p/tidewater-circle', { headers: { 'x-sandbox-client': client } });
const Nonce = v.object({ nonce });
const limits = (headers: Headers) => ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset', 'retry-after'].map((name) => headers.get(name));

describe('the rate limit', () => {
  it('counts down, answers 429 with the wait, and starts again after its minute', async () => {
    const reset = String(Date.UTC(2026, 4, 4, 12, 1, 1) / 1000);
    for (const left of ['2', '1', '0']) {
      const { status, headers } = await product('a');
      expect([status, ...limits(headers)]).toEqual([200, '3', left, reset, null]);
    }
    time += 30_000;
    const refused = await product('a');
    expect([refused.status, ...limits(refused.headers)]).toEqual([429, '3', '0', reset, '30']);
    expect(refused.json).toMatchObject({ detail: { code: 'rate_limited' } });
    time += 30_000;
    expect((await product('a')).status).toBe(200);
  });

  it('is per client, by its test name or its address', async () => {
    for (let call = 0; call < 4; call += 1) await product('a');
    expect((await product('b')).status).toBe(200);
    const byAddress = () => fetch(`${api.url}/v1/products/p/tidewater-circle`).then(({ status }) => status);
    expect([await byAddress(), await byAddress(), await byAddress(), await byAddress()]).toEqual([200, 200, 200, 429]);
  });

  it('counts refused and wrong calls too, on every /v1 path, and nothing outside', async () => {
    const client = { headers: { 'x-sandbox-client': 'c' } };
    await api.call('GET', '/v1/nothing', client);
    await api.call('PUT', '/v1/pay/confirm', { ...client, body: {} });
    await api.call('POST', '/v1/pay/confirm', { ...client, rawBody: '{' });
    expect((await api.call('GET', '/v1/products', client)).status).toBe(429);
    for (const path of ['/healthz', '/.well-known/hilt-receipt-keys.json', '/assets/tidewater-circle.svg', '/sandbox']) {
      const answered = await api.call('GET', path, client);
      expect([answered.status, answered.headers.get('x-ratelimit-limit')]).toEqual([200, null]);
    }
  });
});

describe('cross-origin calls', () => {
  it('are allowed to buyer routes from anywhere, with exactly the four headers readable', async () => {
    for (const [method, path] of [['GET', '/v1/products/p/tidewater-circle'], ['GET', '/v1/products/p/nothing'], ['POST', '/v1/pay/confirm']] as const) {
      const { headers } = await api.call(method, path, { headers: { origin: 'https://shop.example', 'x-sandbox-client': path }, ...(method === 'POST' ? { rawBody: '{' } : {}) });
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('access-control-allow-credentials')).toBeNull();
      expect(headers.get('access-control-expose-headers')?.split(/,\s*/)).toEqual(['X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset', 'Retry-After']);
    }
  });

  it('are asked for beforehand without counting against the limit', async () => {
    for (let call = 0; call < 5; call += 1) {
      const { status, headers } = await api.call('OPTIONS', '/v1/pay/confirm', { headers: { origin: 'https://shop.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' } });
      expect([status, headers.get('access-control-allow-origin'), headers.get('x-ratelimit-limit')]).toEqual([204, '*', null]);
      expect(headers.get('access-control-allow-headers')).toMatch(/content-type/i);
    }
  });

  it('stay readable when refused for their number or their size', async () => {
    for (let call = 0; call < 3; call += 1) await product('d');
    expect((await product('d')).headers.get('access-control-allow-origin')).toBe('*');
    const huge = await api.call('POST', '/v1/pay/confirm', { rawBody: 'x'.repeat(70_000) });
    expect([huge.status, huge.headers.get('access-control-allow-origin')]).toEqual([413, '*']);
  });

  it('are not allowed to merchant routes', async () => {
    const { headers } = await api.call('GET', '/v1/products', { merchant: true, headers: { origin: 'https://shop.example' } });
    expect(headers.get('access-control-allow-origin')).toBeNull();
    const asked = await api.call('OPTIONS', '/v1/products', { headers: { origin: 'https://shop.example', 'access-control-request-method': 'GET', 'access-control-request-headers': 'x-hilt-key' } });
    expect(asked.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('every answer', () => {
  it('has an id of its own', async () => {
    const ids = await Promise.all(['/v1/products/p/tidewater-circle', '/v1/nothing', '/healthz', '/sandbox'].map(async (path) => (await api.call('GET', path)).headers.get('x-hilt-request-id')));
    expect(new Set(ids).size).toBe(4);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('says that it is healthy', async () => {
    expect((await api.call('GET', '/healthz')).json).toEqual({ status: 'ok' });
  });

  it('that would break the contract never leaves', () => {
    const breach = () => answer(Nonce, { nonce: 'two words' });
    expect(breach).toThrow(ContractBreach);
    expect(breach).toThrow(/nonce: Invalid format/);
  });
});

describe('what is not even a request', () => {
  const raw = (head: string) =>
    new Promise<string>((resolve, reject) => {
      const chunks: Buffer[] = [];
      const socket = connect(Number(new URL(api.url).port), '127.0.0.1', () => socket.end(head));
      socket.on('data', (chunk: Buffer) => chunks.push(chunk));
      socket.on('close', () => resolve(Buffer.concat(chunks).toString('utf8')));
      socket.on('error', reject);
    });

  it.each([
    ['a host that is none', 'GET /healthz HTTP/1.1\r\nHost: exa mple\r\nConnection: close\r\n\r\n', 400],
    ['no host', 'GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['an unknown method', 'BREW /healthz HTTP/1.1\r\nHost: x\r\n\r\n', 400],
    ['noise', '\u0000\u0001\u0002\r\n\r\n', 400],
    ['a huge header', `GET /healthz HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ])('%s is answered in the same shape', async (_, head, status) => {
    const [top = '', body = ''] = (await raw(head)).split('\r\n\r\n');
    expect(top.split(' ')[1]).toBe(String(status));
    expect(JSON.parse(body)).toEqual({ detail: expect.any(String) });
  });
});

it('a defect is a 500 without details, and logged without the path', async () => {
  const { id } = await api.connect('tidewater-circle');
  api.sandbox.database.run("UPDATE payments SET token_mint = 'unknown'");
  const lines: string[] = [];
  const write = process.stderr.write.bind(process.stderr);
  process.stderr.write = (line: string | Uint8Array) => lines.push(String(line)) > 0;
  const { status, json } = await api.call('GET', `/v1/payments/${id}`, { headers: { 'x-sandbox-client': 'e' } }).finally(() => {
    process.stderr.write = write;
  });
  expect([status, json]).toEqual([500, { detail: 'Internal Server Error' }]);
  expect(lines.join('')).toContain('"route":"payment-status"');
  expect(lines.join('')).not.toContain(id);
});
