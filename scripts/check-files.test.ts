import { describe, expect, it } from 'vitest';
import { anchorsOf, docsLinks } from './check-docs-links.ts';
import { judgeSizes } from './check-file-sizes.ts';
import { judgeLockfile } from './check-lockfile.ts';
import { forbiddenWords } from './check-words.ts';
import { findingText } from './lib/check.ts';
import { withProject } from './testing/project.ts';

describe('links in the documentation', () => {
  const links = async (text: string): Promise<readonly string[]> => {
    const { findings } = await withProject({ 'docs/a.md': text, 'docs/b.md': '# A title, `code` & more\n## Twice\n## Twice\n', 'src/x.ts': '' }, (root) => docsLinks.run(root));
    return findings.map(findingText);
  };

  it('may lead to files, folders, headings and the web', async () => {
    expect(await links('[b](b.md) [h](b.md#a-title-code--more) [t](b.md#twice-1) [x](../src/x.ts) [d](../src) [w](https://example.com/x) [m](mailto:a@b.c) [self](#mine)\n# Mine')).toEqual([]);
  });

  it.each([
    ['a missing file', 'line\n[b](c.md)', 'docs/a.md:2  link to c.md, which does not exist'],
    ['a missing heading', '[b](b.md#gone)', 'docs/a.md:1  link to b.md#gone: no such heading'],
    ['a missing heading of its own', '[b](#gone)', 'docs/a.md:1  link to #gone: no such heading'],
    ['a place outside of the project', '[b](../../b.md)', 'docs/a.md:1  link to ../../b.md, which does not exist'],
    ['a missing picture', '<img src="p.png">', 'docs/a.md:1  link to p.png, which does not exist'],
  ])('error: must not lead to %s', async (_name, text, problem) => {
    expect(await links(text)).toEqual([problem]);
  });

  it('are not looked for in code', async () => {
    expect(await links('```md\n[b](c.md)\n```\nand `[b](c.md)` too')).toEqual([]);
  });

  it('know repeated headings apart', () => {
    expect([...anchorsOf('# Same\n## Same\n```\n# not one\n```\n')]).toEqual(['same', 'same-1']);
  });
});

describe('sizes of files', () => {
  const file = (path: string, lines: number) => ({ path, text: 'x\n'.repeat(lines) });

  it('are reported when they are fine', () => {
    expect(judgeSizes([file('a.ts', 10), file('b.ts', 400), file('c.ts', 20)])).toEqual({ findings: [], report: ['3 files, median 20 lines, p90 400, longest 400 (b.ts)'] });
  });

  it('error: one file is too long', () => {
    expect(judgeSizes([file('a.ts', 10), file('b.ts', 401), file('c.ts', 20)]).findings.map((finding) => finding.file)).toEqual(['b.ts']);
  });

  it('error: half of all files are long', () => {
    expect(judgeSizes([file('a.ts', 10), file('b.ts', 100), file('c.ts', 100)]).findings).toHaveLength(1);
  });
});

describe('the lockfile', () => {
  const lock = (packages: object) => judgeLockfile(JSON.stringify({ packages: { '': {}, ...packages } })).findings.map((finding) => finding.message);

  it('passes with checksums and without addresses', () => {
    expect(lock({ 'node_modules/a': { version: '1.0.0', integrity: 'sha512-x' } })).toEqual([]);
  });

  it('error: a download address', () => {
    expect(lock({ 'node_modules/a': { integrity: 'sha512-x', resolved: 'https://mirror.example/a.tgz' } })).toEqual([expect.stringContaining('node_modules/a: has a download address')]);
  });

  it('error: no checksum', () => {
    expect(lock({ 'node_modules/a': { version: '1.0.0' } })).toEqual(['node_modules/a: has no checksum']);
  });

  it('error: a build for another platform is wanted and not named', () => {
    expect(lock({ 'node_modules/a': { integrity: 'sha512-x', optionalDependencies: { 'a-darwin-arm64': '1.0.0' } } })).toEqual([expect.stringContaining('a-darwin-arm64, wanted by node_modules/a, is not in it')]);
  });

  it('may name builds for other platforms without a checksum', () => {
    expect(lock({ 'node_modules/a-darwin-arm64': { version: '1.0.0', optional: true, os: ['darwin'] } })).toEqual([]);
  });

  it('error: too many packages', () => {
    const many = Object.fromEntries(Array.from({ length: 651 }, (_, n) => [`node_modules/p${n}`, { integrity: 'sha512-x' }]));
    expect(lock(many)).toEqual(['651 packages, at most 650']);
  });

  it('error: not a lockfile at all', () => {
    expect(judgeLockfile('{"dependencies":{}}').findings).toHaveLength(1);
  });
});

describe('forbidden words', () => {
  it.each([['/home', '/me/x'], ['/Users', '/me'], ['registry', '.npmjs.org'], ['TO', 'DO'], ['-----BEGIN ', 'PRIVATE KEY-----'], ['hk_live', '_abcdefgh1234']])('error: %s%s', (first, second) => {
    expect(forbiddenWords({ path: 'a.md', text: `fine\nsee ${first}${second} here` }).map(({ line }) => line)).toEqual([2]);
  });

  it.each(['/p/tide', 'https://example.com/home/x', './work/main.ts', 'hk_live_…', 'todo', 'e2e/work/x'])('leave alone %s', (text) => {
    expect(forbiddenWords({ path: 'a.md', text })).toEqual([]);
  });
});
