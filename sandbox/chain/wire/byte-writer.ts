/** Collects wire bytes; the mirror of ByteReader. */
export class ByteWriter {
  readonly #chunks: Uint8Array[] = [];

  u8(value: number): this {
    this.#chunks.push(Uint8Array.of(value));
    return this;
  }

  bytes(value: Uint8Array): this {
    this.#chunks.push(value);
    return this;
  }

  /** Shortest `short_vec` spelling of a length. */
  compactU16(value: number): this {
    let rest = value;
    while (rest > 0x7f) {
      this.u8((rest & 0x7f) | 0x80);
      rest >>= 7;
    }
    return this.u8(rest);
  }

  finish(): Uint8Array {
    return new Uint8Array(Buffer.concat(this.#chunks));
  }
}
