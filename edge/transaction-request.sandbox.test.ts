import { fetchTransaction, FindReferenceError, findReference, validateTransfer } from '@solana/pay';
import { PublicKey, SystemProgram, type Transaction } from '@solana/web3.js';
import { BigNumber } from 'bignumber.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SELLERS } from '../sandbox/seed/products.ts';
import { FEE_WALLET } from '../sandbox/seed/wallets.ts';
import { type Buyer, tokenBalance } from '../sandbox/testing/buyer.ts';
import { startTestSandbox, type TestSandbox } from '../sandbox/testing/sandbox.ts';
import { USDC_MINT } from '../src/solana/mints.ts';
import { paymentReference } from '../src/solana/reference.ts';
import { type SandboxEdge, startSandboxEdge } from './testing/sandbox-edge.ts';

/* Codes of a real edge, paid as a wallet does by the Solana Pay specification, with the official library, on a real chain. */

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
}, 60_000);
afterAll(() => sandbox.stop());

const usdc = (wallet: string) => tokenBalance(sandbox.connection, wallet, USDC_MINT);

/** What a wallet does with the transaction: sign, send, wait. */
async function signAndSend(transaction: Transaction, buyer: Buyer): Promise<string> {
  transaction.sign(buyer.key);
  const signature = await sandbox.connection.sendRawTransaction(transaction.serialize());
  await expect.poll(async () => (await sandbox.connection.getSignatureStatus(signature)).value?.confirmationStatus, { timeout: 10_000 }).toMatch(/confirmed|finalized/);
  return signature;
}

async function scan(buyer: Buyer, link: URL): Promise<Transaction> {
  return fetchTransaction(sandbox.connection, buyer.key.publicKey, link, { commitment: 'confirmed' });
}

async function refusal(edge: SandboxEdge, buyer: Buyer, link: URL): Promise<unknown> {
  const answer = await edge.post(link.pathname, { account: buyer.address });
  return [answer.status, await answer.json()];
}

describe('a code with a fee in it', () => {
  it('is paid to the last unit, accepted by the official validator and by Hilt, and then refused', async () => {
    const [edge, buyer] = await Promise.all([startSandboxEdge(sandbox), sandbox.buyer()]);
    const { paymentId, link } = await edge.open('tidewater-circle');
    expect(await (await edge.get(link.pathname)).json()).toEqual({ label: 'Tidewater', icon: 'https://pay.example/solana-pay/icon.svg' });

    const before = await Promise.all([SELLERS.tidewater, FEE_WALLET, buyer.address].map(usdc));
    const transaction = await scan(buyer, link);
    const signature = await signAndSend(transaction, buyer);
    const after = await Promise.all([SELLERS.tidewater, FEE_WALLET, buyer.address].map(usdc));
    expect(after.map((amount, at) => amount - (before[at] ?? 0n))).toEqual([28_420_000n, 580_000n, -29_000_000n]);

    const reference = new PublicKey(paymentReference(paymentId));
    expect((await findReference(sandbox.connection, reference, { finality: 'confirmed' })).signature).toBe(signature);
    await validateTransfer(sandbox.connection, signature, { recipient: new PublicKey(SELLERS.tidewater), amount: new BigNumber('28.42'), splToken: new PublicKey(USDC_MINT), reference }, { commitment: 'confirmed' });

    // Landed, but nobody has told Hilt: the reference key alone must stop a second payment.
    expect(await refusal(edge, await sandbox.buyer(), link)).toMatchObject([409, { error: 'paid-on-chain', message: expect.stringContaining('Do not pay again') }]);
    const confirmed = await sandbox.api.call('POST', '/v1/pay/confirm', { body: { payment_id: paymentId, tx_signature: signature, payer_wallet: buyer.address } });
    expect(confirmed.json).toMatchObject({ status: 'CONFIRMED', delivery_value: 'https://example.com/tidewater/welcome' });
    expect(await refusal(edge, buyer, link)).toMatchObject([409, { error: 'paid' }]);
  });

  it('opens the seller’s account where there is none', async () => {
    const [edge, buyer] = await Promise.all([startSandboxEdge(sandbox), sandbox.buyer()]);
    const { link } = await edge.open('lantern-guild');
    const before = await usdc(SELLERS.lantern);
    await signAndSend(await scan(buyer, link), buyer);
    expect((await usdc(SELLERS.lantern)) - before).toBeGreaterThan(0n);
  });

  it('is short enough to scan', async () => {
    const edge = await startSandboxEdge(sandbox);
    expect((await edge.open('tidewater-circle')).url.length).toBeLessThan(331);
  });
});

