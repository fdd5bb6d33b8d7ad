import { describe, expect, it } from 'vitest';
import { readEdgeConfig } from '../config.ts';
import { inlineHashes } from './inline-code.ts';
import { pageHeaders } from './policy.ts';

const env = { VITE_HILT_API_URL: 'https://api.example/hilt', VITE_SOLANA_RPC_URLS: 'https://rpc.example/?key=page, http://127.0.0.1:8899', HILT_EDGE_PUBLIC_URL: 'https://pay.example' };
const config = readEdgeConfig(env);
const none = { scripts: [], styles: [] };

function directives(headers: Readonly<Record<string, string>>): Map<string, string[]> {
  return new Map((headers['content-security-policy'] ?? '').split('; ').map((text) => [text.split(' ')[0] ?? '', text.split(' ').slice(1)]));
}

describe('the policy of a page', () => {
  it('lets the page speak to Hilt, to its nodes over http and websocket, and to nobody else', () => {
    const connect = directives(pageHeaders('checkout', config, none)).get('connect-src');
    expect(connect).toEqual(["'self'", 'https://api.example', 'https://rpc.example', 'http://127.0.0.1:8899', 'wss://rpc.example', 'ws://127.0.0.1:8899', 'ws://localhost:*', 'http://localhost']);
  });

  it('never names a node’s key, and drops the API when this server stands in for it', () => {
    const headers = pageHeaders('checkout', readEdgeConfig({ ...env, HILT_EDGE_PROXY: 'on' }), none);
    expect(JSON.stringify(headers)).not.toContain('key=page');
    expect(directives(headers).get('connect-src')).not.toContain('https://api.example');
  });

  it.each(['checkout', 'embed', 'popup'] as const)('allows no inline code beyond its hashes on %s, and nothing by default', (kind) => {
    const policy = directives(pageHeaders(kind, config, { scripts: ["'sha256-a'"], styles: ["'sha256-b'"] }));
    expect(policy.get('script-src')).toEqual(["'self'", "'sha256-a'"]);
    expect(policy.get('style-src')).toEqual(["'self'", "'sha256-b'"]);
    expect(policy.get('img-src')).toEqual(["'self'", 'https:', 'data:']);
    for (const name of ['default-src', 'base-uri', 'form-action', 'object-src']) expect(policy.get(name)).toEqual(["'none'"]);
    expect([...policy.values()].flat().join(' ')).not.toMatch(/unsafe|\*(?!$|\s)/);
  });

  it('takes pictures without https from a Hilt on this machine alone', () => {
    const local = readEdgeConfig({ ...env, VITE_HILT_API_URL: 'http://127.0.0.1:8787' });
    expect(directives(pageHeaders('checkout', local, none)).get('img-src')).toEqual(["'self'", 'https:', 'http://127.0.0.1:8787', 'data:']);
  });

  it.each(['checkout', 'embed', 'popup'] as const)('lets no text become markup or code on %s, and only reports nothing', (kind) => {
    const headers = pageHeaders(kind, config, none);
    expect(directives(headers).get('require-trusted-types-for')).toEqual(["'script'"]);
    expect(headers).not.toHaveProperty('content-security-policy-report-only');
  });

  it('is framed only as the embed, by whom the operator names', () => {
    expect(directives(pageHeaders('checkout', config, none)).get('frame-ancestors')).toEqual(["'none'"]);
    expect(pageHeaders('checkout', config, none)['x-frame-options']).toBe('DENY');
    const embed = pageHeaders('embed', readEdgeConfig({ ...env, HILT_EDGE_FRAME_ANCESTORS: 'https://shop.example' }), none);
    expect(directives(embed).get('frame-ancestors')).toEqual(['https://shop.example']);
    expect(embed).not.toHaveProperty('x-frame-options');
  });

  it('cuts the opener everywhere but in the popup, and promises https only where there is https', () => {
    expect(pageHeaders('checkout', config, none)).toMatchObject({ 'cross-origin-opener-policy': 'same-origin-allow-popups', 'strict-transport-security': 'max-age=63072000', 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff' });
    expect(pageHeaders('popup', config, none)).toMatchObject({ 'cross-origin-opener-policy': 'unsafe-none' });
    expect(pageHeaders('checkout', readEdgeConfig({ ...env, HILT_EDGE_PUBLIC_URL: 'http://127.0.0.1:8080' }), none)).not.toHaveProperty('strict-transport-security');
  });
});

describe('inline code of a page', () => {
  it('is hashed as the browser hashes it; data and linked files are not', async () => {
    const html = '<style>a{}</style><script type="application/json">{"x":1}</script><script>alert(1)</script><script type="module" src="/a.js"></script><script type="module">import "/b.js"</script>';
    const { scripts, styles } = await inlineHashes(html);
    expect(styles).toHaveLength(1);
    // printf %s 'alert(1)' | openssl dgst -sha256 -binary | base64
    expect(scripts).toContain("'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='");
    expect(scripts).toHaveLength(2);
  });

  it.each(['<p style="color:red">', '<img src="x" onerror="alert(1)">'])('error: %s can be allowed by no hash', async (html) => {
    await expect(inlineHashes(html)).rejects.toThrow('attribute');
  });
});
