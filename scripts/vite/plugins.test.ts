import { join } from 'node:path';
import { build, type InlineConfig, type Rollup } from 'vite';
import { describe, expect, it } from 'vitest';
import { withProject } from '../testing/project.ts';
import { buildHeadScript, headScriptPlugin, insertHeadScript } from './head-script.ts';
import { checkSettings, pageSettingsPlugin } from './page-settings.ts';
import { preloadPlugin } from './preload-wallet.ts';
import { productionGuardPlugin, sandboxWalletPlugin } from './sandbox-only.ts';

const page = `<!doctype html><html><head>
<script type="application/json" id="hilt-config">{}</script>
    <!-- head-script: here -->
</head><body><script type="module" src="/src/main.ts"></script></body></html>`;

const files = {
  'index.html': page,
  'src/main.ts': "import { shared } from './shared.ts';\ndocument.body.onclick = () => import('./wallet/load.ts').then((wallet) => wallet.load(shared));",
  'src/shared.ts': 'export const shared = { price: 1 };',
  'src/wallet/load.ts': "import { keys } from './keys.ts';\nimport { shared } from '../shared.ts';\nexport const load = (x: object) => [x, keys, shared];\nexport const other = () => import('./other.ts');",
  'src/wallet/other.ts': "import { keys } from './keys.ts';\nexport const other = keys;",
  'src/wallet/keys.ts': "export const keys = 'k'.repeat(3);",
  'src/gallery/screens.ts': "export const screens = 'gallery';",
  'sandbox/wallet/main.ts': "console.log('hilt-sandbox-wallet');",
};

/** Builds the small project and hands over its page and its files. */
async function built(changed: Readonly<Record<string, string>>, plugins: NonNullable<InlineConfig['plugins']>): Promise<{ html: string; outputs: readonly (Rollup.OutputChunk | Rollup.OutputAsset)[] }> {
  return withProject({ ...files, ...changed }, async (root) => {
    const result = await build({ root, configFile: false, logLevel: 'silent', plugins, build: { write: false, modulePreload: { polyfill: false } } });
    if (Array.isArray(result) || !('output' in result)) throw new Error('expected one bundle');
    const html = result.output.find((output) => output.fileName === 'index.html');
    if (html?.type !== 'asset') throw new Error('expected a page');
    return { html: String(html.source), outputs: result.output };
  });
}

describe('the head script', () => {
  it('is written into the page as one small classic script', async () => {
    const { html } = await built({}, [headScriptPlugin()]);
    expect(html).toContain(`<script>${await buildHeadScript()}</script>`);
    expect(html).not.toContain('head-script:');
  });

  it('error: a page without its mark does not build', () => {
    expect(() => insertHeadScript('<head></head>', '1')).toThrow('head-script');
  });

  it('error: code that would end its own element is refused', () =>
    withProject({ 'a.ts': "console.log('</script>' + '<!--');" }, (root) => expect(buildHeadScript(join(root, 'a.ts'))).rejects.toThrow('end its own')));
});

describe('settings of a build', () => {
  it('stand in the page as data', async () => {
    const { html } = await built({}, [pageSettingsPlugin({ VITE_HILT_API_URL: 'https://api.example', VITE_SOLANA_RPC_URLS: 'https://rpc.example' })]);
    expect(html).toContain('{"VITE_HILT_API_URL":"https://api.example","VITE_SOLANA_RPC_URLS":"https://rpc.example"}');
  });

  it('may be left to the server altogether, but not by half', () => {
    expect(checkSettings({})).toBe('left-to-the-server');
    expect(() => checkSettings({ VITE_HILT_API_URL: 'https://api.example' })).toThrow('VITE_SOLANA_RPC_URLS');
    expect(() => checkSettings({ VITE_SOLANA_GENESIS_HASH: 'nope' })).toThrow('VITE_SOLANA_GENESIS_HASH');
  });

  it('error: a malformed address stops the build and is named', async () => {
    await expect(built({}, [pageSettingsPlugin({ VITE_HILT_API_URL: 'ftp://x', VITE_SOLANA_RPC_URLS: 'https://rpc.example' })])).rejects.toThrow('VITE_HILT_API_URL');
  });
});

describe('the preload of the wallet chunk', () => {
  it('names the lazy chunk and what only it needs, at low priority', async () => {
    const { html, outputs } = await built({}, [preloadPlugin(['/src/wallet/load.ts'])]);
    const lazy = outputs.filter((output) => output.type === 'chunk' && !output.isEntry && !output.moduleIds.some((id) => id.endsWith('other.ts')));
    const preloaded = [...html.matchAll(/<link rel="modulepreload" fetchpriority="low" crossorigin href="\/([^"]+)">/g)].map((match) => match[1] ?? '');
    expect(new Set(preloaded)).toEqual(new Set(lazy.map((output) => output.fileName)));
    expect(preloaded.length).toBeGreaterThan(0);
  });

  it('error: a build in which that chunk is not lazy fails', async () => {
    const eager = "import { load } from './wallet/load.ts';\ndocument.body.onclick = () => load({});";
    await expect(built({ 'src/main.ts': eager }, [preloadPlugin(['/src/wallet/load.ts'])])).rejects.toThrow('not a lazily loaded chunk');
  });
});

describe('a production build', () => {
  it('is built when nothing but the product is in it', async () => {
    await expect(built({}, [productionGuardPlugin()])).resolves.toBeDefined();
  });

  it.each(['../sandbox/wallet/main.ts', './gallery/screens.ts'])('error: fails with %s in it, even lazily', async (stray) => {
    await expect(built({ 'src/main.ts': `document.body.onclick = () => import('${stray}');` }, [productionGuardPlugin()])).rejects.toThrow(stray.replace(/^\.+\//, ''));
  });
});

describe('a sandbox build', () => {
  it('loads the sandbox wallet before the app', async () => {
    const { outputs } = await built({}, [sandboxWalletPlugin('/sandbox/wallet/main.ts')]);
    const entry = outputs.find((output) => output.type === 'chunk' && output.isEntry);
    const code = entry?.type === 'chunk' ? entry.code : '';
    expect(code.indexOf('hilt-sandbox-wallet')).toBeGreaterThan(-1);
    expect(code.indexOf('hilt-sandbox-wallet')).toBeLessThan(code.indexOf('onclick'));
  });
});