describe('a code', () => {
  it('survives a failed attempt and dust on its reference', async () => {
    const [edge, buyer, stranger] = await Promise.all([startSandboxEdge(sandbox), sandbox.buyer(), sandbox.buyer()]);
    const { paymentId, link } = await edge.open('tidewater-circle');
    const reference = { pubkey: new PublicKey(paymentReference(paymentId)), isSigner: false, isWritable: false };
    const dust = SystemProgram.transfer({ fromPubkey: stranger.key.publicKey, toPubkey: new PublicKey(SELLERS.tidewater), lamports: 1_000_000 });
    const failing = SystemProgram.transfer({ fromPubkey: stranger.key.publicKey, toPubkey: new PublicKey(SELLERS.tidewater), lamports: 10 ** 12 });
    for (const instruction of [dust, failing]) {
      instruction.keys.push(reference);
      await stranger.send([instruction]);
    }
    await expect.poll(async () => (await sandbox.connection.getSignaturesForAddress(reference.pubkey, {}, 'confirmed')).length, { timeout: 10_000 }).toBe(2);
    const signature = await signAndSend(await scan(buyer, link), buyer);
    const confirmed = await sandbox.api.call('POST', '/v1/pay/confirm', { body: { payment_id: paymentId, tx_signature: signature, payer_wallet: buyer.address } });
    expect(confirmed.json).toMatchObject({ status: 'CONFIRMED' });
  });

  it('scanned by two gives one of them a transaction, and the other a sentence', async () => {
    const [edge, first, second] = await Promise.all([startSandboxEdge(sandbox), sandbox.buyer(), sandbox.buyer()]);
    const { link } = await edge.open('tidewater-circle');
    const answers = await Promise.all([first, second].map(async (buyer) => (await edge.post(link.pathname, { account: buyer.address })).status));
    expect(new Set(answers)).toEqual(new Set([200, 409]));
    expect((await edge.post(link.pathname, { account: (answers[0] === 200 ? first : second).address })).status).toBe(200);
  });

  it('is refused, with the exact amount, to a wallet that holds too little', async () => {
    const [edge, buyer] = await Promise.all([startSandboxEdge(sandbox), sandbox.buyer(28_999_999)]);
    const { paymentId, link } = await edge.open('tidewater-circle');
    expect(await refusal(edge, buyer, link)).toMatchObject([422, { error: 'short', message: expect.stringContaining('0.000001 USDC is missing') }]);
    await expect(findReference(sandbox.connection, new PublicKey(paymentReference(paymentId)), { finality: 'confirmed' })).rejects.toThrow(FindReferenceError);
  });

  it('is refused while another transaction is claimed for the payment', async () => {
    const [edge, buyer] = await Promise.all([startSandboxEdge(sandbox), sandbox.buyer()]);
    const { paymentId, link } = await edge.open('tidewater-circle');
    const claimed = await sandbox.api.call('POST', '/v1/pay/broadcast', { body: { payment_id: paymentId, tx_signature: '5'.repeat(88), payer_wallet: buyer.address } });
    expect(claimed.status).toBe(200);
    expect(await refusal(edge, buyer, link)).toMatchObject([409, { error: 'on-its-way' }]);
  });

  it('is refused when Solana cannot be asked', async () => {
    const [edge, buyer] = await Promise.all([startSandboxEdge(sandbox), sandbox.buyer()]);
    const { link } = await edge.open('tidewater-circle');
    await sandbox.running.chain.stop();
    expect(await refusal(edge, buyer, link)).toMatchObject([503, { error: 'solana-unreachable' }]);
  });
});
