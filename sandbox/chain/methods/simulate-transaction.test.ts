import { describe, expect, it } from 'vitest';
import { testChain } from '../../testing/chain.ts';
import { createAssociated, memo, systemTransfer, usdcTransfer } from '../../testing/sample-transactions.ts';
import { USDC_MINT } from '../genesis.ts';
import { sandboxKey } from '../keys.ts';
import { PROGRAMS } from '../program-ids.ts';
import { associatedAddress } from '../token/associated-address.ts';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const CONFIG = { encoding: 'base64', commitment: 'processed' };

describe('simulateTransaction', () => {
  it('tells what would happen, and changes nothing', async () => {
    const t = testChain();
    const payer = await t.funded('payer');
    const merchant = sandboxKey('merchant').address;
    const account = associatedAddress(merchant, USDC_MINT, PROGRAMS.token);
    const bytes = t.sign([payer], [createAssociated(payer.address, merchant), usdcTransfer(payer.address, merchant, 5n)]);
    const config = { ...CONFIG, sigVerify: true, innerInstructions: true, accounts: { addresses: [account, payer.address], encoding: 'jsonParsed' } };
    expect(await t.call('simulateTransaction', base64(bytes), config)).toMatchObject({
      value: {
        err: null,
        logs: expect.arrayContaining([expect.stringContaining('success')]),
        unitsConsumed: expect.any(BigInt),
        fee: 5000n,
        replacementBlockhash: null,
        innerInstructions: [{ index: 0 }],
        accounts: [{ data: { parsed: { info: { owner: merchant, tokenAmount: { amount: '5' } } } } }, { lamports: 10_000_000_000n - 5000n - 2_039_280n }],
        postTokenBalances: expect.arrayContaining([expect.objectContaining({ owner: merchant })]),
      },
    });
    expect(t.chain.bank.account(account, 'processed')).toBeNull();
    expect(t.chain.bank.ledger.size).toBe(0);
  });

  it('needs no signatures unless they are to be verified', async () => {
    const t = testChain();
    const payer = await t.funded('payer');
    const unsigned = t.sign([payer], [memo('x')]).fill(0, 1, 65);
    expect(await t.call('simulateTransaction', base64(unsigned), { ...CONFIG, sigVerify: true })).toMatchObject({ value: { err: 'SignatureFailure' } });
    expect(await t.call('simulateTransaction', base64(unsigned), CONFIG)).toMatchObject({ value: { err: null } });
    // And the check is on again for what is sent.
    const signature = await t.send(unsigned);
    expect(t.chain.bank.ledger.get(signature)).toBeNull();
  });

  it('judges the blockhash, or replaces it', async () => {
    const t = testChain();
    const payer = await t.funded('payer');
    const bytes = t.sign([payer], [memo('x')]);
    t.pass(151);
    expect(await t.call('simulateTransaction', base64(bytes), CONFIG)).toMatchObject({ value: { err: 'BlockhashNotFound', replacementBlockhash: null } });
    const { blockhash, height } = t.chain.bank.slots.newest;
    expect(await t.call('simulateTransaction', base64(bytes), { ...CONFIG, replaceRecentBlockhash: true })).toMatchObject({ value: { err: null, replacementBlockhash: { blockhash, lastValidBlockHeight: height + 150 } } });
    await expect(t.call('simulateTransaction', base64(bytes), { ...CONFIG, replaceRecentBlockhash: true, sigVerify: true })).rejects.toMatchObject({ code: -32602 });
  });

  it('answers a failure with logs, and no accounts', async () => {
    const t = testChain();
    const payer = await t.funded('payer');
    const bytes = t.sign([payer], [systemTransfer(payer.address, sandboxKey('x').address, 10n ** 15n)]);
    expect(await t.call('simulateTransaction', base64(bytes), { ...CONFIG, accounts: { addresses: [payer.address], encoding: 'base64' } })).toMatchObject({
      value: { err: { InstructionError: [0, { Custom: 1 }] }, logs: expect.arrayContaining([expect.stringContaining('insufficient lamports')]), accounts: [null], postBalances: null },
    });
  });

  it('refuses more accounts than the transaction names, and base58', async () => {
    const t = testChain();
    const payer = await t.funded('payer');
    const text = base64(t.sign([payer], [memo('x')]));
    await expect(t.call('simulateTransaction', text, { ...CONFIG, accounts: { addresses: Array(3).fill(payer.address) } })).rejects.toMatchObject({ code: -32602, message: 'Too many accounts provided; max 2' });
    await expect(t.call('simulateTransaction', text, { ...CONFIG, accounts: { addresses: [], encoding: 'base58' } })).rejects.toMatchObject({ code: -32602 });
    await expect(t.call('simulateTransaction', 'AQID', CONFIG)).rejects.toMatchObject({ code: -32602 });
    await expect(t.call('simulateTransaction')).rejects.toMatchObject({ code: -32602 });
  });
});
