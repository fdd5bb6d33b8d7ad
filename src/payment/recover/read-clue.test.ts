import bs58 from 'bs58';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testAddress, testSignature } from '../../testing/solana-keys.ts';
import { readClue } from './read-clue.ts';

const ORIGIN = 'https://pay.example.com';
const signature = testSignature('paid');
const read = (pasted: string) => readClue(pasted, ORIGIN);

describe('readClue', () => {
  it.each([
    signature,
    `  ${signature}\n`,
    `https://solscan.io/tx/${signature}`,
    `https://explorer.solana.com/tx/${signature}?cluster=devnet`,
    `https://solana.fm/tx/${signature}?cluster=mainnet-alpha`,
    `https://orb.helius.dev/tx/${signature}?tab=summary`,
    `https://orbmarkets.io/tx/${signature}#x`,
    `solscan.io/tx/${signature}`,
    `My transaction: ${signature}.`,
    `https://solscan.io/tx/${signature} (${signature})`,
  ])('takes the signature out of %s', (pasted) => {
    expect(read(pasted)).toEqual({ ok: true, clue: { tag: 'signature', signature } });
  });

  it('finds any signature in any explorer link', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), fc.webUrl(), (bytes, url) => {
        const text = bs58.encode(bytes);
        expect(read(`${url.replace(/[?#].*$/, '')}/tx/${text}?cluster=mainnet`)).toEqual({ ok: true, clue: { tag: 'signature', signature: text } });
      }),
    );
  });

  it.each(['5f7d2c1e-0b7c-4f6e-9d55-f6b0a1f0c001', 'pay_123', `${ORIGIN}/pay/pay_123`, `${ORIGIN}/pay/pay_123/`, 'pay.example.com/pay/pay_123?x=1'])('takes %s for a payment id', (pasted) => {
    expect(read(pasted)).toMatchObject({ ok: true, clue: { tag: 'payment' } });
  });

  it.each([
    ['nothing', '  ', 'empty'],
    ['a wallet', testAddress('buyer'), 'wallet-address'],
    ['a link to a wallet', `https://solscan.io/account/${testAddress('buyer')}`, 'wallet-address'],
    ['two transactions', `${signature} ${testSignature('other')}`, 'several'],
    ['a link of another site to a payment', 'https://evil.example/pay/pay_123', 'other-site'],
    ['another page of ours', `${ORIGIN}/r/receipt_1`, 'unreadable'],
    ['a path that leaves its place', `${ORIGIN}/pay/..%2F..%2Fx`, 'unreadable'],
    ['a sentence', 'I paid you yesterday', 'unreadable'],
    ['a novel', 'x'.repeat(3_000), 'unreadable'],
  ])('says what is wrong with %s', (_, pasted, problem) => {
    expect(read(pasted)).toEqual({ ok: false, problem });
  });

  it('reads whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (pasted) => {
        expect(() => read(pasted)).not.toThrow();
      }),
    );
  });
});
