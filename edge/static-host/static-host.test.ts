import { describe, expect, it } from 'vitest';
import { readEdgeConfig } from '../config.ts';
import { PAGE } from '../testing/memory-assets.ts';
import { startTestEdge } from '../testing/test-edge.ts';
import { caddySnippet } from './caddy.ts';
import { checkHost } from './check-host.ts';
import { headersFile, redirectsFile } from './headers-file.ts';
import { nginxSnippet } from './nginx.ts';
import { quoted, staticRules } from './rules.ts';

const env = { VITE_HILT_API_URL: 'http://127.0.0.1:9', VITE_SOLANA_RPC_URLS: 'http://127.0.0.1:9', HILT_EDGE_PUBLIC_URL: 'https://pay.example' };
const rules = () => staticRules(PAGE, readEdgeConfig(env));

describe('headers for hosts without code', () => {
  it('are those the edge sends for the same addresses', async () => {
    const edge = await startTestEdge();
    for (const { paths, answers, headers } of await rules()) {
      if (answers === 'file') continue;
      for (const path of paths) {
        const answer = await edge.get(path.replace('*', 'tide'));
        const sent = Object.fromEntries(answer.headers);
        // The edge puts the stylesheets into the page, and so allows their hashes too; how long a page is kept differs on purpose.
        const comparable = ({ 'cache-control': _cache, 'content-security-policy': policy = '', ...rest }: Readonly<Record<string, string>>) => ({ ...rest, policy: policy.replace(/style-src [^;]*/, '') });
        expect(comparable(sent)).toMatchObject(comparable(headers));
      }
    }
  });

  it('as a _headers file name no address twice, and stay within what hosts read', async () => {
    const blocks = headersFile(await rules()).trimEnd().split('\n\n').map((block) => block.split('\n'));
    const paths = blocks.map(([path = '']) => path);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths).toContain('/embed/*');
    expect(paths).not.toContain('/*');
    for (const line of blocks.flatMap(([, ...lines]) => lines)) {
      expect(line).toMatch(/^ {2}[A-Z][A-Za-z-]*: \S/);
      expect(line.length).toBeLessThan(2_000);
    }
    expect(redirectsFile(await rules())).toContain('/pay/* /index.html 200\n');
  });

  it('are written into nginx and Caddy for every address', async () => {
    const known = await rules();
    for (const path of known.flatMap(({ paths }) => paths)) {
      expect(nginxSnippet(known)).toContain(path.endsWith('*') ? `location ^~ ${path.slice(0, -1)} {` : `location = ${path} {`);
      expect(caddySnippet(known)).toMatch(new RegExp(`^@hilt\\d+ path .*${path.replaceAll('*', '\\*')}( |$)`, 'm'));
    }
  });

  it('error: a value that would leave its place is not written', () => {
    for (const value of ['a"b', 'a$b', 'a\nb', 'a\\b']) expect(() => quoted(value)).toThrow('configuration file');
  });

  it('error: a page that cannot run under them is refused', async () => {
    await expect(staticRules(PAGE.replace('<div class="page">', '<div class="page" style="x">'), readEdgeConfig(env))).rejects.toThrow('style');
  });
});

describe('looking at a host', () => {
  const answer = (headers: Readonly<Record<string, string>>, body = '<div id="root">', status = 200) => Promise.resolve(new Response(body, { status, headers }));

  it('finds a missing header, a wrong one, a wrong page and a wrong status', async () => {
    const [first] = await rules();
    if (first === undefined) throw new Error('no rules');
    const { 'x-frame-options': _gone, ...rest } = first.headers;
    expect(await checkHost('http://host', [first], [], () => answer(first.headers))).toEqual([]);
    const missing = await checkHost('http://host', [first], [], () => answer(rest));
    expect(missing.map(({ problem }) => problem)).toContain('x-frame-options is missing, not "DENY"');
    const wrong = await checkHost('http://host', [first], [], () => answer({ ...first.headers, 'x-frame-options': 'SAMEORIGIN' }));
    expect(wrong[0]).toEqual({ path: '/', problem: 'x-frame-options is "SAMEORIGIN", not "DENY"' });
    expect((await checkHost('http://host', [first], [], () => answer(first.headers, 'other')))[0]?.problem).toContain('not the checkout');
    expect((await checkHost('http://host', [first], [], () => answer(first.headers, '<div id="root">', 404)))[0]?.problem).toBe('status 404');
  });
});
