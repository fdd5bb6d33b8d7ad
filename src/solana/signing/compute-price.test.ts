import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_PRIORITY_FEE, priorityFee } from '../verify/compute-budget.ts';
import { computePrice, computeUnits } from './compute-price.ts';

describe('computePrice', () => {
  it('is what three quarters of the recent blocks would have taken', () => {
    expect(computePrice([40_000, 10_000, 30_000, 20_000], 120_000)).toBe(40_000n);
    expect(computePrice([0, 0, 0, 0, 0, 0, 0, 90_000], 120_000)).toBe(10_000n);
  });

  it('is never nothing, and never makes a payment dearer than half of what may be signed, whatever a node says', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: Number.MAX_SAFE_INTEGER }), { maxLength: 150 }), fc.integer({ min: 0, max: 2 }), (recent, opens) => {
        const units = computeUnits(opens);
        const price = computePrice(recent, units);
        expect(price).toBeGreaterThanOrEqual(10_000n);
        expect(priorityFee(BigInt(units), price)).toBeLessThanOrEqual(MAX_PRIORITY_FEE / 2n);
      }),
    );
  });
});
