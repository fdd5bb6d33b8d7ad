import { readFile } from 'node:fs/promises';
import { build, type Rollup } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { withoutDialogs } from './phone-package.ts';
import { walletPackagesPlugin } from './wallet-packages.ts';

const PACKAGE = 'node_modules/@solana-mobile/wallet-standard-mobile/lib/esm/index.browser.js';

describe('withoutDialogs', () => {
  it('cuts everything that writes into the page out of the installed phone wallet', async () => {
    const code = await readFile(PACKAGE, 'utf8');
    const quiet = withoutDialogs(code, '/dialogs.ts');
    expect(code).toMatch(/fonts\.googleapis\.com[\s\S]*innerHTML/);
    expect(quiet).not.toMatch(/fonts\.g|<link|<svg|innerHTML|attachShadow/);
    expect(quiet).toContain('var LocalSolanaMobileWalletAdapterWallet = class');
  });

  it('leaves no name of a dialog without its stand-in', async () => {
    const quiet = withoutDialogs(await readFile(PACKAGE, 'utf8'), '/dialogs.ts');
    const used = [...quiet.matchAll(/new (\w+(?:Modal|Spinner))\(/g)].map(([, name]) => name ?? '');
    const ours = Object.keys(await import('../phone-dialogs.ts'));
    expect(new Set(used).size).toBeGreaterThan(4);
    expect(used.filter((name) => !ours.includes(name))).toEqual([]);
  });

  it('stops the build when the package no longer looks as expected', async () => {
    const code = await readFile(PACKAGE, 'utf8');
    expect(() => withoutDialogs(code.replace('//#region src/embedded-modal/loadingSpinner.ts', ''), '/d.ts')).toThrow(/no longer has its dialog "loadingSpinner"/);
    expect(() => withoutDialogs(`${code}\nhost.innerHTML = page;`, '/d.ts')).toThrow(/not one of its known dialogs \("innerHTML"\)/);
  });
});

describe('the wallet chunk as it is built', () => {
  let chunks: readonly Rollup.OutputChunk[];

  /** Modules of a chunk and of everything that loads together with it. */
  function modulesOf(name: string): readonly string[] {
    const first = chunks.find((chunk) => chunk.name === name);
    if (first === undefined) throw new Error(`no chunk ${name}`);
    const loaded = new Set([first]);
    for (const chunk of loaded) for (const needed of chunks) if (chunk.imports.includes(needed.fileName)) loaded.add(needed);
    return [...loaded].flatMap(({ moduleIds }) => moduleIds);
  }

  beforeAll(async () => {
    const built = await build({
      configFile: false,
      envDir: false,
      logLevel: 'error',
      publicDir: false,
      plugins: [walletPackagesPlugin()],
      build: { write: false, rolldownOptions: { input: 'src/wallet/load-wallet.ts', preserveEntrySignatures: 'strict', external: [/^react($|\/)/, /^react-dom($|\/)/] } },
    });
    const outputs = Array.isArray(built) ? built : [built];
    chunks = outputs.flatMap((output) => ('output' in output ? output.output : [])).filter((output) => output.type === 'chunk');
  }, 60_000);

  it('leaves everything for phones out of what other devices load', () => {
    expect(modulesOf('load-wallet').filter((id) => id.includes('@solana-mobile'))).toEqual([]);
    expect(modulesOf('phone-wallet').some((id) => id.includes('@solana-mobile/wallet-standard-mobile'))).toBe(true);
  });

  it('has no code that draws another company\'s page into this one', () => {
    expect(chunks.flatMap(({ moduleIds }) => moduleIds).filter((id) => id.includes('@solflare-wallet/sdk'))).toEqual([]);
    for (const { code } of chunks) expect(code).not.toContain('connect.solflare.com');
  });

  it('asks nobody for a font, and writes no HTML', () => {
    const writes = (code: string): string | undefined => /fonts\.(?:googleapis|gstatic)\.com|\.innerHTML\s*=|attachShadow/.exec(code)?.[0];
    expect(chunks.map(({ code }) => writes(code)).filter((found) => found !== undefined)).toEqual([]);
  });

  it('carries no Ethereum signing, no RPC client of web3.js, no QR code and no code made from text', () => {
    expect(modulesOf('load-wallet').filter((id) => /weierstrass|jayson|rpc-websockets/.test(id))).toEqual([]);
    expect(modulesOf('phone-wallet').filter((id) => /\/qrcode\//.test(id))).toEqual([]);
    for (const { code } of chunks) expect(code).not.toMatch(/\beval\(|\bnew Function\(/);
  });
});
