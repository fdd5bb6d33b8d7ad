import { describe, expect, it } from 'vitest';
import { memoryAssets, PAGE } from '../testing/memory-assets.ts';
import { startTestEdge } from '../testing/test-edge.ts';

describe('pages without a product', () => {
  it.each(['/', '/r/receipt-1', '/pay/payment-1', '/phantom/connect'])('%s is the app, told to nobody and kept by nobody', async (path) => {
    const edge = await startTestEdge();
    const answer = await edge.get(path);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin-allow-popups',
      'strict-transport-security': 'max-age=63072000',
    });
    expect(answer.headers.get('permissions-policy')).toContain('camera=()');
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(answer.headers.get('content-security-policy')).toContain("require-trusted-types-for 'script'");
    expect(await answer.text()).toContain('"VITE_HILT_API_URL":"http://127.0.0.1:9"');
  });

  it('opens the popup to its opener', async () => {
    const edge = await startTestEdge();
    expect((await edge.get('/popup')).headers.get('cross-origin-opener-policy')).toBe('unsafe-none');
  });

  it.each(['/nothing', '/gallery', '/p', '/r/a/b', '/p/../../etc/passwd', '/%2e%2e/%2e%2e/etc/passwd'])('%s is not there, and the app says so', async (path) => {
    const edge = await startTestEdge();
    const answer = await edge.get(path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('<div id="root">');
  });

  it('refuses what is not a reading', async () => {
    const edge = await startTestEdge();
    for (const path of ['/', '/p/tide', '/assets/index-1.js', '/healthz']) {
      const answer = await edge.post(path, {});
      expect([path, answer.status, answer.headers.get('allow')]).toEqual([path, 405, 'GET, HEAD']);
    }
  });

  it('error: is not ready without a build of ours, and says nothing more to strangers', async () => {
    const edge = await startTestEdge({ assets: memoryAssets({ '/index.html': PAGE.replace('hilt-config', 'x') }) });
    expect((await edge.get('/healthz')).status).toBe(200);
    expect((await edge.get('/readyz')).status).toBe(503);
    const answer = await edge.get('/');
    expect([answer.status, await answer.text()]).toEqual([500, 'Internal Server Error\n']);
    expect(edge.logged.find(({ event }) => event === 'fault')?.detail).toContain('settings block');
    expect((await (await startTestEdge()).get('/readyz')).status).toBe(200);
  });
});

describe('the log', () => {
  it('has one line per request with route, status and id, and nothing of the address', async () => {
    const edge = await startTestEdge();
    const given = await edge.get('/pay/payment-1234567890?x=secret', { 'x-request-id': 'front-12345' });
    expect(given.headers.get('x-request-id')).toBe('front-12345');
    const made = await edge.get('/nothing', { 'x-request-id': 'bad id\twith spaces' });
    expect(made.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(edge.logged).toHaveLength(2);
    expect(edge.logged[1]).toMatchObject({ route: 'other', status: 404 });
    expect(edge.logged[0]).toMatchObject({ level: 'info', event: 'request', requestId: 'front-12345', method: 'GET', route: '/pay/:id', status: 200 });
    expect(JSON.stringify(edge.logged)).not.toMatch(/secret|payment-1234567890|nothing/);
  });
});
