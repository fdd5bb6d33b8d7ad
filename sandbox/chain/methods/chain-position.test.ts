import { describe, expect, it } from 'vitest';
import { TEST_START_MS, testChain } from '../../testing/chain.ts';
import { compile, computeLimit, computePrice, memo } from '../../testing/sample-transactions.ts';
import { SANDBOX_GENESIS_HASH } from '../genesis.ts';
import { sandboxKey } from '../keys.ts';
import { encodeMessage } from '../wire/encode.ts';

const payer = sandboxKey('payer').address;

describe('blockhashes', () => {
  it('are given with the height of their last chance', async () => {
    const t = testChain();
    const { blockhash, height } = t.chain.bank.slots.at('confirmed');
    expect(await t.call('getLatestBlockhash', { commitment: 'confirmed' })).toMatchObject({ context: { slot: t.chain.bank.slots.at('confirmed').slot }, value: { blockhash, lastValidBlockHeight: height + 150 } });
  });

  it('are another one each slot', async () => {
    const t = testChain();
    const first = await t.call('getLatestBlockhash', { commitment: 'processed' });
    t.pass(1);
    expect(await t.call('getLatestBlockhash', { commitment: 'processed' })).not.toEqual(first);
  });

  it('are valid for 150 blocks, and not before their own block is there', async () => {
    const t = testChain();
    const { blockhash } = t.chain.bank.slots.newest;
    const valid = (commitment: string): Promise<unknown> => t.call('isBlockhashValid', blockhash, { commitment });
    expect(await valid('processed')).toMatchObject({ value: true });
    expect(await valid('finalized')).toMatchObject({ value: false });
    t.pass(150);
    expect(await valid('processed')).toMatchObject({ value: true });
    t.pass(1);
    expect(await valid('processed')).toMatchObject({ value: false });
    expect(await valid('finalized')).toMatchObject({ value: true });
    await expect(t.call('isBlockhashValid', 'nonsense')).rejects.toMatchObject({ code: -32602 });
  });
});

describe('slots and heights', () => {
  it('follow the commitment', async () => {
    const t = testChain();
    const { slot, height } = t.chain.bank.slots.newest;
    for (const [commitment, lag] of [['processed', 0], ['confirmed', 2], ['finalized', 32]] as const) {
      expect(await t.call('getSlot', { commitment })).toBe(slot - lag);
      expect(await t.call('getBlockHeight', { commitment })).toBe(height - lag);
    }
    expect(await t.call('getEpochInfo', { commitment: 'processed' })).toMatchObject({ absoluteSlot: slot, blockHeight: height, slotsInEpoch: 432_000, transactionCount: 0 });
  });

  it('have a time each, until they are cleaned up', async () => {
    const t = testChain();
    const { slot } = t.chain.bank.slots.newest;
    expect(await t.call('getBlockTime', slot)).toBe(TEST_START_MS / 1000);
    await expect(t.call('getBlockTime', slot + 1)).rejects.toMatchObject({ code: -32004 });
    t.pass(3001);
    await expect(t.call('getBlockTime', slot)).rejects.toMatchObject({ code: -32001 });
    expect(await t.call('getFirstAvailableBlock')).toBeGreaterThan(slot);
    expect(await t.call('minimumLedgerSlot')).toBe(await t.call('getFirstAvailableBlock'));
  });
});

describe('the node', () => {
  it('tells what it is', async () => {
    const t = testChain();
    expect(await t.call('getHealth')).toBe('ok');
    expect(await t.call('getVersion')).toMatchObject({ 'solana-core': expect.any(String) });
    expect(await t.call('getGenesisHash')).toBe(SANDBOX_GENESIS_HASH);
    expect(SANDBOX_GENESIS_HASH).not.toBe('5eykt4UsFv8P8NJdTREpY1vzqKqZKvdpKuc147dw2N9d');
  });
});

describe('fees', () => {
  it('of a message count signatures and priority', async () => {
    const t = testChain();
    const { blockhash } = t.chain.bank.slots.at('finalized');
    const fee = async (instructions: Parameters<typeof compile>[0]['instructions'], hash = blockhash): Promise<unknown> =>
      t.call('getFeeForMessage', Buffer.from(encodeMessage(compile({ signers: [payer], instructions, blockhash: hash }))).toString('base64'));
    expect(await fee([memo('x')])).toMatchObject({ value: 5000n });
    expect(await fee([computeLimit(100_000), computePrice(10_000n), memo('x')])).toMatchObject({ value: 6000n });
    expect(await fee([memo('x')], sandboxKey('no hash').address)).toMatchObject({ value: null });
  });

  it.each([['not base64!'], ['AAAA'], [7]])('refuse the message %j', async (message) => {
    await expect(testChain().call('getFeeForMessage', message)).rejects.toMatchObject({ code: -32602 });
  });

  it('have no market', async () => {
    const fees = await testChain().call('getRecentPrioritizationFees', [payer]);
    expect(fees).toContainEqual({ slot: expect.any(Number), prioritizationFee: 0 });
    await expect(testChain().call('getRecentPrioritizationFees', Array(129).fill(payer))).rejects.toMatchObject({ code: -32602 });
    await expect(testChain().call('getRecentPrioritizationFees', ['x'])).rejects.toMatchObject({ code: -32602 });
  });
});
