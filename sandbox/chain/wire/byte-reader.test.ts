import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { WireError } from './wire-error.ts';

describe('compact-u16 lengths', () => {
  it('come back as they were written, for every value', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff }), (value) => {
        expect(new ByteReader(new ByteWriter().compactU16(value).finish()).compactU16()).toBe(value);
      }),
    );
  });

  it.each([[[0x80]], [[0x80, 0x00]], [[0xff, 0x80, 0x00]], [[0xff, 0xff, 0x04]], [[0x80, 0x80, 0x80, 0x01]], [[]]])('refuses %j', (bytes) => {
    expect(() => new ByteReader(Uint8Array.from(bytes)).compactU16()).toThrow(WireError);
  });

  it('have exactly one spelling each', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 4 }), (bytes) => {
        const reader = new ByteReader(bytes);
        let value: number;
        try {
          value = reader.compactU16();
        } catch {
          return;
        }
        expect(new ByteWriter().compactU16(value).finish()).toEqual(bytes.slice(0, reader.offset));
      }),
    );
  });
});

describe('ByteReader', () => {
  it('gives copies, so that nobody can change the bytes behind it', () => {
    const bytes = Uint8Array.of(1, 2);
    const taken = new ByteReader(bytes).take(2);
    taken[0] = 9;
    expect(bytes[0]).toBe(1);
  });

  it('never reads past the end', () => {
    expect(() => new ByteReader(Uint8Array.of(1)).take(2)).toThrow(WireError);
  });
});
