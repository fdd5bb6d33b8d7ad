import { describe, expect, it } from 'vitest';
import { memoryAssets, PAGE } from '../testing/memory-assets.ts';
import { startTestEdge } from '../testing/test-edge.ts';

describe('files of the build', () => {
  it('with a hash in their names are kept for good, compressed, and typed', async () => {
    const edge = await startTestEdge();
    const answer = await edge.get('/assets/index-1.js', { 'accept-encoding': 'gzip, br' });
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'br',
      'content-type': 'text/javascript; charset=utf-8',
      'cross-origin-resource-policy': 'same-origin',
      vary: 'accept-encoding',
      'x-content-type-options': 'nosniff',
    });
    expect(await answer.text()).toMatch(/^export const filler/);
    const again = await edge.get('/assets/index-1.js', { 'if-none-match': answer.headers.get('etag') ?? '' });
    expect([again.status, again.headers.get('cache-control')]).toEqual([304, 'public, max-age=31536000, immutable']);
  });

  it('for other people’s pages may be loaded there, and are asked for again soon', async () => {
    const edge = await startTestEdge();
    expect(Object.fromEntries((await edge.get('/embed.js')).headers)).toMatchObject({ 'cache-control': 'public, max-age=300', 'cross-origin-resource-policy': 'cross-origin' });
  });

  it('that are not there are not replaced by a page', async () => {
    const edge = await startTestEdge({ assets: memoryAssets({ '/index.html': PAGE, '/.vite/manifest.json': '{}' }) });
    for (const path of ['/assets/index-0.js', '/.vite/manifest.json', '/index.html', '/favicon.ico', '/assets/../secret.txt', '/assets/%2e%2e/index-1.js.map']) {
      const answer = await edge.get(path);
      expect([path, answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([path, 404, 'text/plain; charset=utf-8', 'no-store']);
    }
  });
});
