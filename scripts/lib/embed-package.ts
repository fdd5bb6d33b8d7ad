import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildEmbedLoader, EMBED_PACKAGE_ENTRY } from '../vite/embed-loader.ts';

const TYPES = fileURLToPath(new URL('../../src/embed/loader/public-types.ts', import.meta.url));

/** Writes the two files of the package into a folder: the module, and its types, which are the loader's own. */
export async function writeEmbedPackage(folder: string): Promise<void> {
  const [code, types] = await Promise.all([buildEmbedLoader(EMBED_PACKAGE_ENTRY, 'es'), readFile(TYPES, 'utf8')]);
  if (/^import\b/m.test(types)) throw new Error('the public types must stand alone: the package has no other file');
  await mkdir(folder, { recursive: true });
  await Promise.all([writeFile(join(folder, 'index.js'), code), writeFile(join(folder, 'index.d.ts'), `${types}\nexport declare const createHiltCheckout: CreateHiltCheckout;\n`)]);
}
