import { parseURL } from '@solana/pay';
import { PublicKey } from '@solana/web3.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baseUnits } from '../money/base-units.ts';
import { testAddress } from '../testing/solana-keys.ts';
import { solTerms, usdcTerms } from '../testing/solana-terms.ts';
import { address } from './address.ts';
import { USDC_MINT } from './mints.ts';
import { transactionRequestUrl, transferRequestUrl } from './pay-url.ts';

const free = { total: baseUnits(5_000_000n), merchantAmount: baseUnits(5_000_000n), feeAmount: baseUnits(0n) };

/** The official parser's reading of a transfer request. */
function transfer(url: string | null) {
  const parsed = parseURL(url ?? '');
  if (!('recipient' in parsed)) throw new Error('read as a transaction request');
  return parsed;
}

describe('transferRequestUrl', () => {
  it('says the same to the official parser: 5 USDC are 5, not 0.005', () => {
    const terms = usdcTerms({ ...free, nonce: 'a&b=c%20' });
    const parsed = transfer(transferRequestUrl(terms, { label: 'Café & Söhne', message: 'Tide tables: 2 for 1?' }));
    expect(parsed).toMatchObject({ label: 'Café & Söhne', message: 'Tide tables: 2 for 1?', memo: 'HILT:a&b=c%20' });
    expect([parsed.recipient.toBase58(), parsed.amount?.toString(), parsed.splToken?.toBase58(), parsed.reference?.map(String)]).toEqual([terms.merchantWallet, '5', USDC_MINT, [terms.reference]]);
  });

  it('names no token for SOL, and no message where there is none', () => {
    const parsed = transfer(transferRequestUrl(solTerms({ ...free, total: baseUnits(2_100_000n) }), { label: 'x' }));
    expect([parsed.amount?.toString(), parsed.splToken, parsed.message]).toEqual(['0.0021', undefined, undefined]);
  });

  it('keeps every digit of every amount, and every name, whatever is in it', () => {
    const names = fc.string({ unit: 'binary', minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }), fc.constantFrom(usdcTerms(), solTerms()), names, (total, terms, label) => {
        const parsed = transfer(transferRequestUrl({ ...terms, ...free, total: baseUnits(total) }, { label }));
        expect(parsed.label).toBe(label);
        expect(parsed.amount?.shiftedBy(terms.decimals).toFixed()).toBe(total.toString());
      }),
    );
  });

  it('writes half a surrogate pair as a question mark in a box, since it has no encoding', () => {
    expect(transfer(transferRequestUrl(usdcTerms(free), { label: 'a\uD83Db' })).label).toBe('a\uFFFDb');
  });

  it('is not offered where it cannot say the whole payment', () => {
    const [vault] = PublicKey.findProgramAddressSync([Buffer.from('vault')], new PublicKey(testAddress('multisig program')));
    expect(transferRequestUrl(usdcTerms(), { label: 'x' })).toBeNull();
    expect(transferRequestUrl(usdcTerms({ ...free, merchantWallet: address(vault.toBase58()) }), { label: 'x' })).toBeNull();
  });
});

describe('transactionRequestUrl', () => {
  it.each(['https://pay.example.com/t/abc', 'https://pay.example.com/t?session=a%20b&x=1', 'https://pay.example.com:8443/'])('says %s to the official parser', (link) => {
    const parsed = parseURL(transactionRequestUrl(link) ?? '');
    expect('link' in parsed && parsed.link.href).toBe(link);
  });

  it('encodes only where it must, so that codes stay small', () => {
    expect(transactionRequestUrl('https://pay.example.com/t/abc')).toBe('solana:https://pay.example.com/t/abc');
    expect(transactionRequestUrl('https://pay.example.com/t?a=1')).toBe('solana:https%3A%2F%2Fpay.example.com%2Ft%3Fa%3D1');
  });

  it.each(['http://pay.example.com/t', '/t/abc', 'solana:https://pay.example.com', 'https://me@pay.example.com/', 'https://pay.example.com/#t', ''])('is not made of %j', (link) => {
    expect(transactionRequestUrl(link)).toBeNull();
  });
});
