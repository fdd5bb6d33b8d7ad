import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Coding } from '../http/encodings.ts';
import type { Bytes } from '../ports.ts';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Compresses off the main thread. `best` is for built files, which are compressed once; pages are made while somebody waits. */
export async function compress(plain: Bytes, coding: Coding, effort: 'quick' | 'best' = 'quick'): Promise<Bytes> {
  if (coding === 'gzip') return copy(await zip(plain, { level: effort === 'best' ? 9 : 6 }));
  const quality = effort === 'best' ? constants.BROTLI_MAX_QUALITY : 5;
  return copy(await brotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT } }));
}

/** Small results share one large buffer of Node's; kept for long, each would keep all of it alive. */
function copy(buffer: Buffer): Bytes {
  return new Uint8Array(buffer);
}
