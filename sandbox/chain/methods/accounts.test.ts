import { describe, expect, it } from 'vitest';
import { testChain } from '../../testing/chain.ts';
import { systemTransfer } from '../../testing/sample-transactions.ts';
import { USDC_MINT } from '../genesis.ts';
import { sandboxKey } from '../keys.ts';
import { PROGRAMS } from '../program-ids.ts';
import { associatedAddress } from '../token/associated-address.ts';

const NOBODY = sandboxKey('nobody').address;

describe('getAccountInfo', () => {
  it('answers null for an account that does not exist', async () => {
    expect(await testChain().call('getAccountInfo', NOBODY)).toMatchObject({ value: null });
  });

  it('answers a rent epoch no JavaScript number can hold', async () => {
    const t = testChain();
    const owner = await t.funded('owner');
    expect(await t.call('getAccountInfo', owner.address, { encoding: 'base64' })).toMatchObject({ value: { lamports: 10_000_000_000n, data: ['', 'base64'], owner: PROGRAMS.system, executable: false, rentEpoch: 2n ** 64n - 1n, space: 0 } });
  });

  it('writes data as bare text, base58 or base64, or a slice of it', async () => {
    const t = testChain();
    const data = Buffer.from([1, 2, 3, 4]);
    await t.call('sandbox_setAccount', { address: NOBODY, account: { lamports: 1_000_000, owner: PROGRAMS.memo, data: data.toString('base64') } });
    const dataAs = (config: object): Promise<unknown> => t.call('getAccountInfo', NOBODY, config);
    expect(await dataAs({})).toMatchObject({ value: { data: '2VfUX' } });
    expect(await dataAs({ encoding: 'base58' })).toMatchObject({ value: { data: ['2VfUX', 'base58'] } });
    expect(await dataAs({ encoding: 'base64' })).toMatchObject({ value: { data: ['AQIDBA==', 'base64'] } });
    expect(await dataAs({ encoding: 'base64', dataSlice: { offset: 1, length: 2 } })).toMatchObject({ value: { data: ['AgM=', 'base64'], space: 4 } });
    expect(await dataAs({ encoding: 'jsonParsed' })).toMatchObject({ value: { data: ['AQIDBA==', 'base64'] } });
  });

  it('refuses to write long data as base58', async () => {
    await expect(testChain().call('getAccountInfo', PROGRAMS.token)).resolves.toBeDefined();
    const t = testChain();
    await t.call('sandbox_setAccount', { address: NOBODY, account: { lamports: 1_000_000, owner: PROGRAMS.memo, data: Buffer.alloc(129).toString('base64') } });
    await expect(t.call('getAccountInfo', NOBODY, { encoding: 'base58' })).rejects.toMatchObject({ code: -32600 });
  });

  it('says clearly that it does not compress', async () => {
    await expect(testChain().call('getAccountInfo', NOBODY, { encoding: 'base64+zstd' })).rejects.toMatchObject({ code: -32602, message: expect.stringContaining('base64') });
  });

  it('reads token accounts and mints in words', async () => {
    const t = testChain();
    const owner = await t.funded('owner');
    const account = associatedAddress(owner.address, USDC_MINT, PROGRAMS.token);
    expect(await t.call('getAccountInfo', account, { encoding: 'jsonParsed' })).toMatchObject({
      value: { data: { program: 'spl-token', space: 165, parsed: { type: 'account', info: { mint: USDC_MINT, owner: owner.address, state: 'initialized', isNative: false, tokenAmount: { amount: '100000000', decimals: 6, uiAmount: 100, uiAmountString: '100' } } } } },
    });
    expect(await t.call('getAccountInfo', USDC_MINT, { encoding: 'jsonParsed' })).toMatchObject({ value: { data: { parsed: { type: 'mint', info: { decimals: 6, supply: '100000000', isInitialized: true } } } } });
  });

  it('names the extension of a Token-2022 account', async () => {
    const t = testChain();
    const mint = sandboxKey('mint').address;
    await t.call('sandbox_createMint', { mint, decimals: 2, tokenProgram: PROGRAMS.token2022 });
    await t.call('sandbox_fundToken', { owner: NOBODY, mint, amount: 150 });
    expect(await t.call('getAccountInfo', associatedAddress(NOBODY, mint, PROGRAMS.token2022), { encoding: 'jsonParsed' })).toMatchObject({
      value: { data: { program: 'spl-token-2022', space: 170, parsed: { info: { tokenAmount: { uiAmountString: '1.5' }, extensions: [{ extension: 'immutableOwner' }] } } } },
    });
  });

  it.each([[[]], [[5]], [['nonsense']], [[NOBODY, 'base64']], [[NOBODY, { encoding: 'utf8' }]], [[NOBODY, { commitment: 'max' }]], [[NOBODY, { dataSlice: { offset: -1, length: 1 } }]]])('refuses %j', async (params) => {
    await expect(testChain().call('getAccountInfo', ...params)).rejects.toMatchObject({ code: -32602 });
  });

  it('waits for the slot a caller insists on', async () => {
    const t = testChain();
    const { slot } = t.chain.bank.slots.newest;
    await expect(t.call('getAccountInfo', NOBODY, { commitment: 'confirmed', minContextSlot: slot })).rejects.toMatchObject({ code: -32016, data: { contextSlot: slot - 2 } });
    t.pass(2);
    await expect(t.call('getAccountInfo', NOBODY, { commitment: 'confirmed', minContextSlot: slot })).resolves.toMatchObject({ context: { slot } });
  });
});

