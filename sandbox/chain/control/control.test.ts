import { describe, expect, it, vi } from 'vitest';
import { testChain } from '../../testing/chain.ts';
import { memo, usdcTransfer } from '../../testing/sample-transactions.ts';
import { USDC_MINT } from '../genesis.ts';
import { sandboxKey } from '../keys.ts';
import { PROGRAMS } from '../program-ids.ts';
import { asText } from '../rpc/params.ts';
import { associatedAddress } from '../token/associated-address.ts';
import { CONTROL_METHODS } from './table.ts';

const owner = sandboxKey('owner').address;
const usdcOf = (address: string): string => associatedAddress(address, USDC_MINT, PROGRAMS.token);

describe('faucet methods', () => {
  it('open the account, add to it, and hold at every commitment at once', async () => {
    const t = testChain();
    expect(await t.call('sandbox_fundUsdc', { owner, amount: 1_000_000 })).toEqual({ account: usdcOf(owner), amount: '1000000' });
    expect(await t.call('sandbox_fundUsdc', { owner, amount: '2' })).toEqual({ account: usdcOf(owner), amount: '1000002' });
    expect(await t.call('getTokenAccountBalance', usdcOf(owner), { commitment: 'finalized' })).toMatchObject({ value: { amount: '1000002' } });
    expect(await t.call('getTokenSupply', USDC_MINT)).toMatchObject({ value: { amount: '1000002' } });
  });

  it('drain a wallet, and keep the supply in step', async () => {
    const t = testChain();
    await t.call('sandbox_fundUsdc', { owner, amount: 500 });
    await t.call('sandbox_setToken', { owner, amount: 7 });
    expect(await t.call('getTokenSupply', USDC_MINT)).toMatchObject({ value: { amount: '7' } });
    await t.call('sandbox_fundSol', { owner, lamports: '18000000000000000000' });
    expect(await t.call('sandbox_setSol', { owner, lamports: 0 })).toEqual({ lamports: '0' });
    expect(await t.call('getAccountInfo', owner)).toMatchObject({ value: null });
  });

  it('give tokens of either program that transactions can spend', async () => {
    const t = testChain();
    const [payer, merchant] = [await t.funded('payer'), await t.funded('merchant')];
    const signature = await t.send(t.sign([payer], [usdcTransfer(payer.address, merchant.address, 1n)]));
    expect(t.chain.bank.ledger.get(signature)?.err).toBeNull();
  });

  it.each([
    ['sandbox_fundUsdc', { owner, amount: -1 }],
    ['sandbox_fundUsdc', { owner, amount: 1.5 }],
    ['sandbox_fundUsdc', { owner, amount: '18446744073709551616' }],
    ['sandbox_fundUsdc', { amount: 1 }],
    ['sandbox_fundToken', { owner, mint: owner, amount: 1 }],
    ['sandbox_fundSol', { owner: 'x', lamports: 1 }],
    ['sandbox_createMint', { mint: owner, decimals: 256 }],
    ['sandbox_createMint', { mint: owner, decimals: 6, tokenProgram: PROGRAMS.memo }],
    ['sandbox_freeze', { owner }],
    ['sandbox_setAccount', { address: owner, account: { lamports: 0, owner, data: '' } }],
    ['sandbox_setAccount', { address: 'SysvarC1ock11111111111111111111111111111111', account: { lamports: 1, owner, data: '' } }],
    ['sandbox_warp', { slots: 0 }],
    ['sandbox_warp', { slots: 1e9 }],
    ['sandbox_dropTransactions', { count: 0 }],
    ['sandbox_delayTransactions', { count: 1 }],
    ['sandbox_failMethod', { method: 'getSlot', effect: 'explode' }],
    ['sandbox_failMethod', { method: 'sandbox_warp', effect: 'hang' }],
    ['sandbox_failMethod', { method: 'getSlot', effect: 'result' }],
    ['sandbox_failMethod', { method: 'getSlot', effect: 'http', status: 99 }],
  ])('%s refuses %j', async (method, config) => {
    await expect(testChain().call(method, config)).rejects.toMatchObject({ code: -32602 });
  });

  it('all bear the prefix that keeps faults away from them', () => {
    for (const name of Object.keys(CONTROL_METHODS)) expect(name).toMatch(/^sandbox_/);
  });
});

describe('accounts past the rules', () => {
  it('freeze and thaw', async () => {
    const t = testChain();
    const [payer, merchant] = [await t.funded('payer'), await t.funded('merchant')];
    const pay = async (): Promise<unknown> => t.chain.bank.ledger.get(await t.send(t.sign([payer], [usdcTransfer(payer.address, merchant.address, 1n)])))?.err;
    expect(await t.call('sandbox_freeze', { owner: payer.address })).toBe(usdcOf(payer.address));
    expect(await pay()).toEqual({ InstructionError: [0, { Custom: 17 }] });
    await t.call('sandbox_freeze', { owner: payer.address, frozen: false });
    t.pass(1);
    expect(await pay()).toBeNull();
  });

  it('are written and removed', async () => {
    const t = testChain();
    await t.call('sandbox_setAccount', { address: owner, account: { lamports: 5, owner: PROGRAMS.memo, data: 'AQI=', executable: false } });
    expect(await t.call('getAccountInfo', owner, { encoding: 'base64' })).toMatchObject({ value: { lamports: 5n, owner: PROGRAMS.memo, data: ['AQI=', 'base64'] } });
    await t.call('sandbox_setAccount', { address: owner, account: null });
    expect(await t.call('getAccountInfo', owner)).toMatchObject({ value: null });
  });
});

