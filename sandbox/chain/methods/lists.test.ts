import { describe, expect, it } from 'vitest';
import { testChain } from '../../testing/chain.ts';
import { USDC_MINT } from '../genesis.ts';
import { sandboxKey } from '../keys.ts';
import { PROGRAMS } from '../program-ids.ts';
import { associatedAddress } from '../token/associated-address.ts';

const mint = sandboxKey('another mint').address;

async function twoMints(): Promise<{ t: ReturnType<typeof testChain>; owner: string }> {
  const t = testChain();
  const owner = (await t.funded('owner')).address;
  await t.funded('stranger');
  await t.call('sandbox_createMint', { mint, decimals: 0 });
  await t.call('sandbox_fundToken', { owner, mint, amount: 3 });
  return { t, owner };
}

describe('getTokenAccountsByOwner', () => {
  it('finds one mint, or all mints of a program, of one owner only', async () => {
    const { t, owner } = await twoMints();
    const usdc = associatedAddress(owner, USDC_MINT, PROGRAMS.token);
    expect(await t.call('getTokenAccountsByOwner', owner, { mint: USDC_MINT }, { encoding: 'jsonParsed' })).toMatchObject({ value: [{ pubkey: usdc, account: { data: { parsed: { info: { owner } } } } }] });
    const both = [usdc, associatedAddress(owner, mint, PROGRAMS.token)].toSorted();
    expect(await t.call('getTokenAccountsByOwner', owner, { programId: PROGRAMS.token }, { encoding: 'base64' })).toMatchObject({ value: both.map((pubkey) => ({ pubkey })) });
    expect(await t.call('getTokenAccountsByOwner', owner, { programId: PROGRAMS.token2022 }, { encoding: 'base64' })).toMatchObject({ value: [] });
  });

  it.each([[{}], [{ mint: sandboxKey('nowhere').address }], [{ programId: PROGRAMS.system }], ['mint']])('refuses the filter %j', async (filter) => {
    await expect(testChain().call('getTokenAccountsByOwner', sandboxKey('o').address, filter)).rejects.toMatchObject({ code: -32602 });
  });
});

describe('getProgramAccounts', () => {
  it('filters by size and by bytes', async () => {
    const { t, owner } = await twoMints();
    const filters = [{ dataSize: 165 }, { memcmp: { offset: 32, bytes: owner } }];
    const found = await t.call('getProgramAccounts', PROGRAMS.token, { encoding: 'base64', filters });
    expect(found).toHaveLength(2);
    expect(await t.call('getProgramAccounts', PROGRAMS.token, { encoding: 'base64', filters, withContext: true })).toMatchObject({ value: found });
    expect(await t.call('getProgramAccounts', PROGRAMS.token, { encoding: 'base64', filters: ['tokenAccountState', { dataSize: 82 }] })).toEqual([]);
  });

  it.each([[{ filters: [{}] }], [{ filters: 'all' }], [{ filters: [{ memcmp: { offset: 0, bytes: '0OIl' } }] }], [{ filters: Array.from({ length: 5 }, () => ({ dataSize: 1 })) }]])('refuses %j', async (config) => {
    await expect(testChain().call('getProgramAccounts', PROGRAMS.token, config)).rejects.toMatchObject({ code: -32602 });
  });
});
