import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeEmbedPackage } from './embed-package.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hilt-embed-'));
  await writeEmbedPackage(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the package', () => {
  it('can be imported where there is no browser', async () => {
    const loaded: unknown = await import(pathToFileURL(join(folder, 'index.js')).href);
    expect(loaded).toHaveProperty('createHiltCheckout', expect.any(Function));
  });

  it('has types that stand alone and describe what is there', async () => {
    await writeFile(
      join(folder, 'use.ts'),
      `import { createHiltCheckout, type CheckoutHandle } from './index.js';
const hilt = createHiltCheckout({ origin: 'https://pay.example' });
const handle: CheckoutHandle = hilt.open({ slug: 'tide', theme: 'dark' });
handle.on('paid', ({ amount, v }) => { const text: string = amount; const version: 1 = v; void [text, version]; });
void handle.result.then((result) => (result.outcome === 'paid' ? result.amount : null));
// @ts-expect-error there is no such event
handle.on('signed', () => undefined);
// @ts-expect-error a product must be named
hilt.mount(document.body, {});
`,
    );
    const options = ['--ignoreConfig', '--noEmit', '--strict', '--target', 'es2022', '--module', 'esnext', '--moduleResolution', 'bundler', '--lib', 'es2022,dom', '--types', '', join(folder, 'use.ts')];
    await expect(run(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), ...options])).resolves.toBeDefined();
  });

  it('is packed with exactly its two files, its manifest and its readme', async () => {
    const packed = await run('npm', ['pack', './embed-package', '--json', '--pack-destination', folder], { cwd: root });
    const files = [...packed.stdout.matchAll(/"path": "([^"]+)"/g)].map(([, path = '']) => path);
    expect(files.toSorted((a, b) => a.localeCompare(b))).toEqual(['dist/index.d.ts', 'dist/index.js', 'package.json', 'README.md']);
    expect(await readFile(join(root, 'embed-package/dist/index.js'), 'utf8')).toBe(await readFile(join(folder, 'index.js'), 'utf8'));
  }, 120_000);
});
