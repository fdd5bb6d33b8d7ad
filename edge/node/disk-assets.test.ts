import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Assets } from '../ports.ts';
import { readDiskAssets } from './disk-assets.ts';

const code = 'export const line = 1;\n'.repeat(100);

async function folder(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'hilt-edge-'));
  onTestFinished(() => rm(root, { recursive: true }));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  return root;
}

async function bytes(assets: Assets, path: string, coding: string): Promise<Uint8Array | null> {
  const answer = await assets.serve(path, new Request('http://edge.example/', { headers: { 'accept-encoding': coding } }));
  return answer === null ? null : new Uint8Array(await answer.arrayBuffer());
}

describe('a build on disk', () => {
  it('is served in every form, with the compressed files that lie beside it', async () => {
    const br = brotliCompressSync(code);
    const gz = gzipSync(code, { level: 1 });
    const assets = await readDiskAssets(await folder({ 'index.html': '<p>', 'assets/a.js': code, 'assets/a.js.br': br, 'assets/a.js.gz': gz }));
    expect(await bytes(assets, '/assets/a.js', 'br')).toEqual(new Uint8Array(br));
    expect(await bytes(assets, '/assets/a.js', 'gzip')).toEqual(new Uint8Array(gz));
    expect(Buffer.from((await bytes(assets, '/assets/a.js', 'identity')) ?? []).toString()).toBe(code);
    expect(await bytes(assets, '/assets/a.js.br', 'br')).toBeNull();
    expect(await assets.text('/index.html')).toBe('<p>');
    expect(await assets.text('/other.html')).toBeNull();
  });

  it('is compressed where nobody did, and where what lies beside it is of another build', async () => {
    const assets = await readDiskAssets(await folder({ 'assets/a.js': code, 'assets/b.js': code, 'assets/b.js.br': brotliCompressSync('alert(1)'), 'assets/b.js.gz': 'not gzip' }));
    for (const path of ['/assets/a.js', '/assets/b.js']) {
      expect(brotliDecompressSync((await bytes(assets, path, 'br')) ?? '').toString()).toBe(code);
      expect(gunzipSync((await bytes(assets, path, 'gzip')) ?? '').toString()).toBe(code);
    }
  });

  it('is not compressed where that does not pay', async () => {
    const png = new Uint8Array(2_000);
    const assets = await readDiskAssets(await folder({ 'assets/a.png': png, 'assets/small.js': 'x' }));
    expect(await bytes(assets, '/assets/a.png', 'br, gzip')).toEqual(png);
    expect(await bytes(assets, '/assets/small.js', 'br, gzip')).toEqual(new Uint8Array([120]));
  });

  it('ends at its own folder: no hidden files, no links out of it, no paths upwards', async () => {
    const secret = await folder({ 'secret.txt': 'secret' });
    const root = await folder({ 'index.html': '<p>', '.vite/manifest.json': '{}', '.env': 'SECRET=1' });
    await symlink(join(secret, 'secret.txt'), join(root, 'link.txt'));
    await symlink(secret, join(root, 'folder'));
    const assets = await readDiskAssets(root);
    for (const path of ['/.vite/manifest.json', '/.env', '/link.txt', '/folder/secret.txt', '/../secret.txt', '//secret.txt', '']) expect([path, await bytes(assets, path, 'br')]).toEqual([path, null]);
  });

  it('error: a folder that is not there', async () => {
    await expect(readDiskAssets(join(await folder({}), 'dist'))).rejects.toThrow('ENOENT');
  });
});
