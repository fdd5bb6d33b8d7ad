import { WireError } from './wire-error.ts';

/** Reads wire bytes front to back. Every read checks its bounds, so no later code can touch bytes that are not there. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #offset = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get offset(): number {
    return this.#offset;
  }

  get remaining(): number {
    return this.#bytes.length - this.#offset;
  }

  /** @throws WireError at the end of the bytes. */
  u8(): number {
    const value = this.#bytes[this.#offset];
    if (value === undefined) throw new WireError('deserialize', 'io error: unexpected end of file');
    this.#offset += 1;
    return value;
  }

  /** A copy of the next `length` bytes. @throws WireError when there are fewer. */
  take(length: number): Uint8Array {
    if (length > this.remaining) throw new WireError('deserialize', 'io error: unexpected end of file');
    const slice = this.#bytes.slice(this.#offset, this.#offset + length);
    this.#offset += length;
    return slice;
  }

  /**
   * Solana's `short_vec` length: 7 bits per byte, at most three bytes, at most 65,535, and only the shortest spelling.
   * A longer spelling of the same number would survive decoding but not the round trip.
   * @throws WireError when overlong, too large or cut off.
   */
  compactU16(): number {
    let value = 0;
    for (let index = 0; index < 3; index += 1) {
      const byte = this.u8();
      value |= (byte & 0x7f) << (index * 7);
      if ((byte & 0x80) !== 0) continue;
      if (index > 0 && byte === 0) throw new WireError('deserialize', 'length is not in its shortest form');
      if (value > 0xffff) throw new WireError('deserialize', 'length is above 65535');
      return value;
    }
    throw new WireError('deserialize', 'length is longer than three bytes');
  }
}
