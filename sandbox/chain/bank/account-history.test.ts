import { describe, expect, it } from 'vitest';
import type { VmAccount } from '../vm/vm-account.ts';
import { AccountHistory } from './account-history.ts';

const holding = (lamports: bigint): VmAccount => ({ lamports, data: new Uint8Array(), owner: 'o', executable: false, rentEpoch: 0n });
const asOf = (history: AccountHistory, slot: number): bigint | undefined => history.asOf('a', slot, () => holding(9n))?.lamports;

describe('AccountHistory', () => {
  it('answers the newest state for an account that has not changed', () => {
    expect(asOf(new AccountHistory(new Map()), 5)).toBe(9n);
  });

  it('answers what an account was as of each slot', () => {
    const history = new AccountHistory(new Map());
    history.changed('a', 10, null);
    history.changed('a', 12, holding(1n));
    history.changed('a', 12, holding(2n));
    expect([9, 10, 11, 12].map((slot) => asOf(history, slot))).toEqual([undefined, 1n, 1n, 9n]);
  });

  it('drops what is finalized, and keeps the rest', () => {
    const history = new AccountHistory(new Map());
    history.changed('a', 10, holding(1n));
    history.changed('a', 12, holding(2n));
    history.prune(10);
    expect(asOf(history, 10)).toBe(2n);
    history.prune(12);
    expect([...history.addresses()]).toEqual([]);
  });

  it('lets a write past the rules hold everywhere at once', () => {
    const history = new AccountHistory(new Map());
    history.changed('a', 10, holding(1n));
    history.forget('a');
    expect(asOf(history, 1)).toBe(9n);
  });
});
