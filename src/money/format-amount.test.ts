import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baseUnits } from './base-units.ts';
import { amountText, decimalSign, formatAmount } from './format-amount.ts';

describe('amountText', () => {
  it.each([
    [5_000_000n, 6, '5'],
    [28_420_000n, 6, '28.42'],
    [1n, 6, '0.000001'],
    [0n, 6, '0'],
    [1_500n, 0, '1500'],
    [2_100_000n, 9, '0.0021'],
  ])('writes %d at %d decimals as %s', (amount, decimals, text) => {
    expect(amountText(baseUnits(amount), decimals)).toBe(text);
  });

  it('divides by the decimals once: 5 USDC is never 0.000005 or 0.005', () => {
    expect(amountText(baseUnits(5_000_000n), 6)).toBe('5');
  });
});

describe('formatAmount', () => {
  it('shows whole amounts bare and others with at least two decimals', () => {
    expect(formatAmount(baseUnits(29_000_000n), { decimals: 6 })).toBe('29');
    expect(formatAmount(baseUnits(4_900_000n), { decimals: 6 })).toBe('4.90');
    expect(formatAmount(baseUnits(2_100_000n), { decimals: 9 })).toBe('0.0021');
    expect(formatAmount(baseUnits(1_234_567_890_000n), { decimals: 6 })).toBe('1,234,567.89');
  });

  it('follows the locale in grouping and decimal sign, with Latin digits everywhere', () => {
    expect(formatAmount(baseUnits(1_234_500_000n), { decimals: 6, locale: 'de' })).toBe('1.234,50');
    expect(formatAmount(baseUnits(1_234_500_000n), { decimals: 6, locale: 'ar' })).toMatch(/^[0-9.,]+$/);
    expect(decimalSign('de')).toBe(',');
  });

  it('loses no digit of any amount', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), fc.integer({ min: 0, max: 9 }), (amount, decimals) => {
        const [whole = '', fraction = ''] = formatAmount(baseUnits(amount), { decimals }).replaceAll(',', '').split('.');
        expect(BigInt(whole + fraction.slice(0, decimals).padEnd(decimals, '0'))).toBe(amount);
        expect(fraction.length).toBeLessThanOrEqual(decimals);
      }),
    );
  });
});
