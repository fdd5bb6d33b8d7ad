import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knownAsset } from './assets.ts';
import { splitFee } from './fee-split.ts';

const USDC = knownAsset('EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v');
const SOL = knownAsset('So11111111111111111111111111111111111111112');
const fee = (bps: number, flat = 0, cap: number | null = null) => ({ fee_bps: bps, fee_flat_cents: flat, fee_cap_cents: cap });

describe('splitting the fee', () => {
  it('takes a percentage out of what the buyer pays', () => {
    expect(splitFee(fee(200), USDC, 29_000_000)).toEqual({ merchantAmount: 28_420_000, feeAmount: 580_000 });
  });
  it('rounds the percentage down', () => {
    expect(splitFee(fee(200), USDC, 149)).toEqual({ merchantAmount: 147, feeAmount: 2 });
    expect(splitFee(fee(200), USDC, 49)).toEqual({ merchantAmount: 49, feeAmount: 0 });
  });
  it('adds the flat part and stops at the cap', () => {
    expect(splitFee(fee(100, 30), USDC, 10_000_000)).toEqual({ merchantAmount: 9_600_000, feeAmount: 400_000 });
    expect(splitFee(fee(100, 30, 35), USDC, 10_000_000)).toEqual({ merchantAmount: 9_650_000, feeAmount: 350_000 });
  });
  it('knows no cents of an asset without a price', () => {
    expect(splitFee(fee(100, 30, 1), SOL, 1_000_000_000)).toEqual({ merchantAmount: 990_000_000, feeAmount: 10_000_000 });
  });
  it('refuses an amount that the fee would eat', () => {
    expect(splitFee(fee(0, 30), USDC, 300_000)).toBeNull();
    expect(splitFee(fee(0, 30), USDC, 300_001)).toEqual({ merchantAmount: 1, feeAmount: 300_000 });
  });
  it('never loses or makes a unit, and always leaves something for the seller', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 0, max: 10_000 }), fc.option(fc.integer({ min: 1, max: 100_000 })), (total, bps, flat, cap) => {
        const split = splitFee(fee(bps, flat, cap), USDC, total);
        if (split === null) return;
        expect(split.merchantAmount + split.feeAmount).toBe(total);
        expect(split.merchantAmount).toBeGreaterThan(0);
        expect(split.feeAmount).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
