import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFrames, encodeFrame } from './frames.ts';

const file = (...values: unknown[]): Buffer => Buffer.concat(values.map((value) => encodeFrame(value)));

describe('frames', () => {
  it('give back what was written: bigints, bytes and maps as they were', () => {
    const values = [{ lamports: 2n ** 64n - 1n, data: Uint8Array.of(1, 2) }, new Map([['a', null]]), [1, 'x', undefined]];
    expect(decodeFrames(file(...values)).values).toEqual(values);
  });

  it('drop a record that is cut off at the end, wherever it is cut', () => {
    const whole = file('one', 'two');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length - 1 }), (length) => {
        const frames = decodeFrames(whole.subarray(0, length));
        expect(frames.values).toEqual(['one'].slice(0, length < file('one').length ? 0 : 1));
        expect(frames.length).toBe(file(...frames.values).length);
      }),
    );
  });

  it('drop a last record whose bytes never reached the disk', () => {
    const torn = file('one', 'two');
    torn.fill(0, torn.length - 3);
    expect(decodeFrames(torn).values).toEqual(['one']);
  });

  it('do not go on past damage in the middle', () => {
    const damaged = file('one', 'two', 'three');
    damaged[10] = (damaged[10] ?? 0) ^ 0xff;
    expect(() => decodeFrames(damaged)).toThrow('damaged');
  });
});