describe('getMultipleAccounts', () => {
  it('answers in the order asked, null for those that do not exist', async () => {
    const t = testChain();
    const owner = await t.funded('owner');
    expect(await t.call('getMultipleAccounts', [NOBODY, owner.address], { encoding: 'base64' })).toMatchObject({ value: [null, { owner: PROGRAMS.system }] });
  });

  it('takes at most 100', async () => {
    const t = testChain();
    await expect(t.call('getMultipleAccounts', Array(100).fill(NOBODY))).resolves.toBeDefined();
    await expect(t.call('getMultipleAccounts', Array(101).fill(NOBODY))).rejects.toMatchObject({ code: -32602 });
  });
});

describe('balances', () => {
  it('are zero for an account that does not exist', async () => {
    expect(await testChain().call('getBalance', NOBODY)).toMatchObject({ value: 0n });
  });

  it('are read at the commitment asked for', async () => {
    const t = testChain();
    const payer = await t.funded('payer');
    t.pass(1);
    await t.send(t.sign([payer], [systemTransfer(payer.address, NOBODY, 5_000_000n)]));
    expect(await t.call('getBalance', NOBODY, { commitment: 'processed' })).toMatchObject({ value: 5_000_000n });
    expect(await t.call('getBalance', NOBODY)).toMatchObject({ value: 0n });
  });

  it('of tokens say what is wrong with the account', async () => {
    const t = testChain();
    const owner = await t.funded('owner');
    expect(await t.call('getTokenAccountBalance', associatedAddress(owner.address, USDC_MINT, PROGRAMS.token))).toMatchObject({ value: { amount: '100000000', uiAmountString: '100' } });
    await expect(t.call('getTokenAccountBalance', NOBODY)).rejects.toMatchObject({ code: -32602, message: 'Invalid param: could not find account' });
    await expect(t.call('getTokenAccountBalance', owner.address)).rejects.toMatchObject({ code: -32602, message: 'Invalid param: not a Token account' });
  });

  it('add up to the supply', async () => {
    const t = testChain();
    await t.funded('a');
    await t.funded('b');
    expect(await t.call('getTokenSupply', USDC_MINT)).toMatchObject({ value: { amount: '200000000', decimals: 6 } });
    await expect(t.call('getTokenSupply', NOBODY)).rejects.toMatchObject({ code: -32602 });
    await expect(t.call('getTokenSupply', PROGRAMS.walletGuard)).rejects.toMatchObject({ message: 'Invalid param: not a Token mint' });
  });

  it('say what rent an account needs', async () => {
    const t = testChain();
    expect(await t.call('getMinimumBalanceForRentExemption', 165)).toBe(2_039_280n);
    await expect(t.call('getMinimumBalanceForRentExemption', -1)).rejects.toMatchObject({ code: -32602 });
    await expect(t.call('getMinimumBalanceForRentExemption', 1e12)).rejects.toMatchObject({ code: -32602 });
  });
});