describe('time', () => {
  it('warps slots, and with them every blockhash away', async () => {
    const t = testChain();
    const { blockhash, time } = t.chain.bank.slots.newest;
    expect(await t.call('sandbox_warp', { slots: 151, seconds: 3600 })).toMatchObject({ blockTime: time + 3600, paused: false });
    expect(await t.call('isBlockhashValid', blockhash, { commitment: 'processed' })).toMatchObject({ value: false });
    // The clock stays ahead.
    t.pass(5);
    expect(await t.call('sandbox_status')).toMatchObject({ blockTime: time + 3602 });
  });

  it('pauses and goes on', async () => {
    const t = testChain();
    const { slot } = t.chain.bank.slots.newest;
    expect(await t.call('sandbox_pauseSlots')).toMatchObject({ paused: true });
    t.pass(3);
    expect(await t.call('sandbox_warp', {})).toMatchObject({ slot: slot + 1, paused: true });
    expect(await t.call('sandbox_resumeSlots')).toMatchObject({ paused: false });
    t.pass(3);
    expect(await t.call('sandbox_status')).toMatchObject({ slot: slot + 4 });
  });
});

describe('sent transactions', () => {
  it('are answered and dropped, as many as asked and only those that match', async () => {
    const t = testChain();
    const payer = await t.funded('payer');
    await t.call('sandbox_dropTransactions', { count: 2, account: payer.address, memo: 'HILT:' });
    const landed = async (text: string): Promise<boolean> => t.chain.bank.ledger.get(await t.send(t.sign([payer], [memo(text)]))) !== null;
    expect([await landed('HILT:1'), await landed('other'), await landed('HILT:2'), await landed('HILT:3')]).toEqual([false, true, false, true]);
  });

  it('land later when delayed', async () => {
    const t = testChain();
    const payer = await t.funded('payer');
    await t.call('sandbox_delayTransactions', { slots: 3 });
    const signature = await t.send(t.sign([payer], [memo('late')]));
    t.pass(2);
    expect(await t.call('getSignatureStatuses', [signature])).toMatchObject({ value: [null] });
    t.pass(1);
    expect(await t.call('getSignatureStatuses', [signature])).toMatchObject({ value: [{ slot: t.chain.bank.slots.newest.slot }] });
  });

  it('are left alone again when the rules are cleared, and airdrops always were', async () => {
    const t = testChain();
    const payer = await t.funded('payer');
    await t.call('sandbox_dropTransactions', { count: 99 });
    const airdrop = asText(await t.call('requestAirdrop', owner, 1_000_000_000));
    expect(t.chain.bank.ledger.get(airdrop)).not.toBeNull();
    await t.call('sandbox_clearSendRules');
    expect(t.chain.bank.ledger.get(await t.send(t.sign([payer], [memo('x')])))).not.toBeNull();
  });
});

describe('failing methods', () => {
  it('answer an error, as often as asked', async () => {
    const t = testChain();
    await t.call('sandbox_failMethod', { method: 'getSlot', effect: 'error', count: 2, message: 'behind', data: { numSlotsBehind: 9 } });
    await expect(t.call('getSlot')).rejects.toMatchObject({ code: -32005, message: 'behind', data: { numSlotsBehind: 9 } });
    await expect(t.call('getBlockHeight')).resolves.toBeDefined();
    await expect(t.call('getSlot')).rejects.toBeDefined();
    await expect(t.call('getSlot')).resolves.toBeDefined();
  });

  it('lie', async () => {
    const t = testChain();
    await t.call('sandbox_failMethod', { method: 'getBalance', effect: 'result', value: { value: 1 }, matching: owner });
    expect(await t.call('getBalance', owner)).toEqual({ value: 1 });
    expect(await t.call('getBalance', PROGRAMS.token)).not.toEqual({ value: 1 });
  });

  it('hang until they are cleared, then tell the truth', async () => {
    const t = testChain();
    await t.call('sandbox_failMethod', { method: '*', effect: 'hang' });
    let answered = false;
    const pending = t.call('getHealth').then((answer) => {
      answered = true;
      return answer;
    });
    expect(await t.call('sandbox_status')).toBeDefined();
    expect(answered).toBe(false);
    await t.call('sandbox_clearFaults');
    expect(await pending).toBe('ok');
  });

  it('are slow', async () => {
    const t = testChain();
    await t.call('sandbox_failMethod', { method: 'getHealth', effect: 'slow', milliseconds: 2000 });
    vi.useFakeTimers();
    try {
      let answered = false;
      const pending = t.call('getHealth').finally(() => {
        answered = true;
      });
      await vi.advanceTimersByTimeAsync(1999);
      expect(answered).toBe(false);
      await vi.advanceTimersByTimeAsync(1);
      await pending;
    } finally {
      vi.useRealTimers();
    }
  });

  it('are cleared one method at a time', async () => {
    const t = testChain();
    await t.call('sandbox_failMethod', { method: 'getSlot', effect: 'error' });
    await t.call('sandbox_failMethod', { method: 'getHealth', effect: 'error' });
    await t.call('sandbox_clearFaults', { method: 'getSlot' });
    await expect(t.call('getSlot')).resolves.toBeDefined();
    await expect(t.call('getHealth')).rejects.toBeDefined();
  });
});
