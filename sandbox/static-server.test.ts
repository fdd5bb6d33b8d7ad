import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentPolicy, requestedPath, type RunningServer, startStaticServer } from './static-server.ts';

const settings = { VITE_HILT_API_URL: 'http://127.0.0.1:8787', VITE_SOLANA_RPC_URLS: 'http://127.0.0.1:8899, https://rpc.example/?key=1' };
const page = '<html><script type="application/json" id="hilt-config">{}</script><script>early()</script></html>';
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
  server = await startStaticServer({ folder, port: 0, settings: () => settings });
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

const get = (path: string, init?: RequestInit): Promise<Response> => fetch(server.url + path, init);

describe('the static server', () => {
  it.each(['/', '/p/tide', '/p/tide.v2', '/r/0b0c', '/pay/x?y=1', '/gallery', '/index.html'])('answers %s with the page and its settings', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('"VITE_HILT_API_URL":"http://127.0.0.1:8787"');
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('serves built files as what they are, for ever', async () => {
    const response = await get('/assets/app.js');
    expect(await response.text()).toBe('app()');
    expect(response.headers.get('content-type')).toContain('text/javascript');
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect((await get('/embed.js')).headers.get('cache-control')).toBe('no-cache');
  });

  it('error: a missing file is not the page', async () => {
    expect((await get('/assets/gone.js')).status).toBe(404);
    expect((await get('/favicon.ico')).status).toBe(404);
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

  it('lets the page run its own scripts and talk to its own servers, and nothing else', async () => {
    const policy = (await get('/p/tide')).headers.get('content-security-policy') ?? '';
    expect(policy).toBe(contentPolicy(page, settings));
    expect(policy).toMatch(/script-src 'self' 'sha256-[\w+/=]+';/);
    expect(policy).toContain("connect-src 'self' http://127.0.0.1:8787 http://127.0.0.1:8899 https://rpc.example;");
    expect(policy).not.toContain('unsafe');
  });

  it('frames the gallery in itself and nothing else in anything', async () => {
    expect((await get('/gallery?screen=x')).headers.get('content-security-policy')).toContain("frame-src 'self'; frame-ancestors 'self'");
    expect((await get('/p/tide')).headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  it('lets sellers frame the embed, and leaves the window to whoever opened it', async () => {
    const embed = await get('/embed/tide');
    expect(embed.headers.get('content-security-policy')).toContain('frame-ancestors https: http:');
    expect(embed.headers.get('cross-origin-opener-policy')).toBe('same-origin-allow-popups');
    const window = await get('/popup');
    expect(window.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(window.headers.get('cross-origin-opener-policy')).toBe('unsafe-none');
  });

  it('error: says that there is no build', async () => {
    await expect(startStaticServer({ folder: join(folder, 'assets'), port: 0, settings: () => settings })).rejects.toThrow('index.html');
  });

  it('error: says that the port is taken', async () => {
    await expect(startStaticServer({ folder, port: server.port, settings: () => settings })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
