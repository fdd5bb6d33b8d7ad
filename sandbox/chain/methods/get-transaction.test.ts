import bs58 from 'bs58';
import { describe, expect, it } from 'vitest';
import { type TestChain, testChain } from '../../testing/chain.ts';
import { writeLookupTable } from '../../testing/lookup-table.ts';
import { compile, createAssociated, memo, signMessage, systemTransfer, usdcTransfer } from '../../testing/sample-transactions.ts';
import { USDC_MINT } from '../genesis.ts';
import { sandboxKey } from '../keys.ts';
import { PROGRAMS } from '../program-ids.ts';
import { writeJson } from '../rpc/json.ts';
import { associatedAddress } from '../token/associated-address.ts';

const merchant = sandboxKey('fresh merchant').address;

async function paid(t: TestChain): Promise<{ signature: string; bytes: Uint8Array; payer: string }> {
  const payer = await t.funded('payer');
  const bytes = t.sign([payer], [createAssociated(payer.address, merchant), memo('HILT:n'), usdcTransfer(payer.address, merchant, 1_500_000n)]);
  const signature = await t.send(bytes);
  t.pass(2);
  return { signature, bytes, payer: payer.address };
}

const CONFIRMED = { commitment: 'confirmed' };

describe('getTransaction', () => {
  it('answers what was sent and what it did', async () => {
    const t = testChain();
    const { signature, payer } = await paid(t);
    const account = associatedAddress(merchant, USDC_MINT, PROGRAMS.token);
    const answer = await t.call('getTransaction', signature, CONFIRMED);
    expect(answer).toMatchObject({
      slot: t.chain.bank.slots.newest.slot - 2,
      blockTime: t.chain.bank.slots.newest.time,
      meta: {
        err: null,
        status: { Ok: null },
        fee: 5000n,
        computeUnitsConsumed: expect.any(BigInt),
        loadedAddresses: { writable: [], readonly: [] },
        logMessages: expect.arrayContaining([expect.stringContaining('HILT:n')]),
        preTokenBalances: [{ mint: USDC_MINT, owner: payer, programId: PROGRAMS.token, uiTokenAmount: { amount: '100000000' } }],
        postTokenBalances: expect.arrayContaining([expect.objectContaining({ owner: merchant, uiTokenAmount: { amount: '1500000', decimals: 6, uiAmount: 1.5, uiAmountString: '1.5' } })]),
        // Opening the account calls the token program and the system program.
        innerInstructions: [{ index: 0, instructions: expect.arrayContaining([expect.objectContaining({ stackHeight: 2 })]) }],
      },
      transaction: { signatures: [signature], message: { header: { numRequiredSignatures: 1 }, accountKeys: expect.arrayContaining([payer, account]), instructions: [{}, { data: bs58.encode(Buffer.from('HILT:n')) }, {}] } },
    });
    // Fields that older clients do not expect are left out, not null.
    expect(writeJson(answer)).not.toMatch(/"version"|"addressTableLookups"|"returnData"/);
  });

  it('answers the bytes that were sent', async () => {
    const t = testChain();
    const { signature, bytes } = await paid(t);
    expect(await t.call('getTransaction', signature, { ...CONFIRMED, encoding: 'base64', maxSupportedTransactionVersion: 0 })).toMatchObject({ transaction: [Buffer.from(bytes).toString('base64'), 'base64'], version: 'legacy' });
    expect(await t.call('getTransaction', signature, { ...CONFIRMED, encoding: 'base58' })).toMatchObject({ transaction: [bs58.encode(bytes), 'base58'] });
  });

  it('reads instructions in words', async () => {
    const t = testChain();
    const { signature, payer } = await paid(t);
    expect(await t.call('getTransaction', signature, { ...CONFIRMED, encoding: 'jsonParsed' })).toMatchObject({
      meta: { innerInstructions: [{ instructions: expect.arrayContaining([expect.objectContaining({ program: 'system', parsed: expect.objectContaining({ type: 'createAccount' }) })]) }] },
      transaction: {
        message: {
          accountKeys: expect.arrayContaining([{ pubkey: payer, signer: true, writable: true, source: 'transaction' }]),
          instructions: [
            { program: 'spl-associated-token-account', parsed: { type: 'createIdempotent', info: { wallet: merchant, mint: USDC_MINT } } },
            { program: 'spl-memo', parsed: 'HILT:n' },
            { program: 'spl-token', parsed: { type: 'transferChecked', info: { authority: payer, tokenAmount: { amount: '1500000', uiAmountString: '1.5' } } } },
          ],
        },
      },
    });
  });

  it('waits for the commitment', async () => {
    const t = testChain();
    const { signature } = await paid(t);
    expect(await t.call('getTransaction', signature)).toBeNull();
    t.pass(30);
    expect(await t.call('getTransaction', signature)).not.toBeNull();
    expect(await t.call('getTransaction', '1'.repeat(64))).toBeNull();
  });

  it('answers failed transactions with their error', async () => {
    const t = testChain();
    const payer = await t.funded('payer');
    const signature = await t.send(t.sign([payer], [systemTransfer(payer.address, merchant, 10n ** 15n)]));
    t.pass(2);
    const err = { InstructionError: [0, { Custom: 1 }] };
    expect(await t.call('getTransaction', signature, CONFIRMED)).toMatchObject({ meta: { err, status: { Err: err }, fee: 5000n } });
  });

  it('gives a version 0 transaction only to those who know the version', async () => {
    const t = testChain();
    const payer = await t.funded('payer');
    const table = sandboxKey('table').address;
    writeLookupTable(t.chain, table, [merchant]);
    const { accountKeys, header, instructions, ...rest } = compile({ signers: [payer.address], instructions: [systemTransfer(payer.address, merchant, 5_000_000n)], blockhash: t.chain.bank.slots.newest.blockhash });
    // The same transfer, with the recipient taken from the table.
    const bytes = signMessage({ ...rest, version: 0, header, accountKeys: accountKeys.filter((key) => key !== merchant), instructions: instructions.map((each) => ({ ...each, programIdIndex: 1, accounts: [0, 2] })), lookups: [{ table, writable: [0], readonly: [] }] }, [payer]);
    const signature = await t.send(bytes);
    t.pass(2);
    await expect(t.call('getTransaction', signature, CONFIRMED)).rejects.toMatchObject({ code: -32015, message: expect.stringContaining('"maxSupportedTransactionVersion": 0') });
    expect(await t.call('getTransaction', signature, { ...CONFIRMED, maxSupportedTransactionVersion: 0 })).toMatchObject({
      version: 0,
      meta: { err: null, loadedAddresses: { writable: [merchant], readonly: [] } },
      transaction: { message: { addressTableLookups: [{ accountKey: table, writableIndexes: [0], readonlyIndexes: [] }] } },
    });
    expect(await t.call('getTransaction', signature, { ...CONFIRMED, maxSupportedTransactionVersion: 0, encoding: 'jsonParsed' })).toMatchObject({ transaction: { message: { accountKeys: [{}, {}, { pubkey: merchant, source: 'lookupTable', writable: true, signer: false }] } } });
    expect(await t.call('getSignaturesForAddress', merchant, CONFIRMED)).toMatchObject([{ signature }]);
  });

  it.each([[[]], [['x']], [['1'.repeat(64), { commitment: 'processed' }]], [['1'.repeat(64), { encoding: 'binary' }]], [['1'.repeat(64), { maxSupportedTransactionVersion: 'legacy' }]]])('refuses %j', async (params) => {
    await expect(testChain().call('getTransaction', ...params)).rejects.toMatchObject({ code: -32602 });
  });
});
