import bs58 from 'bs58';
import { describe, expect, it } from 'vitest';
import { testChain } from '../../testing/chain.ts';
import { compile, memo, signMessage, systemTransfer, usdcTransfer } from '../../testing/sample-transactions.ts';
import { FAUCET } from '../genesis.ts';
import { sandboxKey } from '../keys.ts';
import { PROGRAMS } from '../program-ids.ts';
import { asText } from '../rpc/params.ts';
import { forgetfulStore } from '../store/chain-store.ts';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const PROCESSED = { encoding: 'base64', preflightCommitment: 'processed' };

describe('sendTransaction', () => {
  it('answers the first signature, in base58 or base64', async () => {
    const t = testChain();
    const payer = await t.funded('payer');
    const [one, two] = [t.sign([payer], [memo('1')]), t.sign([payer], [memo('2')])];
    expect(await t.call('sendTransaction', base64(one), { ...PROCESSED, maxRetries: 0 })).toBe(bs58.encode(one.slice(1, 65)));
    expect(await t.call('sendTransaction', bs58.encode(two), { preflightCommitment: 'processed' })).toBe(bs58.encode(two.slice(1, 65)));
    expect(t.chain.bank.ledger.size).toBe(2);
  });

  it('answers only when the transaction is on disk', async () => {
    let written: () => void = () => undefined;
    const steps: string[] = [];
    const disk = new Promise<void>((resolve) => {
      written = resolve;
    });
    const t = testChain({ store: { ...forgetfulStore(), append: (op) => steps.push(op.op), sync: () => disk } });
    const payer = sandboxKey('payer');
    t.chain.setAccount(payer.address, { lamports: 1_000_000_000n, data: new Uint8Array(), owner: PROGRAMS.system, executable: false, rentEpoch: 0n });
    let answered = false;
    const sending = t.send(t.sign([payer], [memo('x')])).finally(() => {
      answered = true;
    });
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    expect([answered, steps]).toEqual([false, ['account', 'execute']]);
    written();
    await sending;
    expect(answered).toBe(true);
  });

  it('tells what a simulation found, and sends nothing', async () => {
    const t = testChain();
    const payer = await t.funded('payer');
    const bytes = t.sign([payer], [systemTransfer(payer.address, sandboxKey('x').address, 10n ** 15n)]);
    await expect(t.call('sendTransaction', base64(bytes), PROCESSED)).rejects.toMatchObject({
      code: -32002,
      message: 'Transaction simulation failed: Error processing Instruction 0: custom program error: 0x1',
      data: { err: { InstructionError: [0, { Custom: 1 }] }, logs: expect.arrayContaining([expect.stringContaining('insufficient lamports')]), accounts: null, unitsConsumed: 150n },
    });
    expect(t.chain.bank.ledger.size).toBe(0);
  });

  it('lands a failing transaction when told to skip the simulation', async () => {
    const t = testChain();
    const payer = await t.funded('payer');
    const signature = await t.send(t.sign([payer], [usdcTransfer(payer.address, sandboxKey('x').address, 5n)]));
    t.pass(1);
    expect(await t.call('getSignatureStatuses', [signature])).toMatchObject({ value: [{ err: { InstructionError: [0, expect.anything()] } }] });
  });

  it.each([
    ['an unknown blockhash', 'BlockhashNotFound', 'Transaction simulation failed: Blockhash not found'],
    ['an executed transaction', 'AlreadyProcessed', 'Transaction simulation failed: This transaction has already been processed'],
  ])('refuses %s', async (_name, err, message) => {
    const t = testChain();
    const payer = await t.funded('payer');
    const bytes = t.sign([payer], [memo('x')]);
    if (err === 'AlreadyProcessed') await t.send(bytes);
    else t.pass(151);
    await expect(t.call('sendTransaction', base64(bytes), PROCESSED)).rejects.toMatchObject({ code: -32002, message, data: { err, logs: [] } });
  });

  it('refuses a payer without money in the words of a cluster', async () => {
    const t = testChain();
    await expect(t.call('sendTransaction', base64(t.sign([sandboxKey('poor')], [memo('x')])), PROCESSED)).rejects.toMatchObject({ code: -32002, message: 'Transaction simulation failed: Attempt to debit an account but found no record of a prior credit.' });
  });

  it('refuses a wrong or missing signature', async () => {
    const t = testChain();
    const [payer, absent] = [await t.funded('payer'), await t.funded('absent')];
    const wrong = t.sign([payer, absent], [memo('x')]);
    wrong.fill(0, 65, 129);
    await expect(t.call('sendTransaction', base64(wrong), PROCESSED)).rejects.toMatchObject({ code: -32003, message: 'Transaction signature verification failure' });
    // Signatures are checked first: this copy of an executed transaction is wrong before it is late.
    const copied = t.sign([payer], [memo('y')]);
    await t.send(copied);
    copied[9] = (copied[9] ?? 0) ^ 1;
    await expect(t.call('sendTransaction', base64(copied), PROCESSED)).rejects.toMatchObject({ code: -32003 });
    const signature = asText(await t.call('sendTransaction', base64(wrong), { ...PROCESSED, skipPreflight: true }));
    expect(t.chain.bank.ledger.get(signature)).toBeNull();
  });

  it('refuses base64 with junk that lenient decoders skip', async () => {
    const t = testChain();
    const payer = await t.funded('payer');
    const text = base64(t.sign([payer], [memo('x')]));
    for (const junk of [`${text}\n`, `${text.slice(0, 8)} ${text.slice(8)}`, text.replaceAll('=', ''), text.replaceAll('+', '-')].filter((each) => each !== text)) {
      await expect(t.call('sendTransaction', junk, PROCESSED)).rejects.toMatchObject({ code: -32602, message: 'invalid base64 encoding' });
    }
  });

  it('refuses a lookup table that is not there, even without a simulation', async () => {
    const t = testChain();
    const payer = await t.funded('payer');
    const message = compile({ signers: [payer.address], instructions: [memo('x')], blockhash: t.chain.bank.slots.newest.blockhash });
    const bytes = signMessage({ ...message, version: 0, lookups: [{ table: sandboxKey('no table').address, writable: [], readonly: [0] }] }, [payer]);
    await expect(t.call('sendTransaction', base64(bytes), { ...PROCESSED, skipPreflight: true })).rejects.toMatchObject({ code: -32602, message: "invalid transaction: Transaction loads an address table account that doesn't exist" });
  });

  it.each<[string, unknown[]]>([
    ['no parameters', []],
    ['a number', [7]],
    ['text that is not base64', ['%%%', { encoding: 'base64' }]],
    ['text that is not base58', ['0OIl']],
    ['bytes that are no transaction', ['AQID', { encoding: 'base64' }]],
    ['too many bytes', [base64(new Uint8Array(1233)), { encoding: 'base64' }]],
    ['far too much base58', ['1'.repeat(2000)]],
    ['an unknown encoding', ['AQID', { encoding: 'hex' }]],
    ['a flag that is none', ['AQID', { encoding: 'base64', skipPreflight: 'yes' }]],
    ['retries that are no number', ['AQID', { encoding: 'base64', maxRetries: -1 }]],
  ])('refuses %s', async (_name, params) => {
    await expect(testChain().call('sendTransaction', ...params)).rejects.toMatchObject({ code: -32602 });
  });
});

