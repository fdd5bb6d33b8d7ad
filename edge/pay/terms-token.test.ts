import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baseUnits } from '../../src/money/base-units.ts';
import { paymentReference } from '../../src/solana/reference.ts';
import { testAddress } from '../../src/testing/solana-keys.ts';
import { solTerms, usdcTerms } from '../../src/testing/solana-terms.ts';
import { packTerms, unpackTerms } from './pack-terms.ts';
import type { SignedTerms } from './signed-terms.ts';
import { readTerms, signTerms } from './terms-token.ts';

const key = (letter: string): Uint8Array => new TextEncoder().encode(letter.repeat(32));
const signed: SignedTerms = { slug: 'tide', terms: usdcTerms({ paymentId: '7f9c24e5-2f0a-4f6e-8f7d-3a1b2c3d4e5f' }), expiresAt: 1_800_000_000_000 };

const units = fc.bigInt({ min: 0n, max: 2n ** 62n }).map(baseUnits);
const anyTerms = fc
  .record({
    slug: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._~-]{0,40}$/),
    paymentId: fc.oneof(fc.uuid(), fc.stringMatching(/^[\x21-\x7e]{1,128}$/)),
    nonce: fc.oneof(fc.uuid(), fc.stringMatching(/^[\x21-\x7e]{1,128}$/)),
    merchantAmount: units,
    feeAmount: units,
    native: fc.boolean(),
    seconds: fc.integer({ min: 0, max: 2 ** 40 }),
    who: fc.string(),
  })
  .map(({ slug, paymentId, nonce, merchantAmount, feeAmount, native, seconds, who }): SignedTerms => {
    const base = native ? solTerms : usdcTerms;
    const total = baseUnits(merchantAmount + feeAmount);
    return { slug, expiresAt: seconds * 1000, terms: base({ paymentId, nonce, total, merchantAmount, feeAmount, merchantWallet: testAddress(who), feeWallet: testAddress(`${who} fee`), reference: paymentReference(paymentId) }) };
  });

describe('packed terms', () => {
  it('are the same terms when unpacked, whatever they are', () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        expect(unpackTerms(packTerms(terms))).toEqual(terms);
      }),
      { numRuns: 500 },
    );
  });

  it('error: bytes that are not terms are nothing, whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(() => unpackTerms(bytes)).not.toThrow();
      }),
      { numRuns: 500 },
    );
    const packed = packTerms(signed);
    for (let length = 0; length < packed.length; length += 1) expect(unpackTerms(packed.slice(0, length))).toBeNull();
    expect(unpackTerms(new Uint8Array([...packed, 0]))).toBeNull();
  });

  it('error: another mint or an endless text is not signed', () => {
    expect(() => packTerms({ ...signed, terms: usdcTerms({ mint: testAddress('other mint') }) })).toThrow(RangeError);
    expect(() => packTerms({ ...signed, slug: 'x'.repeat(129) })).toThrow(RangeError);
    expect(() => packTerms({ ...signed, slug: '' })).toThrow(RangeError);
  });
});

describe('a terms token', () => {
  it('gives back what was signed, and is short enough for a code that phones read from a screen', async () => {
    const token = await signTerms(signed, key('a'));
    expect(await readTerms(token, [key('a')])).toEqual(signed);
    expect(token.length).toBeLessThan(270);
  });

  it('is read by every key in use, so that a key can be replaced', async () => {
    const token = await signTerms(signed, key('a'));
    expect(await readTerms(token, [key('b'), key('a')])).toEqual(signed);
    expect(await readTerms(token, [key('b')])).toBeNull();
    expect(await readTerms(token, [])).toBeNull();
  });

  it('error: is worth nothing once one character differs', async () => {
    const token = await signTerms(signed, key('a'));
    for (let at = 0; at < token.length; at += 1) {
      const other = token[at] === 'A' ? 'B' : 'A';
      // The last character of a base64 text carries bits that mean nothing.
      if (at === token.length - 1) continue;
      expect([at, await readTerms(token.slice(0, at) + other + token.slice(at + 1), [key('a')])]).toEqual([at, null]);
    }
  });

  it('error: cannot be signed by nobody', async () => {
    const [, payload = ''] = (await signTerms(signed, key('a'))).split('.');
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    for (const token of [none, '', '.', '..', 'a.b.c', 'x'.repeat(100_000)]) expect(await readTerms(token, [key('a')])).toBeNull();
  });
});
