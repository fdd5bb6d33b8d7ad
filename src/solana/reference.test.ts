import { createHash } from 'node:crypto';
import { PublicKey } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { paymentReference } from './reference.ts';

describe('paymentReference', () => {
  it('is SHA-256 of "hilt-payment:" and the payment id, as a public key', () => {
    const id = '7d0f6f4e-3f0c-4a53-9d1c-6ac1c3c4b111';
    const hash = createHash('sha256').update(`hilt-payment:${id}`, 'utf8').digest();
    expect(paymentReference(id)).toBe(new PublicKey(hash).toBase58());
    expect(paymentReference('other')).not.toBe(paymentReference(id));
  });
});
