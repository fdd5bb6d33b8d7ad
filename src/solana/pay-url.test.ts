import { parseURL } from '@solana/pay';
import { PublicKey } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { baseUnits } from '../money/base-units.ts';
import { testAddress } from '../testing/solana-keys.ts';
import { solTerms, usdcTerms } from '../testing/solana-terms.ts';
import { address } from './address.ts';
import { USDC_MINT } from './mints.ts';
import { transferRequestUrl } from './pay-url.ts';

const free = { total: baseUnits(5_000_000n), merchantAmount: baseUnits(5_000_000n), feeAmount: baseUnits(0n) };

describe('transferRequestUrl', () => {
  it('says the same to the official parser: 5 USDC are 5, not 0.005', () => {
    const terms = usdcTerms({ ...free, nonce: 'a&b=c%20' });
    const parsed = parseURL(transferRequestUrl(terms, 'Café & Söhne') ?? '');
    expect(parsed).toMatchObject({ label: 'Café & Söhne', memo: 'HILT:a&b=c%20' });
    expect('recipient' in parsed && [parsed.recipient.toBase58(), parsed.amount?.toString(), parsed.splToken?.toBase58(), parsed.reference?.map(String)]).toEqual([terms.merchantWallet, '5', USDC_MINT, [terms.reference]]);
  });

  it('names no token for SOL', () => {
    const parsed = parseURL(transferRequestUrl(solTerms({ ...free, total: baseUnits(2_100_000n) }), 'x') ?? '');
    expect('recipient' in parsed && [parsed.amount?.toString(), parsed.splToken]).toEqual(['0.0021', undefined]);
  });

  it('is not offered where it cannot say the whole payment', () => {
    const [vault] = PublicKey.findProgramAddressSync([Buffer.from('vault')], new PublicKey(testAddress('multisig program')));
    expect(transferRequestUrl(usdcTerms(), 'x')).toBeNull();
    expect(transferRequestUrl(usdcTerms({ ...free, merchantWallet: address(vault.toBase58()) }), 'x')).toBeNull();
  });
});
