import { getAssociatedTokenAddressSync } from '@solana/spl-token';
import { PublicKey } from '@solana/web3.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressFromBytes } from '../address.ts';
import { isOnCurve } from './curve.ts';
import { tokenAccountAddress } from './token-account-address.ts';

const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe('isOnCurve', () => {
  it('agrees with the official library on random bytes', () => {
    fc.assert(
      fc.property(bytes32, (raw) => {
        expect(isOnCurve(raw)).toBe(PublicKey.isOnCurve(raw));
      }),
      { numRuns: 500 },
    );
  });

  it('knows the ends of the curve, where x is zero', () => {
    const one = Uint8Array.from({ length: 32 }, (_, index) => (index === 0 ? 1 : 0));
    expect(isOnCurve(one)).toBe(PublicKey.isOnCurve(one));
    expect(isOnCurve(one)).toBe(true);
  });
});

describe('tokenAccountAddress', () => {
  it('agrees with the official library for every wallet and mint, on the curve or off it', () => {
    fc.assert(
      fc.property(bytes32, bytes32, (wallet, mint) => {
        const official = getAssociatedTokenAddressSync(new PublicKey(mint), new PublicKey(wallet), true);
        expect(tokenAccountAddress(addressFromBytes(wallet), addressFromBytes(mint))).toBe(official.toBase58());
      }),
    );
  });
});
