import { readFile } from 'node:fs/promises';
import { build, type Rollup } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { walletPackagesPlugin, withoutFontLinks } from './wallet-packages.ts';

const PACKAGE = 'node_modules/@solana-mobile/wallet-standard-mobile/lib/esm/index.browser.js';

describe('withoutFontLinks', () => {
  it('takes the web font out of the installed phone wallet, and nothing else', async () => {
    const code = await readFile(PACKAGE, 'utf8');
    const quiet = withoutFontLinks(code);
    expect(code).toContain('fonts.googleapis.com');
    expect(quiet).not.toMatch(/fonts\.g|<link/);
    expect(quiet.length).toBeGreaterThan(code.length - 400);
  });

  it('stops the build when the package no longer looks as expected', () => {
    expect(() => withoutFontLinks('const fonts = "";')).toThrow(/no longer has the font links/);
    expect(() => withoutFontLinks('const a = `\n<link href="x">\n`; const b = "https://fonts.gstatic.com/x";')).toThrow(/second place/);
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

  it('asks nobody for a font', () => {
    for (const { code } of chunks) expect(code).not.toMatch(/fonts\.(?:googleapis|gstatic)\.com/);
  });

  it('carries no Ethereum signing, no RPC client of web3.js, no QR code and no code made from text', () => {
    expect(modulesOf('load-wallet').filter((id) => /weierstrass|jayson|rpc-websockets/.test(id))).toEqual([]);
    expect(modulesOf('phone-wallet').filter((id) => /\/qrcode\//.test(id))).toEqual([]);
    for (const { code } of chunks) expect(code).not.toMatch(/\beval\(|\bnew Function\(/);
  });
});
