import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { stableBytes } from '../seed/stable.ts';
import { createReceiptKeyring } from './receipt-keyring.ts';

const HASH = createHash('sha256').update('a receipt').digest('hex');
const ring = (newest: Parameters<typeof createReceiptKeyring>[1] = null) => createReceiptKeyring((generation) => stableBytes(`test key ${generation}`), newest);

describe('the keys of receipts', () => {
  it('change, and older receipts keep the key they were signed with', () => {
    const keys = ring();
    const before = keys.sign(HASH);
    const first = keys.publicKey.kid;
    const second = keys.rotate();
    expect(keys.publicKey.kid).toBe(second);
    expect(keys.published().map(({ kid }) => kid)).toEqual([first, second]);
    expect([keys.kidOf(HASH, before), keys.kidOf(HASH, keys.sign(HASH))]).toEqual([first, second]);
    expect(keys.verify(HASH, before)).toBe(true);
  });

  it('are found again after a restart by the newest receipt', () => {
    const keys = ring();
    keys.rotate();
    keys.rotate();
    const again = ring({ hash: HASH, signature: keys.sign(HASH) });
    expect(again.published()).toEqual(keys.published());
    expect(ring({ hash: HASH, signature: 'AAAA' }).published()).toHaveLength(1);
  });

  it('can be withdrawn from the list, which changes nothing for Hilt itself', () => {
    const keys = ring();
    const signature = keys.sign(HASH);
    expect(keys.withdraw(keys.publicKey.kid)).toBe(true);
    expect(keys.published()).toEqual([]);
    expect(keys.verify(HASH, signature)).toBe(true);
    keys.restore();
    expect(keys.published()).toHaveLength(1);
    expect(keys.withdraw('nobody')).toBe(false);
  });

  it('run out in the end, and say so', () => {
    const keys = ring();
    const names = Array.from({ length: 9 }, () => keys.rotate());
    expect(names.filter((name) => name !== null)).toHaveLength(7);
    expect(names.at(-1)).toBeNull();
  });
});
