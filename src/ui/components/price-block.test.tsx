// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { baseUnits } from '../../money/base-units.ts';
import { decimalSign, formatAmount, splitUnits } from '../../money/format-amount.ts';
import { PriceBlock } from './price-block.tsx';

afterEach(cleanup);

describe('the price', () => {
  it('keeps every digit of every amount in every notation', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), fc.constantFrom('en', 'de', 'ar'), (units, locale) => {
        const { container, unmount } = render(<PriceBlock text={formatAmount(baseUnits(units), { decimals: 6, locale })} unit="USDC" decimalSign={decimalSign(locale)} />);
        const [whole = '', fraction = ''] = (container.querySelector('.price-n')?.textContent ?? '').split(decimalSign(locale));
        unmount();
        const exact = splitUnits(baseUnits(units), 6);
        expect(whole.replace(/\D/g, '')).toBe(exact.whole);
        expect(fraction.replace(/0+$/, '')).toBe(exact.fraction);
      }),
      { numRuns: 60 },
    );
  });

  it('is one left-to-right run, sized by its length', () => {
    const { container } = render(<PriceBlock text="123,456,789.123456" unit="USDC" decimalSign="." />);
    expect(container.querySelector('bdi')?.getAttribute('dir')).toBe('ltr');
    expect(container.querySelector<HTMLElement>('.price')?.style.getPropertyValue('--chars')).toBe('20.4');
    expect(container.querySelector('.price-f')?.textContent).toBe('.123456');
  });
});
