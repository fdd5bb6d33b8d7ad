import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baseUnits } from './base-units.ts';
import { amountText } from './format-amount.ts';
import { parseAmount } from './parse-amount.ts';

describe('parseAmount', () => {
  it.each([
    ['29', 29_000_000n],
    ['28.42', 28_420_000n],
    ['28,42', 28_420_000n],
    [' 0.000001 ', 1n],
    ['0', 0n],
    ['007', 7_000_000n],
  ])('reads %j as %d base units of USDC', (text, amount) => {
    expect(parseAmount(text, 6)).toEqual({ ok: true, amount });
  });

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['-1', 'not-a-number'],
    ['+1', 'not-a-number'],
    ['1e6', 'not-a-number'],
    ['1,000.50', 'not-a-number'],
    ['1.', 'not-a-number'],
    ['.5', 'not-a-number'],
    ['0x10', 'not-a-number'],
    ['１２', 'not-a-number'],
    ['1.0000001', 'too-many-decimals'],
    ['1.0000000', 'too-many-decimals'],
    ['18446744073710', 'too-large'],
  ])('refuses %j as %s', (text, problem) => {
    expect(parseAmount(text, 6)).toEqual({ ok: false, problem });
  });

  it('gives back every amount that was written out, digit for digit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), fc.integer({ min: 0, max: 9 }), (amount, decimals) => {
        expect(parseAmount(amountText(baseUnits(amount), decimals), decimals)).toEqual({ ok: true, amount });
      }),
    );
  });

  it('never rounds: a digit too many is an error, whatever it is', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 0, max: 9 }), (whole, fraction, surplus) => {
        const text = `${whole}.${fraction.toString().padStart(6, '0')}${surplus}`;
        expect(parseAmount(text, 6)).toEqual({ ok: false, problem: 'too-many-decimals' });
      }),
    );
  });
});
