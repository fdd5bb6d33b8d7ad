import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baseUnits } from '../../money/base-units.ts';
import { formatAmount } from '../../money/format-amount.ts';
import { earlyPaint, earlyPrice } from './early-price.ts';

const product = { title: 'Tide charts', status: 'ACTIVE', token_mint: 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v', amount_minor_units: 29_500_000 };

describe('the price painted before the app arrives', () => {
  it('is the text the app will show, for every amount and language', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), fc.constantFrom('en', 'de', 'ar', 'fr', 'pl', 'hi', 'de-CH'), (amount, locale) => {
        const { whole, fraction } = earlyPrice(amount, locale);
        expect(whole + fraction).toBe(formatAmount(baseUnits(BigInt(amount)), { decimals: 6, locale }));
      }),
    );
  });

  it('comes with the title', () => {
    expect(earlyPaint(product, 'de')).toEqual({ title: 'Tide charts', price: { whole: '29', fraction: ',50', unit: 'USDC', chars: 7.4 } });
  });

  it.each([
    ['another mint', { token_mint: '11111111111111111111111111111111' }],
    ['no mint', { token_mint: null }],
    ['a tip jar', { amount_minor_units: null }],
    ['an amount that lost digits', { amount_minor_units: 2 ** 60 }],
    ['a fractional amount', { amount_minor_units: 0.5 }],
    ['a free product', { amount_minor_units: 0 }],
    ['a product that is not for sale', { status: 'PAUSED' }],
  ])('is left to the app for %s', (_name, change) => {
    expect(earlyPaint({ ...product, ...change }, 'en')).toEqual({ title: 'Tide charts', price: null });
  });

  it('has a title without tricks', () => {
    expect(earlyPaint({ ...product, title: 'Tide\u202e\u200b\n charts ' }, 'en')?.title).toBe('Tide charts');
  });

  it.each([null, 7, 'text', [], {}, { title: 3 }])('is nothing for %j', (answer) => {
    expect(earlyPaint(answer, 'en')).toBeNull();
  });
});
