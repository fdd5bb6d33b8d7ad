import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip } from 'node:zlib';
import { compressible, contentType } from '../http/content-type.ts';
import type { Coding } from '../http/encodings.ts';
import { StoredBody } from '../http/stored-body.ts';
import type { Assets, Bytes } from '../ports.ts';
import { compress } from './compress.ts';
import { SUFFIXES, WORTH_BYTES } from './precompress.ts';

const EXPAND: Readonly<Record<Coding, (bytes: Bytes) => Promise<Uint8Array>>> = { br: promisify(brotliDecompress), gzip: promisify(gunzip) };
/**
 * The build in memory: a few megabytes, read once, so that no request touches the disk and no path of a request can reach it.
 * Compressed neighbours (`x.js.br`, `x.js.gz`) are used if they really are this file; what is missing is compressed now.
 * @throws Error when the folder cannot be read.
 */
export async function readDiskAssets(folder: string): Promise<Assets> {
  const files = await readFolder(folder);
  const bodies = new Map<string, StoredBody>();
  for (const [path, plain] of files) {
    if (isCompressedNeighbour(path, files)) continue;
    // eslint-disable-next-line no-await-in-loop -- one after the other keeps the start from taking all processors
    bodies.set(path, await StoredBody.of(plain, null, await codedForms(path, plain, files)));
  }
  return {
    text: (path) => {
      const plain = files.get(path);
      return Promise.resolve(plain === undefined ? null : new TextDecoder().decode(plain));
    },
    serve: (path, request) => bodies.get(path)?.answer(request, 200, { 'content-type': contentType(path) }) ?? Promise.resolve(null),
  };
}

/** Regular files by URL path. Hidden folders (the build's manifest) and links that lead elsewhere are not part of the site. */
async function readFolder(folder: string): Promise<ReadonlyMap<string, Bytes>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const visible = paths.map((path) => [path, `/${relative(folder, path).split(sep).join('/')}`] as const).filter(([, url]) => !url.includes('/.'));
  return new Map(await Promise.all(visible.map(async ([path, url]) => [url, new Uint8Array(await readFile(path))] as const)));
}

function isCompressedNeighbour(path: string, files: ReadonlyMap<string, Bytes>): boolean {
  return Object.values(SUFFIXES).some((suffix) => path.endsWith(suffix) && files.has(path.slice(0, -suffix.length)));
}

async function codedForms(path: string, plain: Bytes, files: ReadonlyMap<string, Bytes>): Promise<ReadonlyMap<Coding, Bytes>> {
  const forms = new Map<Coding, Bytes>();
  if (!compressible(path) || plain.length < WORTH_BYTES) return forms;
  for (const coding of ['br', 'gzip'] as const) {
    const stored = files.get(path + SUFFIXES[coding]);
    // eslint-disable-next-line no-await-in-loop -- see above
    forms.set(coding, stored !== undefined && (await isFormOf(stored, coding, plain)) ? stored : await compress(plain, coding, 'best'));
  }
  return forms;
}

/** A neighbour left over from another build would be other code under the right name. */
async function isFormOf(stored: Bytes, coding: Coding, plain: Bytes): Promise<boolean> {
  try {
    return Buffer.compare(await EXPAND[coding](stored), plain) === 0;
  } catch {
    return false;
  }
}
