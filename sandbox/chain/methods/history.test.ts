import { describe, expect, it } from 'vitest';
import { type TestChain, testChain } from '../../testing/chain.ts';
import { memo, systemTransfer } from '../../testing/sample-transactions.ts';
import { sandboxKey } from '../keys.ts';

const unknown = '1'.repeat(64);

async function sendMemos(t: TestChain, count: number): Promise<string[]> {
  const payer = await t.funded('payer');
  const signatures: string[] = [];
  for (let index = 0; index < count; index += 1) signatures.push(await t.send(t.sign([payer], [memo(`memo ${index}`)])));
  return signatures;
}

describe('getSignatureStatuses', () => {
  it('go from processed to confirmed to finalized, counting confirmations', async () => {
    const t = testChain();
    const [signature] = await sendMemos(t, 1);
    const { slot } = t.chain.bank.slots.newest;
    const status = (): Promise<unknown> => t.call('getSignatureStatuses', [signature]);
    expect(await status()).toMatchObject({ context: { slot }, value: [{ slot, confirmations: 0, err: null, status: { Ok: null }, confirmationStatus: 'processed' }] });
    t.pass(2);
    expect(await status()).toMatchObject({ value: [{ confirmations: 2, confirmationStatus: 'confirmed' }] });
    t.pass(30);
    expect(await status()).toMatchObject({ value: [{ confirmations: null, confirmationStatus: 'finalized' }] });
  });

  it('forget after 300 finalized slots, except when history is searched', async () => {
    const t = testChain();
    const [signature] = await sendMemos(t, 1);
    t.pass(331);
    expect(await t.call('getSignatureStatuses', [signature])).toMatchObject({ value: [{ confirmationStatus: 'finalized' }] });
    t.pass(1);
    expect(await t.call('getSignatureStatuses', [signature])).toMatchObject({ value: [null] });
    expect(await t.call('getSignatureStatuses', [signature, unknown], { searchTransactionHistory: true })).toMatchObject({ value: [{ confirmationStatus: 'finalized' }, null] });
  });

  it.each([[[]], [['x']], [[['x']]], [[[unknown], { searchTransactionHistory: 1 }]], [[Array(257).fill(unknown)]]])('refuse %j', async (params) => {
    await expect(testChain().call('getSignatureStatuses', ...params)).rejects.toMatchObject({ code: -32602 });
  });
});

describe('getSignaturesForAddress', () => {
  const list = async (t: TestChain, config: object = {}): Promise<string[]> => {
    const rows = await t.call('getSignaturesForAddress', sandboxKey('payer').address, { commitment: 'confirmed', ...config });
    return Array.isArray(rows) ? rows.map((row: unknown) => String(typeof row === 'object' && row !== null && 'signature' in row ? row.signature : row)) : [];
  };

  it('lists newest first, once confirmed', async () => {
    const t = testChain();
    const signatures = await sendMemos(t, 3);
    expect(await list(t)).toEqual([]);
    t.pass(2);
    expect(await list(t)).toEqual(signatures.toReversed());
    expect(await list(t, { commitment: 'finalized' })).toEqual([]);
  });

  it('pages strictly between until and before', async () => {
    const t = testChain();
    const signatures = await sendMemos(t, 5);
    t.pass(2);
    expect(await list(t, { limit: 2 })).toEqual([signatures[4], signatures[3]]);
    expect(await list(t, { before: signatures[3] })).toEqual([signatures[2], signatures[1], signatures[0]]);
    expect(await list(t, { before: signatures[4], until: signatures[1] })).toEqual([signatures[3], signatures[2]]);
    expect(await list(t, { before: signatures[4], until: signatures[0], limit: 1 })).toEqual([signatures[3]]);
    expect(await list(t, { before: unknown })).toEqual([]);
    expect(await list(t, { until: unknown })).toHaveLength(5);
  });

  it('shows slot, time, error and memo of each, and finds every key a transaction names', async () => {
    const t = testChain();
    const payer = await t.funded('payer');
    const { slot, time } = t.chain.bank.slots.newest;
    const to = sandboxKey('to').address;
    const signature = await t.send(t.sign([payer], [memo('HILT:a'), memo('b'), systemTransfer(payer.address, to, 10n ** 15n)]));
    t.pass(2);
    expect(await t.call('getSignaturesForAddress', to, { commitment: 'confirmed' })).toEqual([{ signature, slot, blockTime: time, err: { InstructionError: [2, { Custom: 1 }] }, memo: '[6] HILT:a; [1] b', confirmationStatus: 'confirmed' }]);
  });

  it.each([[[]], [['x']], [[unknown]], [[sandboxKey('a').address, { commitment: 'processed' }]], [[sandboxKey('a').address, { limit: 0 }]], [[sandboxKey('a').address, { limit: 1001 }]], [[sandboxKey('a').address, { before: 'x' }]]])('refuses %j', async (params) => {
    await expect(testChain().call('getSignaturesForAddress', ...params)).rejects.toMatchObject({ code: -32602 });
  });
});
