import { createHash } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToNumberLE, numberToBytesLE } from '@noble/curves/utils.js';
import bs58 from 'bs58';
import { describe, expect, it } from 'vitest';
import { testChain } from '../../testing/chain.ts';
import { writeLookupTable } from '../../testing/lookup-table.ts';
import { compile, computeLimit, computePrice, createAssociated, memo, signMessage, systemTransfer, usdcTransfer } from '../../testing/sample-transactions.ts';
import { USDC_MINT } from '../genesis.ts';
import { sandboxKey } from '../keys.ts';
import { PROGRAMS } from '../program-ids.ts';
import { associatedAddress } from '../token/associated-address.ts';
import { decodeTransaction } from '../wire/decode-transaction.ts';
import { encodeMessage, encodeTransaction } from '../wire/encode.ts';
import type { ExecuteResult } from './bank.ts';
import { messageFee } from './fee.ts';

describe('executing', () => {
  it('moves tokens and records every balance before and after', async () => {
    const t = testChain();
    const payer = await t.funded('payer');
    const merchant = sandboxKey('new merchant');
    const signature = await t.send(t.sign([payer], [createAssociated(payer.address, merchant.address), memo('HILT:x'), usdcTransfer(payer.address, merchant.address, 1_500_000n)]));
    const record = t.chain.bank.ledger.get(signature);
    expect(record).toMatchObject({ err: null, memo: '[6] HILT:x', fee: 5000n, slot: t.chain.bank.slots.newest.slot, blockTime: t.chain.bank.slots.newest.time });
    expect(record?.preTokenBalances.map((balance) => [balance.owner, balance.amount])).toEqual([[payer.address, 100_000_000n]]);
    expect(new Map(record?.postTokenBalances.map((balance) => [balance.owner, balance.amount]))).toEqual(new Map([[payer.address, 98_500_000n], [merchant.address, 1_500_000n]]));
  });

  it('charges exactly the fee that getFeeForMessage foretells', async () => {
    const t = testChain();
    const [payer, second] = [await t.funded('payer'), await t.funded('second')];
    const transfer = systemTransfer(payer.address, second.address, 5n);
    const lists = [[transfer], [computePrice(1_000_000n), transfer], [computeLimit(77_777), computePrice(333n), transfer, memo('m')], [computePrice(10_000n), memo('one'), memo('two'), transfer], [computeLimit(1_400_000), computePrice(1n), systemTransfer(second.address, payer.address, 1n)]];
    for (const instructions of lists) {
      const bytes = t.sign([payer, second], instructions);
      const signature = await t.send(bytes);
      expect(t.chain.bank.ledger.get(signature)?.fee).toBe(messageFee(decodeTransaction(bytes).message));
      t.pass(1);
    }
  });

  it('keeps the fee of a transaction that fails, and records why', async () => {
    const t = testChain();
    const payer = await t.funded('payer');
    const signature = await t.send(t.sign([payer], [systemTransfer(payer.address, sandboxKey('x').address, 10n ** 15n)]));
    expect(t.chain.bank.ledger.get(signature)).toMatchObject({ err: { InstructionError: [0, { Custom: 1 }] }, fee: 5000n });
    expect(await t.call('getBalance', payer.address, { commitment: 'processed' })).toMatchObject({ value: 9_999_995_000n });
  });

  it('does not run what cannot pay its fee, and leaves no trace of it', async () => {
    const t = testChain();
    const poor = sandboxKey('poor');
    const signature = await t.send(t.sign([poor], [memo('hello')]));
    expect(t.chain.bank.ledger.get(signature)).toBeNull();
  });

  it('never runs the same transaction twice', async () => {
    const t = testChain();
    const [payer, merchant] = [await t.funded('payer'), await t.funded('merchant')];
    const bytes = t.sign([payer], [usdcTransfer(payer.address, merchant.address, 5n)]);
    await t.send(bytes);
    t.pass(1);
    expect(t.chain.bank.execute(decodeTransaction(bytes))).toEqual({ tag: 'refused', err: 'AlreadyProcessed' });
    expect(await t.call('getTokenAccountBalance', associatedAddress(merchant.address, USDC_MINT, PROGRAMS.token), { commitment: 'processed' })).toMatchObject({ value: { amount: '100000005' } });
  });

  it('runs a blockhash that is 150 blocks old, and none that is older', async () => {
    const t = testChain();
    const payer = await t.funded('payer');
    const [inTime, late] = [t.sign([payer], [memo('in time')]), t.sign([payer], [memo('late')])];
    t.pass(150);
    expect(t.chain.bank.execute(decodeTransaction(inTime)).tag).toBe('executed');
    t.pass(1);
    expect(t.chain.bank.execute(decodeTransaction(late))).toEqual({ tag: 'refused', err: 'BlockhashNotFound' });
  });

  it('refuses a key named twice', async () => {
    const t = testChain();
    const payer = await t.funded('payer');
    const decoded = decodeTransaction(t.sign([payer], [systemTransfer(payer.address, sandboxKey('x').address, 1n)]));
    const doubled = { ...decoded, message: { ...decoded.message, accountKeys: [payer.address, payer.address, PROGRAMS.system] } };
    expect(t.chain.bank.execute(doubled)).toEqual({ tag: 'refused', err: 'AccountLoadedTwice' });
  });

  it('refuses another valid signature over a message that has run', async () => {
    const t = testChain();
    const seed = new Uint8Array(32).fill(7);
    const { scalar, pointBytes } = ed25519.utils.getExtendedPublicKey(seed);
    const payer = bs58.encode(pointBytes);
    await t.call('sandbox_fundSol', { owner: payer, lamports: 1_000_000_000 });
    const message = encodeMessage(compile({ signers: [payer], instructions: [memo('once')], blockhash: t.chain.bank.slots.newest.blockhash }));
    // The owner of a key can sign the same message in many ways: any number will do as the secret nonce.
    const signWith = (nonce: bigint): Uint8Array => {
      const point = ed25519.Point.BASE.multiply(nonce).toBytes();
      const order = ed25519.Point.Fn.ORDER;
      const challenge = bytesToNumberLE(new Uint8Array(createHash('sha512').update(point).update(pointBytes).update(message).digest())) % order;
      return Uint8Array.from([...point, ...numberToBytesLE((nonce + challenge * scalar) % order, 32)]);
    };
    const attempt = (nonce: bigint): ExecuteResult => t.chain.bank.execute(decodeTransaction(encodeTransaction([bs58.encode(signWith(nonce))], message)));
    expect(attempt(1234n).tag).toBe('executed');
    t.pass(1);
    expect(attempt(5678n)).toEqual({ tag: 'refused', err: 'AlreadyProcessed' });
  });

  it('refuses more than 64 accounts', async () => {
    const t = testChain();
    const payer = await t.funded('payer');
    const table = sandboxKey('table').address;
    writeLookupTable(t.chain, table, Array.from({ length: 70 }, (_, index) => sandboxKey(`entry ${index}`).address));
    const naming = (count: number): ExecuteResult => {
      const message = compile({ signers: [payer.address], instructions: [memo(`${count}`)], blockhash: t.chain.bank.slots.newest.blockhash });
      return t.chain.bank.execute(decodeTransaction(signMessage({ ...message, version: 0, lookups: [{ table, writable: [], readonly: Array.from({ length: count }, (_, index) => index) }] }, [payer])));
    };
    // The payer and the memo program are two more.
    expect(naming(62).tag).toBe('executed');
    expect(naming(63)).toEqual({ tag: 'refused', err: 'TooManyAccountLocks' });
  });

  it('refuses a wrong signature', async () => {
    const t = testChain();
    const payer = await t.funded('payer');
    const bytes = t.sign([payer], [memo('x')]);
    bytes[5] = (bytes[5] ?? 0) ^ 1;
    expect(t.chain.bank.execute(decodeTransaction(bytes))).toEqual({ tag: 'refused', err: 'SignatureFailure' });
  });

  it('gives programs the time of the block', async () => {
    const t = testChain();
    t.pass(10);
    const clock = t.chain.bank.account('SysvarC1ock11111111111111111111111111111111', 'processed');
    const data = Buffer.from(clock?.data ?? []);
    expect([Number(data.readBigUInt64LE(0)), Number(data.readBigInt64LE(32))]).toEqual([t.chain.bank.slots.newest.slot, t.chain.bank.slots.newest.time]);
  });
});

