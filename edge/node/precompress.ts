import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compressible } from '../http/content-type.ts';
import type { Coding } from '../http/encodings.ts';
import { compress } from './compress.ts';

/** How files in each coding are called beside the plain one; nginx and Caddy use the same names. */
export const SUFFIXES: Readonly<Record<Coding, string>> = { br: '.br', gzip: '.gz' };

/** Below this, headers weigh more than compression saves. */
export const WORTH_BYTES = 512;

/** Writes `x.br` and `x.gz` beside every file of a build that compression makes smaller. @returns how many were written. */
export async function precompress(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile() && compressible(entry.name)).map((entry) => join(entry.parentPath, entry.name));
  let written = 0;
  for (const path of paths) {
    // eslint-disable-next-line no-await-in-loop -- one after the other keeps memory and processors free
    const plain = new Uint8Array(await readFile(path));
    if (plain.length < WORTH_BYTES) continue;
    for (const coding of ['br', 'gzip'] as const) {
      // eslint-disable-next-line no-await-in-loop -- see above
      await writeFile(path + SUFFIXES[coding], await compress(plain, coding, 'best'));
      written += 1;
    }
  }
  return written;
}
