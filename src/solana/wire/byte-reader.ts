import { DecodeError } from './decode-error.ts';

/** Reads bytes front to back; every read past the end is a DecodeError. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #offset = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get left(): number {
    return this.#bytes.length - this.#offset;
  }

  byte(): number {
    const value = this.#bytes[this.#offset];
    if (value === undefined) throw new DecodeError('ended-early');
    this.#offset += 1;
    return value;
  }

  /** A copy, so that later changes of the source cannot change what was judged. */
  take(length: number): Uint8Array {
    if (length > this.left) throw new DecodeError('ended-early');
    const taken = this.#bytes.slice(this.#offset, this.#offset + length);
    this.#offset += length;
    return taken;
  }

  /**
   * Solana's compact-u16: 7 bits per byte, lowest first, at most three bytes.
   * Only the shortest spelling is taken, as the runtime does: two spellings of one length would be two byte strings for one message.
   */
  length(): number {
    const first = this.byte();
    if (first < 0x80) return first;
    const second = this.byte();
    if (second === 0) throw new DecodeError('bad-length');
    const low = (first & 0x7f) | ((second & 0x7f) << 7);
    if (second < 0x80) return low;
    const third = this.byte();
    if (third === 0 || third > 0x03) throw new DecodeError('bad-length');
    return low | (third << 14);
  }

  /** A compact-u16 count followed by that many items. */
  list<T>(item: (reader: this) => T): T[] {
    const count = this.length();
    // Each item has at least one byte: a huge count fails here instead of looping.
    if (count > this.left) throw new DecodeError('ended-early');
    return Array.from({ length: count }, () => item(this));
  }
}