describe('requestAirdrop', () => {
  it('is a transfer that settles like any other', async () => {
    const t = testChain();
    const to = sandboxKey('to').address;
    t.pass(1);
    const signature = await t.call('requestAirdrop', to, 5_000_000_000);
    expect(await t.call('getBalance', to, { commitment: 'confirmed' })).toMatchObject({ value: 0n });
    t.pass(2);
    expect(await t.call('getSignatureStatuses', [signature])).toMatchObject({ value: [{ err: null, confirmationStatus: 'confirmed' }] });
    expect(await t.call('getBalance', to, { commitment: 'confirmed' })).toMatchObject({ value: 5_000_000_000n });
  });

  it('can be asked for twice in one slot', async () => {
    const t = testChain();
    const to = sandboxKey('to').address;
    await t.call('requestAirdrop', to, 1_000_000_000);
    await t.call('requestAirdrop', to, 1_000_000_000);
    expect(await t.call('getBalance', to, { commitment: 'processed' })).toMatchObject({ value: 2_000_000_000n });
  });

  it.each([[['x', 1]], [[sandboxKey('to').address]], [[sandboxKey('to').address, -5]], [[sandboxKey('to').address, 2 ** 52]], [[FAUCET.address, 1]]])('refuses %j', async (params) => {
    await expect(testChain().call('requestAirdrop', ...params)).rejects.toMatchObject({ code: -32602 });
  });
});
