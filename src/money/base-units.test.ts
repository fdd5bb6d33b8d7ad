import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addUnits, baseUnits, isBaseUnits, missingUnits } from './base-units.ts';

const U64_MAX = 2n ** 64n - 1n;
const units = fc.bigInt({ min: 0n, max: U64_MAX }).map(baseUnits);

describe('base units', () => {
  it('are whole numbers that fit an SPL transfer', () => {
    expect(baseUnits(0n)).toBe(0n);
    expect(baseUnits(U64_MAX)).toBe(U64_MAX);
    expect(() => baseUnits(-1n)).toThrow(RangeError);
    expect(() => baseUnits(U64_MAX + 1n)).toThrow(RangeError);
    expect(isBaseUnits(5)).toBe(false);
    expect(isBaseUnits('5')).toBe(false);
  });

  it('refuse a sum that an SPL transfer cannot carry', () => {
    expect(addUnits(baseUnits(2n), baseUnits(3n))).toBe(5n);
    expect(() => addUnits(baseUnits(U64_MAX), baseUnits(1n))).toThrow(RangeError);
  });

  it('are missing exactly as much as lifts what is there to what is needed', () => {
    fc.assert(
      fc.property(units, units, (have, need) => {
        const reached = have + missingUnits(have, need);
        expect(reached).toBe(have >= need ? have : need);
      }),
    );
  });
});
