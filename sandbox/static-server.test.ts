import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HostRule, requestedPath, type RunningServer, startStaticServer } from './static-server.ts';

const settings = { VITE_HILT_API_URL: 'http://127.0.0.1:8787', VITE_SOLANA_RPC_URLS: 'http://127.0.0.1:8899, https://rpc.example/?key=1' };
const page = '<html><script type="application/json" id="hilt-config">{}</script><script>early()</script></html>';
const RULES: readonly HostRule[] = [
  { paths: ['/', '/p/*', '/mine'], answers: 'page', headers: { 'content-security-policy': "default-src 'none'", 'cache-control': 'no-cache' } },
  { paths: ['/embed/*'], answers: 'page', headers: { 'content-security-policy': 'frame-ancestors https:' } },
  { paths: ['/assets/*'], answers: 'file', headers: { 'cache-control': 'for ever' } },
];
let asked: unknown[];
let folder: string;
let server: RunningServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hilt-dist-'));
  await mkdir(join(folder, 'assets'));
  await mkdir(join(folder, '.vite'));
  await Promise.all([
    writeFile(join(folder, 'index.html'), page),
    writeFile(join(folder, 'assets/app.js'), 'app()'),
    writeFile(join(folder, 'embed.js'), 'embed()'),
    writeFile(join(folder, '.vite/manifest.json'), '{}'),
  ]);
  asked = [];
  const rules = (...given: unknown[]) => {
    asked.push(given);
    return Promise.resolve(RULES);
  };
  server = await startStaticServer({ folder, port: 0, settings: () => settings, rules });
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

const get = (path: string, init?: RequestInit): Promise<Response> => fetch(server.url + path, init);

describe('the static server', () => {
  it.each(['/', '/p/tide', '/p/tide.v2', '/p/tide?y=1', '/mine'])('answers %s with the page, its settings and its headers', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('"VITE_HILT_API_URL":"http://127.0.0.1:8787"');
    expect(Object.fromEntries(response.headers)).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'", 'cache-control': 'no-cache' });
  });

  it.each(['/nothing', '/r', '/mine/x'])('answers %s with the page as well, under the same protection, and says that it is not there', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none'");
    expect(await response.text()).toContain('hilt-config');
  });

  it('keeps the rules apart', async () => {
    expect((await get('/embed/tide')).headers.get('content-security-policy')).toBe('frame-ancestors https:');
    expect((await get('/embed/tide')).headers.get('cache-control')).toBeNull();
  });

  it('asks for the rules once for the same settings', () => {
    expect(asked).toEqual([[page, settings]]);
  });

  it('serves built files as what they are', async () => {
    const response = await get('/assets/app.js');
    expect(await response.text()).toBe('app()');
    expect(Object.fromEntries(response.headers)).toMatchObject({ 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'for ever', 'x-content-type-options': 'nosniff' });
    expect(await (await get('/embed.js')).text()).toBe('embed()');
  });

  it('error: a missing file is not the page', async () => {
    expect((await get('/assets/gone.js')).status).toBe(404);
    for (const path of ['/favicon.ico', '/index.html']) expect((await get(path)).status).toBe(404);
  });

  it.each(['/.vite/manifest.json', '/%00', '/%ff', '/assets/.hidden'])('error: %s is refused', async (path) => {
    expect(requestedPath(path)).toBeNull();
    expect((await get(path)).status).toBe(400);
  });

  it.each(['/%2e%2e/secret', '/..%2fsecret', '/assets/..%2f..%2f..%2fsecret'])('error: %s stays inside the folder', (path) => {
    expect(requestedPath(path)).toBe('/secret');
  });

  it('error: only reads', async () => {
    const response = await get('/p/tide', { method: 'POST' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect(await (await get('/p/tide', { method: 'HEAD' })).text()).toBe('');
  });

  it('error: says that there is no build', async () => {
    await expect(startStaticServer({ folder: join(folder, 'assets'), port: 0, settings: () => settings, rules: () => Promise.resolve(RULES) })).rejects.toThrow('index.html');
  });

  it('error: says that the port is taken', async () => {
    await expect(startStaticServer({ folder, port: server.port, settings: () => settings, rules: () => Promise.resolve(RULES) })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
