import { describe, expect, it } from 'vitest';
import { testChain } from '../testing/chain.ts';
import { memo, systemTransfer } from '../testing/sample-transactions.ts';
import { sandboxKey } from './keys.ts';
import { decodeTransaction } from './wire/decode-transaction.ts';

const NO_LOOKUPS = { writable: [], readonly: [] };

describe('what is sent', () => {
  it('lands in the present slot', async () => {
    const t = testChain();
    const payer = await t.funded('payer');
    const signature = await t.send(t.sign([payer], [memo('x')]));
    expect(t.chain.bank.ledger.get(signature)?.slot).toBe(t.chain.bank.slots.newest.slot);
  });

  it('waits for the next slot while slots are paused', async () => {
    const t = testChain();
    const payer = await t.funded('payer');
    t.chain.pause(true);
    const signature = await t.send(t.sign([payer], [memo('x')]));
    const { slot } = t.chain.bank.slots.newest;
    t.pass(5);
    expect(t.chain.bank.slots.newest.slot).toBe(slot);
    expect(t.chain.bank.ledger.get(signature)).toBeNull();
    t.chain.pause(false);
    t.pass(1);
    expect(t.chain.bank.ledger.get(signature)?.slot).toBe(slot + 1);
  });

  it('lands in its slot even when many slots pass at once', async () => {
    const t = testChain();
    const payer = await t.funded('payer');
    const { slot } = t.chain.bank.slots.newest;
    t.chain.rules.add({ fate: { tag: 'delay', slots: 3 }, match: {}, remaining: 1 });
    const signature = await t.send(t.sign([payer], [memo('x')]));
    t.chain.advance(500);
    expect(t.chain.bank.ledger.get(signature)?.slot).toBe(slot + 3);
    expect(t.chain.bank.slots.newest.slot).toBe(slot + 500);
  });

  it('is dropped in silence when it expired while it was held', async () => {
    const t = testChain();
    const payer = await t.funded('payer');
    t.chain.rules.add({ fate: { tag: 'delay', slots: 151 }, match: {}, remaining: 1 });
    const signature = await t.send(t.sign([payer], [memo('x')]));
    t.pass(200);
    expect(t.chain.bank.ledger.get(signature)).toBeNull();
    expect(t.chain.state.held).toEqual([]);
  });
});

describe('preflight', () => {
  it('judges the blockhash as the asked commitment sees it', async () => {
    const t = testChain();
    const payer = await t.funded('payer');
    const transaction = decodeTransaction(t.sign([payer], [memo('x')]));
    expect(t.chain.preflight(transaction, NO_LOOKUPS, 'processed')).toBeNull();
    expect(t.chain.preflight(transaction, NO_LOOKUPS, 'finalized')?.err).toBe('BlockhashNotFound');
    t.pass(32);
    expect(t.chain.preflight(transaction, NO_LOOKUPS, 'finalized')).toBeNull();
  });

  it('gives up six blocks before the transaction itself expires', async () => {
    const t = testChain();
    const payer = await t.funded('payer');
    const transaction = decodeTransaction(t.sign([payer], [memo('x')]));
    t.pass(144);
    expect(t.chain.preflight(transaction, NO_LOOKUPS, 'processed')).toBeNull();
    t.pass(1);
    expect(t.chain.preflight(transaction, NO_LOOKUPS, 'processed')?.err).toBe('BlockhashNotFound');
  });

  it('knows an executed transaction only once its commitment has reached it', async () => {
    const t = testChain();
    const payer = await t.funded('payer');
    const bytes = t.sign([payer], [systemTransfer(payer.address, sandboxKey('to').address, 9_000_000_000n)]);
    t.pass(33);
    await t.send(bytes);
    // By now the money is gone; a node that looks at finalized blocks does not know and forwards it again.
    expect(t.chain.preflight(decodeTransaction(bytes), NO_LOOKUPS, 'finalized')).toBeNull();
    expect(t.chain.preflight(decodeTransaction(bytes), NO_LOOKUPS, 'processed')?.err).toBe('AlreadyProcessed');
  });
});

describe('the clock', () => {
  it('moves ahead of real time and stays there', () => {
    const t = testChain();
    const before = t.chain.bank.slots.newest.time;
    t.chain.shiftTime(3_600_000);
    t.pass(5);
    expect(t.chain.bank.slots.newest.time - before).toBe(3602);
  });
});
