import { describe, expect, it } from 'vitest';
import { judgeBudgets } from './check-budgets.ts';
import { judgePage, judgeProduction, MARKERS, missingMarkers } from './check-production.ts';
import { filesLoadedWith, firstFiles, type Manifest, type ProductionBuild } from './lib/production-build.ts';
import { withProject } from './testing/project.ts';

/** Text that no compressor makes smaller than about `kilobytes`. */
function heavy(kilobytes: number): string {
  let state = 1;
  const next = (): number => (state = (state * 48_271) % 2_147_483_647);
  return Array.from({ length: Math.ceil(kilobytes * 1000 * 1.35) }, () => String.fromCharCode(33 + (next() % 90))).join('');
}

const chunk = (file: string, more: Partial<Manifest[string]> = {}): Manifest[string] => ({ file, isEntry: false, isDynamicEntry: false, imports: [], dynamicImports: [], css: [], ...more });
const page = '<!doctype html><html><head>\n<meta name="referrer" content="no-referrer" /><script>1</script><script type="module" crossorigin src="/main.js"></script><link rel="modulepreload" crossorigin href="/shared.js"><link rel="stylesheet" crossorigin href="/main.css"><link rel="modulepreload" fetchpriority="low" crossorigin href="/wallet.js"></head><body></body></html>';

const manifest: Manifest = {
  '_main.js': chunk('main.js', { imports: ['_deep.js'], css: ['main.css'] }),
  '_deep.js': chunk('deep.js'),
  '_shared.js': chunk('shared.js'),
  'src/wallet/load-wallet.ts': chunk('wallet.js', { isDynamicEntry: true, imports: ['_shared.js'] }),
  'src/i18n/de/all.ts': chunk('de.js', { isDynamicEntry: true }),
  'node_modules/@solana-mobile/wallet-standard-mobile/index.js': chunk('mobile.js', { isDynamicEntry: true }),
};

function build(files: Readonly<Record<string, string>>, modules: ProductionBuild['modules'] = {}): ProductionBuild {
  return { folder: 'dist', manifest, modules, files: new Map(Object.entries({ 'index.html': page, 'main.js': 'a', 'shared.js': 'b', 'deep.js': 'g', 'main.css': 'c', 'wallet.js': 'd', 'de.js': 'e', 'mobile.js': 'f', ...files })) };
}

const messages = (files: Readonly<Record<string, string>>, modules?: ProductionBuild['modules']): readonly string[] => judgeBudgets(build(files, modules)).findings.map(({ message }) => message);

describe('budgets', () => {
  it('pass and are reported for every journey', () => {
    const { findings, report } = judgeBudgets(build({}));
    expect(findings).toEqual([]);
    expect(report?.map((line) => line.split(/ {2,}/)[0])).toEqual(['page and styles', 'interactive shell', 'can pay on desktop', 'can pay on Android', 'all to the approval', 'language de', 'head script']);
  });

  it('know what loads together, each file once', () => {
    expect([...firstFiles(build({}))].toSorted()).toEqual(['deep.js', 'main.css', 'main.js', 'shared.js']);
    expect([...filesLoadedWith(manifest, 'src/wallet/load-wallet.ts')]).toEqual(['wallet.js', 'shared.js']);
  });

  it.each([
    ['the shell', { 'shared.js': heavy(81) }, ['interactive shell']],
    ['the shell by what it imports', { 'deep.js': heavy(81) }, ['interactive shell']],
    ['the first paint by its styles', { 'main.css': heavy(15) }, ['page and styles']],
    ['the wallet', { 'wallet.js': heavy(151) }, ['can pay on desktop']],
    ['the mobile wallets', { 'mobile.js': heavy(186) }, ['can pay on Android']],
    ['a language', { 'de.js': heavy(13) }, ['language de']],
    ['the loader', { 'embed.js': heavy(6) }, ['embed loader']],
    ['the head script', { 'index.html': page.replace('>1<', `>${heavy(1.7).replace(/</g, '')}<`) }, ['head script']],
  ])('error: %s is too heavy', (_name, files, names) => {
    const found = messages(files);
    for (const name of names) expect(found).toContainEqual(expect.stringMatching(new RegExp(`^${name} weighs`)));
  });

  it('error: chain code in the first chunk is named', () => {
    expect(messages({}, { 'shared.js': ['src/a.ts', 'node_modules/@solana/web3.js/lib/index.js'] })).toEqual([expect.stringContaining('@solana/web3.js is in the first chunk')]);
  });

  it('error: a page without its head script', () => {
    expect(messages({ 'index.html': page.replace('<script>1</script>', '') })).toEqual(['the page has lost its head script']);
    expect(messages({ 'index.html': '<html></html>' })).toEqual(['the built page loads no script']);
  });
});

describe('the production build', () => {
  const found = (files: Readonly<Record<string, string>>): readonly string[] => judgeProduction(build(files), '/machine/path').map(({ message }) => message);

  it('passes with the product alone', () => {
    expect(found({ 'main.js': 'const f = async () => { await 1; }; class A { async b() { await 2; } }' })).toEqual([]);
  });

  it.each(MARKERS.map(({ word }) => word))('error: contains %s', (word) => {
    expect(found({ 'wallet.js': `x="${word}"` })).toEqual([`contains "${word}"`]);
  });

  it.each([
    ['a machine path', { 'main.js': 'x="/machine/path/src"' }],
    ['a source map', { 'main.js.map': '{}' }],
    ['an await at the top of a chunk', { 'main.js': 'const x = await fetch("y"); const f = async () => { await x; };' }],
    ['eval', { 'main.js': 'x=eval("1")' }],
    ['new Function', { 'main.js': 'x=new Function("return this")' }],
  ])('error: contains %s', (_name, files) => {
    expect(found(files)).toHaveLength(1);
  });

  it.each([
    ['a second inline script', page.replace('</body>', '<script>2</script></body>')],
    ['an inline style', page.replace('<body>', '<body style="color:red">')],
    ['a style element', page.replace('</head>', '<style>a{}</style></head>')],
    ['an event handler', page.replace('<body>', '<body onload="x()">')],
    ['a foreign font', page.replace('</head>', '<link rel="stylesheet" href="https://fonts.example/x.css"></head>')],
    ['something before the referrer rule', page.replace('<head>', '<head><link rel="icon" href="x">')],
  ])('error: the page has %s', (_name, html) => {
    expect(judgePage(html)).toHaveLength(1);
  });

  it('error: a marker that nobody writes any more makes the search blind', async () => {
    const files = { 'sandbox/wallet/main.ts': "'hilt-sandbox-wallet'; 'sandbox_fundUsdc';", 'src/app/gallery/a.tsx': '' };
    const findings = await withProject(files, missingMarkers);
    expect(findings.map(({ file }) => file)).toEqual(['src/app/gallery']);
  });
});