describe('accounts at each commitment', () => {
  it('follow the slots', async () => {
    const t = testChain();
    const payer = await t.funded('payer');
    const to = sandboxKey('to').address;
    const lamports = (): (bigint | null)[] => (['processed', 'confirmed', 'finalized'] as const).map((commitment) => t.chain.bank.account(to, commitment)?.lamports ?? null);
    t.pass(1);
    await t.send(t.sign([payer], [systemTransfer(payer.address, to, 2_000_000n)]));
    expect(lamports()).toEqual([2_000_000n, null, null]);
    t.pass(2);
    expect(lamports()).toEqual([2_000_000n, 2_000_000n, null]);
    t.pass(30);
    expect(lamports()).toEqual([2_000_000n, 2_000_000n, 2_000_000n]);
  });

  it('list the accounts of a program as of that commitment', async () => {
    const t = testChain();
    const payer = await t.funded('payer');
    t.pass(1);
    const before = t.chain.bank.programAccounts(PROGRAMS.token, 'finalized').length;
    await t.send(t.sign([payer], [createAssociated(payer.address, sandboxKey('new').address)]));
    expect(t.chain.bank.programAccounts(PROGRAMS.token, 'processed')).toHaveLength(before + 1);
    expect(t.chain.bank.programAccounts(PROGRAMS.token, 'finalized')).toHaveLength(before);
  });
});
