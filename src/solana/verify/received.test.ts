import { describe, expect, it } from 'vitest';
import { baseUnits } from '../../money/base-units.ts';
import { testAddress } from '../../testing/solana-keys.ts';
import { WRAPPED_SOL_MINT } from '../mints.ts';
import type { LandedTransaction, TokenBalance } from '../rpc/transactions.ts';
import { receivedBy } from './received.ts';

const seller = testAddress('merchant');
const keys = [testAddress('buyer'), seller, testAddress('an account of the seller')];

function landed(lamports: readonly (readonly [number, number])[], pre: TokenBalance[] = [], post: TokenBalance[] = []): LandedTransaction {
  const meta = { err: null, fee: baseUnits(5_000n), preBalances: lamports.map(([before]) => before), postBalances: lamports.map(([, after]) => after), preTokenBalances: pre, postTokenBalances: post, loadedAddresses: null };
  return { slot: 1, blockTime: 1, transaction: new Uint8Array(), meta };
}
const holds = (amount: bigint, owner = seller): TokenBalance[] => [{ accountIndex: 2, mint: WRAPPED_SOL_MINT, owner, uiTokenAmount: { amount: baseUnits(amount), decimals: 9 } }];
const gained = (transaction: LandedTransaction) => receivedBy(seller, transaction, keys).map(({ amount, symbol }) => [amount, symbol]);

describe('receivedBy', () => {
  it('counts SOL that reached the wallet itself', () => {
    expect(gained(landed([[100, 40], [10, 70], [0, 0]]))).toEqual([[60n, 'SOL']]);
  });

  it('does not count the deposit of an account that was opened for the wallet', () => {
    expect(gained(landed([[9_000_000, 6_960_720], [10, 10], [0, 2_039_280]], [], holds(0n)))).toEqual([]);
  });

  it('does not count what comes back to the wallet from an account of its own', () => {
    expect(gained(landed([[5, 0], [10, 2_039_290], [2_039_280, 0]], holds(0n)))).toEqual([]);
  });

  it('counts wrapped SOL as the token it is', () => {
    expect(gained(landed([[99, 0], [10, 10], [50, 149]], holds(0n), holds(99n)))).toEqual([[99n, 'wSOL']]);
  });

  it('counts an account that was handed over with what is in it, and none that was handed away', () => {
    expect(gained(landed([[9, 9], [9, 9], [9, 9]], holds(70n, testAddress('friend')), holds(70n)))).toEqual([[70n, 'wSOL']]);
    expect(gained(landed([[9, 9], [9, 9], [9, 9]], holds(70n), holds(90n, testAddress('thief'))))).toEqual([]);
  });

  it('does not trust a number that JSON has rounded', () => {
    expect(gained(landed([[100, 40], [10, 2 ** 60], [0, 0]]))).toEqual([]);
  });
});
