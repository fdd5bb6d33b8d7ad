import { appendFileSync, copyFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TEST_START_MS, type TestChain, testChain } from '../../testing/chain.ts';
import { createAssociated, memo, usdcTransfer } from '../../testing/sample-transactions.ts';
import { tempDirectory } from '../../testing/temp-directory.ts';
import { USDC_MINT } from '../genesis.ts';
import { sandboxKey } from '../keys.ts';
import { PROGRAMS } from '../program-ids.ts';
import { associatedAddress } from '../token/associated-address.ts';
import { DiskStore } from './disk-store.ts';
import { encodeFrame } from './frames.ts';

const merchant = sandboxKey('merchant').address;

/** What anybody could ask a chain, except for LiteSVM's own bytes. */
function told(t: TestChain): unknown {
  const { bank, ...rest } = t.chain.state;
  const { vm: _vm, records, ...settled } = bank;
  return { ...rest, ...settled, records: [...records], merchant: t.chain.bank.account(associatedAddress(merchant, USDC_MINT, PROGRAMS.token), 'processed'), newest: t.chain.bank.slots.newest };
}

async function busyChain(directory: string): Promise<TestChain> {
  const t = testChain({ store: new DiskStore(directory) });
  const payer = await t.funded('payer');
  t.pass(3);
  await t.send(t.sign([payer], [createAssociated(payer.address, merchant), usdcTransfer(payer.address, merchant, 5n)]));
  t.pass(2);
  await t.call('sandbox_delayTransactions', { slots: 10 });
  await t.send(t.sign([payer], [usdcTransfer(payer.address, merchant, 7n)]));
  await t.call('sandbox_warp', { slots: 2, seconds: 60 });
  return t;
}

/** The same files as a kill would leave them: nothing closed, nothing saved. */
function killed(directory: string): string {
  const copy = tempDirectory();
  for (const name of readdirSync(directory)) copyFileSync(join(directory, name), join(copy, name));
  return copy;
}

const reopened = (directory: string): TestChain => testChain({ store: new DiskStore(directory) });

describe('a chain on disk', () => {
  it('is the same after a kill', async () => {
    const directory = tempDirectory();
    const t = await busyChain(directory);
    expect(told(reopened(killed(directory)))).toEqual(told(t));
  });

  it('is the same after an orderly end', async () => {
    const directory = tempDirectory();
    const t = await busyChain(directory);
    const before = told(t);
    t.chain.close();
    expect(told(reopened(directory))).toEqual(before);
  });

  it('still refuses to run anything twice', async () => {
    const directory = tempDirectory();
    const t = testChain({ store: new DiskStore(directory) });
    const payer = await t.funded('payer');
    const bytes = t.sign([payer], [memo('once')]);
    await t.send(bytes);
    const again = reopened(killed(directory));
    await expect(again.call('sendTransaction', Buffer.from(bytes).toString('base64'), { encoding: 'base64', preflightCommitment: 'processed' })).rejects.toMatchObject({ data: { err: 'AlreadyProcessed' } });
  });

  it('lands after a restart what was delayed before it', async () => {
    const directory = tempDirectory();
    await busyChain(directory);
    const again = reopened(killed(directory));
    again.pass(7);
    expect(again.chain.bank.ledger.size).toBe(1);
    again.pass(1);
    expect(again.chain.bank.ledger.size).toBe(2);
    expect(again.chain.state.held).toEqual([]);
  });

  it('goes on with the blockhashes it had given', async () => {
    const directory = tempDirectory();
    const t = testChain({ store: new DiskStore(directory) });
    const payer = await t.funded('payer');
    const bytes = t.sign([payer], [memo('signed before')]);
    const again = reopened(killed(directory));
    again.pass(10);
    const signature = await again.send(bytes);
    expect(again.chain.bank.ledger.get(signature)?.err).toBeNull();
  });

  it('never lets block time run backwards, even when the clock of the machine does', async () => {
    const directory = tempDirectory();
    const t = testChain({ store: new DiskStore(directory) });
    t.pass(1000);
    const { time } = t.chain.bank.slots.newest;
    const again = reopened(killed(directory));
    again.pass(1);
    expect(time).toBe(TEST_START_MS / 1000 + 400);
    expect(again.chain.bank.slots.newest.time).toBe(time);
  });
});

describe('a kill in the middle of a write', () => {
  it('drops a half-written step and nothing before it', async () => {
    const directory = tempDirectory();
    const t = await busyChain(directory);
    const copy = killed(directory);
    appendFileSync(join(copy, 'steps-1.bin'), Buffer.from([200, 0, 0, 0, 1, 2]));
    expect(told(reopened(copy))).toEqual(told(t));
  });

  it('falls back to the last whole snapshot', async () => {
    const directory = tempDirectory();
    const t = await busyChain(directory);
    const copy = killed(directory);
    writeFileSync(join(copy, 'state.unfinished'), 'half');
    // The ledger grows before the snapshot is named; what it gained belongs to no snapshot yet.
    appendFileSync(join(copy, 'ledger.bin'), encodeFrame({ signature: 'not in any snapshot', slot: 1, bytes: new Uint8Array() }));
    expect(told(reopened(copy))).toEqual(told(t));
  });

  it('takes a named snapshot whose steps file does not exist yet', async () => {
    const directory = tempDirectory();
    const t = await busyChain(directory);
    const before = killed(directory);
    t.chain.close();
    const copy = killed(directory);
    for (const name of ['state-1.bin', 'steps-1.bin']) copyFileSync(join(before, name), join(copy, name));
    rmSync(join(copy, 'steps-2.bin'));
    expect(told(reopened(copy))).toEqual(told(reopened(before)));
    expect(readdirSync(copy).toSorted()).toEqual(['ledger.bin', 'state-3.bin', 'steps-3.bin']);
  });
});

describe('a directory that is not ours', () => {
  it('is refused, not half read', () => {
    const directory = tempDirectory();
    writeFileSync(join(directory, 'state-3.bin'), 'something else entirely');
    expect(() => reopened(directory)).toThrow('state-3.bin');
  });
});

describe('snapshots', () => {
  it('keep the steps short and old generations away, and lose nothing', async () => {
    const directory = tempDirectory();
    const t = testChain({ store: new DiskStore(directory, 5000) });
    const payer = await t.funded('payer');
    for (let count = 0; count < 100; count += 1) {
      await t.send(t.sign([payer], [memo(`memo ${count}`)]));
      t.pass(1);
    }
    const names = readdirSync(directory);
    expect(names.filter((name) => name !== 'ledger.bin')).toHaveLength(2);
    expect(names).not.toContain('state-1.bin');
    expect(told(reopened(killed(directory)))).toEqual(told(t));
  });
});
