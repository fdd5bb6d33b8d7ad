import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BaseUnits, baseUnits } from '../money/base-units.ts';
import { testAddress } from '../testing/solana-keys.ts';
import { checkTerms } from './check-terms.ts';
import { USDC_MINT, WRAPPED_SOL_MINT } from './mints.ts';
import { paymentReference } from './reference.ts';

const product = { amount_minor_units: baseUnits(29_000_000n), token_mint: USDC_MINT, merchant_wallet: testAddress('merchant') };
const session: Parameters<typeof checkTerms>[1] = {
  payment_id: 'pay-1',
  nonce: 'nonce-1',
  amount_minor_units: baseUnits(29_000_000n),
  merchant_amount_minor_units: baseUnits(28_420_000n),
  fee_minor_units: baseUnits(580_000n),
  fee_wallet: testAddress('fee wallet'),
  token_mint: USDC_MINT,
  asset_symbol: 'USDC',
  asset_decimals: 6,
  merchant_wallet: testAddress('merchant'),
};
const fixed = { tip: null, allowedFeeWallets: [] };

describe('checkTerms', () => {
  it('accepts a session that pays what the product showed', () => {
    expect(checkTerms(product, session, fixed)).toEqual({
      ok: true,
      terms: {
        paymentId: 'pay-1',
        nonce: 'nonce-1',
        mint: USDC_MINT,
        symbol: 'USDC',
        decimals: 6,
        total: 29_000_000n,
        merchantAmount: 28_420_000n,
        feeAmount: 580_000n,
        merchantWallet: testAddress('merchant'),
        feeWallet: testAddress('fee wallet'),
        reference: paymentReference('pay-1'),
      },
    });
  });

  it('pays SOL by system transfers when the mint is that of wrapped SOL', () => {
    const check = checkTerms({ ...product, token_mint: WRAPPED_SOL_MINT }, { ...session, token_mint: WRAPPED_SOL_MINT, asset_symbol: 'SOL', asset_decimals: 9 }, fixed);
    expect(check.ok && check.terms.mint).toBe('native');
  });

  it('accepts a session without a fee, whatever its fee wallet is on the list', () => {
    const free = { ...session, merchant_amount_minor_units: baseUnits(29_000_000n), fee_minor_units: baseUnits(0n) };
    expect(checkTerms(product, free, { tip: null, allowedFeeWallets: [testAddress('other')] }).ok).toBe(true);
  });

  it('accepts the tip the buyer chose', () => {
    const tipJar = { ...product, amount_minor_units: null };
    expect(checkTerms(tipJar, session, { ...fixed, tip: baseUnits(29_000_000n) }).ok).toBe(true);
    expect(checkTerms(tipJar, session, { ...fixed, tip: baseUnits(29_000_001n) })).toEqual({ ok: false, refusal: 'tip-mismatch' });
    expect(checkTerms(tipJar, session, fixed)).toEqual({ ok: false, refusal: 'price-changed' });
  });

  it.each<[string, string, Partial<typeof session>]>([
    ['an unknown mint', 'unsupported-mint', { token_mint: testAddress('a mint') }],
    ['another token than the product’s', 'price-changed', { token_mint: WRAPPED_SOL_MINT, asset_symbol: 'SOL', asset_decimals: 9 }],
    ['decimals that are not the mint’s', 'wrong-decimals', { asset_decimals: 9 }],
    ['a symbol that is not the mint’s', 'wrong-symbol', { asset_symbol: 'USDT' }],
    ['another price', 'price-changed', { amount_minor_units: baseUnits(30_000_000n), merchant_amount_minor_units: baseUnits(29_420_000n) }],
    ['parts that are more than the price', 'sum-mismatch', { merchant_amount_minor_units: baseUnits(28_420_001n) }],
    ['a fee that is everything', 'fee-too-large', { merchant_amount_minor_units: baseUnits(0n), fee_minor_units: baseUnits(29_000_000n) }],
    ['another seller', 'merchant-changed', { merchant_wallet: testAddress('thief') }],
    ['a fee wallet that is not listed', 'fee-wallet-not-allowed', { fee_wallet: testAddress('thief') }],
    ['a space in the nonce', 'nonce-unsafe', { nonce: 'a b' }],
    ['a nonce that is not ASCII', 'nonce-unsafe', { nonce: 'ä' }],
    ['no nonce', 'nonce-unsafe', { nonce: '' }],
    ['a nonce that is too long', 'nonce-unsafe', { nonce: 'n'.repeat(129) }],
  ])('refuses %s', (_, refusal, changes) => {
    const options = { tip: null, allowedFeeWallets: [testAddress('fee wallet')] };
    expect(checkTerms(product, { ...session, ...changes }, options)).toEqual({ ok: false, refusal });
  });

  it('refuses wallets that are no addresses, even when product and session agree on them', () => {
    const bad = '1'.repeat(44); // 44 zero bytes: looks like an address, decodes to none
    expect(checkTerms({ ...product, merchant_wallet: bad }, { ...session, merchant_wallet: bad }, fixed)).toEqual({ ok: false, refusal: 'merchant-changed' });
    expect(checkTerms(product, { ...session, fee_wallet: bad }, fixed)).toEqual({ ok: false, refusal: 'fee-wallet-not-allowed' });
  });

  it('never lets through amounts that do not add up, or that leave the seller nothing', () => {
    const amount = fc.bigInt({ min: 0n, max: 60n }).map(baseUnits);
    fc.assert(
      fc.property(amount, amount, amount, amount, (price: BaseUnits, total: BaseUnits, merchant: BaseUnits, fee: BaseUnits) => {
        const check = checkTerms({ ...product, amount_minor_units: price }, { ...session, amount_minor_units: total, merchant_amount_minor_units: merchant, fee_minor_units: fee }, fixed);
        expect(check.ok).toBe(price === total && merchant + fee === total && fee < total);
      }),
      { numRuns: 2000 },
    );
  });
});
