import { deserialize, serialize } from 'node:v8';
import { crc32 } from 'node:zlib';

/**
 * Records in an append-only file: length (4 bytes), CRC-32 (4 bytes), then the value in V8's own format, which keeps bigints,
 * bytes and maps as they are.
 */
const HEADER_BYTES = 8;

export function encodeFrame(value: unknown): Uint8Array {
  const payload = serialize(value);
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32LE(payload.length, 0);
  header.writeUInt32LE(crc32(payload), 4);
  return new Uint8Array(Buffer.concat([header, payload]));
}

export interface Frames {
  readonly values: readonly unknown[];
  /** Bytes up to the end of the last whole record. */
  readonly length: number;
}

/**
 * All whole records of a file. A record cut off at the very end is what a kill in the middle of a write leaves; it was never
 * answered, so it is dropped.
 * @throws Error when a record in the middle is damaged: going on would silently lose what follows.
 */
export function decodeFrames(file: Buffer): Frames {
  const values: unknown[] = [];
  let offset = 0;
  while (offset + HEADER_BYTES <= file.length) {
    const end = offset + HEADER_BYTES + file.readUInt32LE(offset);
    if (end > file.length) break;
    const payload = file.subarray(offset + HEADER_BYTES, end);
    if (crc32(payload) !== file.readUInt32LE(offset + 4)) {
      if (end === file.length) break;
      throw new Error(`record at byte ${offset} is damaged`);
    }
    values.push(deserialize(payload));
    offset = end;
  }
  return { values, length: offset };
}
