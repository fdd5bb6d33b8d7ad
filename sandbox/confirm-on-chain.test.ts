import { AuthorityType, createApproveInstruction, createSetAuthorityInstruction, createTransferCheckedInstruction, getAssociatedTokenAddressSync } from '@solana/spl-token';
import { Keypair, PublicKey, SystemProgram, TransactionInstruction } from '@solana/web3.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { USDC_MINT } from '../src/solana/mints.ts';
import { GUARD_PROGRAM } from '../src/solana/programs.ts';
import { paymentById } from './db/payments.ts';
import { SELLERS } from './seed/products.ts';
import { FEE_WALLET, sandboxWallet } from './seed/wallets.ts';
import { errorCode } from './testing/api.ts';
import { type Buyer, type PaymentChange, memo, tokenBalance } from './testing/buyer.ts';
import { type TestSandbox, startTestSandbox } from './testing/sandbox.ts';

/* Confirm against real transactions on the sandbox chain, built with the official libraries. */

let sandbox: TestSandbox;
let buyer: Buyer;
beforeAll(async () => {
  sandbox = await startTestSandbox();
  buyer = await sandbox.buyer();
}, 120_000);
afterAll(() => sandbox.stop());

const usdc = (wallet: string) => tokenBalance(sandbox.connection, wallet, USDC_MINT);
const statusOf = (id: string) => paymentById(sandbox.api.sandbox.database, id)?.status;

/** A new wallet with SOL, USDC in its account, and its key at hand. */
async function merchantWithKey(): Promise<Keypair> {
  const key = Keypair.generate();
  await sandbox.rpc('sandbox_fundSol', [{ owner: key.publicKey.toBase58(), lamports: 1_000_000_000 }]);
  await sandbox.rpc('sandbox_fundUsdc', [{ owner: key.publicKey.toBase58(), amount: 1_000_000 }]);
  return key;
}

async function productOf(wallet: string, body: object = {}): Promise<string> {
  const { json, text } = await sandbox.api.call('POST', '/v1/products', { merchant: true, body: { product_type: 'PAYMENT_LINK', title: 'Of one seller', amount_minor_units: 2_000_000, merchant_wallet: wallet, ...body } });
  if (typeof json !== 'object' || json === null || !('slug' in json) || typeof json.slug !== 'string') throw new Error(text);
  return json.slug;
}

// A bound for slow machines, not a wait.
const SLOW = { timeout: 60_000 };

describe('confirm accepts', SLOW, () => {
  it('an honest payment, and the accounts have grown by exactly the session amounts', async () => {
    const session = await sandbox.api.connect('tidewater-circle');
    const before = await Promise.all([SELLERS.tidewater, FEE_WALLET, buyer.address].map(usdc));
    const answer = await sandbox.confirm(session, await buyer.pay(session), buyer.address);
    expect([answer.status, answer.json]).toMatchObject([200, { status: 'CONFIRMED', delivery_value: 'https://example.com/tidewater/welcome' }]);
    const after = await Promise.all([SELLERS.tidewater, FEE_WALLET, buyer.address].map(usdc));
    expect(after.map((amount, at) => amount - (before[at] ?? 0n))).toEqual([28_420_000n, 580_000n, -29_000_000n]);
    expect(paymentById(sandbox.api.sandbox.database, session.id)?.payer_wallet).toBe(buyer.address);
  });

  it('a payment that opens the account of a seller who had none', async () => {
    expect(await usdc(SELLERS.lantern)).toBe(0n);
    const session = await sandbox.api.connect('lantern-guild');
    expect((await sandbox.confirm(session, await buyer.pay(session), buyer.address)).status).toBe(200);
    expect(await usdc(SELLERS.lantern)).toBe(9_310_000n);
  });

  it('a payment with only the reference, and one with only the memo', async () => {
    for (const change of [{ memos: [] }, { references: [] }]) {
      const session = await sandbox.api.connect('sextant-field-guide');
      expect((await sandbox.confirm(session, await buyer.pay(session, change), buyer.address)).status).toBe(200);
    }
  });

  it('a payment with the assertions a wallet adds', async () => {
    const guard = new TransactionInstruction({ programId: new PublicKey(GUARD_PROGRAM), keys: [{ pubkey: buyer.key.publicKey, isSigner: false, isWritable: false }], data: Buffer.from([5, 0, 1]) });
    const session = await sandbox.api.connect('sextant-field-guide');
    const signature = await buyer.send([guard, ...buyer.instructions(session), guard]);
    expect((await sandbox.confirm(session, signature, buyer.address)).status).toBe(200);
  });

  it('a payment whose network fee somebody else pays, by the owner of the money', async () => {
    const sponsor = sandboxWallet('ferry');
    const session = await sandbox.api.connect('sextant-field-guide');
    const signature = await buyer.pay(session, { feePayer: sponsor });
    const refused = await sandbox.confirm(session, signature, sponsor.publicKey.toBase58());
    expect([refused.status, errorCode(refused)]).toEqual([422, 'payer_mismatch']);
    expect((await sandbox.confirm(session, signature, buyer.address)).status).toBe(200);
  });

  it('a payment sent by a delegate, for the owner of the money only', async () => {
    const delegate = await sandbox.buyer(0);
    const mint = new PublicKey(USDC_MINT);
    const source = getAssociatedTokenAddressSync(mint, buyer.key.publicKey);
    const session = await sandbox.api.connect('harbour-postcards');
    const to = getAssociatedTokenAddressSync(mint, new PublicKey(session.merchant_wallet));
    const approve = createApproveInstruction(source, delegate.key.publicKey, buyer.key.publicKey, BigInt(session.amount));
    const transfer = createTransferCheckedInstruction(source, mint, to, delegate.key.publicKey, BigInt(session.amount), 6);
    const signature = await delegate.send([approve, memo(`HILT:${session.nonce}`), transfer], { signers: [buyer.key] });
    expect(errorCode(await sandbox.confirm(session, signature, delegate.address))).toBe('payer_mismatch');
    expect((await sandbox.confirm(session, signature, buyer.address)).status).toBe(200);
  });

  it('native SOL paid by system transfers', async () => {
    const session = await sandbox.api.connect(await productOf(SELLERS.ferry, { title: 'For SOL', token_mint: 'So11111111111111111111111111111111111111112', amount_minor_units: 10_000_000 }));
    const transfer = (to: string, lamports: number) => SystemProgram.transfer({ fromPubkey: buyer.key.publicKey, toPubkey: new PublicKey(to), lamports });
    const signature = await buyer.send([transfer(session.fee_wallet, session.fee_amount), memo(`HILT:${session.nonce}`), transfer(session.merchant_wallet, session.merchant_amount)]);
    expect((await sandbox.confirm(session, signature, buyer.address)).json).toMatchObject({ status: 'CONFIRMED', amount_minor_units: 10_000_000 });
  });
});

describe('confirm refuses', SLOW, () => {
  /** Pays with a change, confirms, and proves that nothing at all was recorded. */
  async function refusalOf(change: PaymentChange, payer: string = buyer.address, slug = 'tidewater-circle') {
    const session = await sandbox.api.connect(slug);
    const signature = await buyer.pay(session, change);
    const before = sandbox.api.digest();
    const answer = await sandbox.confirm(session, signature, payer);
    expect(sandbox.api.digest()).toBe(before);
    return [answer.status, errorCode(answer)];
  }

  it('a payment to another merchant', async () => {
    expect(await refusalOf({ merchantWallet: SELLERS.ferry })).toEqual([400, 'merchant_not_paid']);
  });

  it('another mint', async () => {
    const mint = Keypair.generate().publicKey.toBase58();
    await sandbox.rpc('sandbox_createMint', [{ mint, decimals: 6 }]);
    await sandbox.rpc('sandbox_fundToken', [{ owner: buyer.address, mint, amount: 100_000_000 }]);
    expect(await refusalOf({ mint })).toEqual([400, 'merchant_not_paid']);
  });

  it('one unit too little, for the seller or for the fee', async () => {
    expect(await refusalOf({ merchantAmount: 28_419_999 })).toEqual([400, 'merchant_not_paid']);
    expect(await refusalOf({ feeAmount: 579_999 })).toEqual([400, 'fee_not_paid']);
    expect(await refusalOf({ feeAmount: 0 })).toEqual([400, 'fee_not_paid']);
  });

  it('somebody else in the place of the owner of the money', async () => {
    expect(await refusalOf({}, sandboxWallet('stranger').publicKey.toBase58())).toEqual([422, 'payer_mismatch']);
  });

  it('money in another account of the seller than the canonical one', async () => {
    const merchant = await merchantWithKey();
    const session = await sandbox.api.connect(await productOf(merchant.publicKey.toBase58()));
    // The seller's other account: an associated account opened for a stranger and then given to the seller.
    const stranger = await sandbox.buyer(0);
    const mint = new PublicKey(USDC_MINT);
    const other = getAssociatedTokenAddressSync(mint, stranger.key.publicKey);
    const give = createSetAuthorityInstruction(other, stranger.key.publicKey, AuthorityType.AccountOwner, merchant.publicKey);
    const honest = buyer.instructions(session);
    const transfer = createTransferCheckedInstruction(getAssociatedTokenAddressSync(mint, buyer.key.publicKey), mint, other, buyer.key.publicKey, BigInt(session.merchant_amount), 6);
    const signature = await buyer.send([give, ...honest.slice(0, -1), transfer], { signers: [stranger.key] });
    expect(errorCode(await sandbox.confirm(session, signature, buyer.address))).toBe('merchant_not_paid');
  });

  it('a receiving account that is given away in the same transaction', async () => {
    const merchant = await merchantWithKey();
    const session = await sandbox.api.connect(await productOf(merchant.publicKey.toBase58()));
    const account = getAssociatedTokenAddressSync(new PublicKey(USDC_MINT), merchant.publicKey);
    const giveAway = createSetAuthorityInstruction(account, merchant.publicKey, AuthorityType.AccountOwner, buyer.key.publicKey);
    const signature = await buyer.pay(session, { also: [giveAway], signers: [merchant] });
    const answer = await sandbox.confirm(session, signature, buyer.address);
    expect([answer.status, errorCode(answer)]).toEqual([400, 'recipient_not_owner']);
    expect(statusOf(session.id)).toBe('PENDING_SIGNATURE');
  });

  it('a payment that flows back in the same transaction', async () => {
    const merchant = await merchantWithKey();
    const session = await sandbox.api.connect(await productOf(merchant.publicKey.toBase58()));
    const mint = new PublicKey(USDC_MINT);
    const back = createTransferCheckedInstruction(getAssociatedTokenAddressSync(mint, merchant.publicKey), mint, getAssociatedTokenAddressSync(mint, buyer.key.publicKey), merchant.publicKey, BigInt(session.merchant_amount), 6);
    const signature = await buyer.pay(session, { also: [back], signers: [merchant] });
    expect(errorCode(await sandbox.confirm(session, signature, buyer.address))).toBe('merchant_not_paid');
  });

  it('the memo of another session, and two memos', async () => {
    const other = await sandbox.api.connect('tidewater-circle');
    expect(await refusalOf({ memos: [`HILT:${other.nonce}`] })).toEqual([400, 'memo_mismatch']);
    expect(await refusalOf({ memos: [`HILT:${other.nonce}`, 'HILT:x'] })).toEqual([400, 'memo_ambiguous']);
    expect(await refusalOf({ memos: [], references: [] })).toEqual([400, 'memo_missing']);
  });

  it('a replayed signature: one transaction names two sessions, both confirm at once, one is paid', async () => {
    const a = await sandbox.api.connect('sextant-field-guide');
    const b = await sandbox.api.connect('sextant-field-guide');
    const signature = await buyer.pay(a, { memos: [], references: [a.reference, b.reference] });
    const answers = await Promise.all([a, b].map((session) => sandbox.confirm(session, signature, buyer.address)));
    expect(answers.map(({ status }) => status).toSorted((x, y) => x - y)).toEqual([200, 409]);
    expect([a, b].filter(({ id }) => statusOf(id) === 'CONFIRMED')).toHaveLength(1);
  });

  it('a transaction that failed', async () => {
    const poor = await sandbox.buyer(1_000_000);
    const session = await sandbox.api.connect('tidewater-circle');
    const signature = await poor.pay(session);
    const answer = await sandbox.confirm(session, signature, poor.address);
    expect([answer.status, errorCode(answer)]).toEqual([400, 'transaction_failed']);
    expect(statusOf(session.id)).toBe('PENDING_SIGNATURE');
  });

  it('dust on the reference, which also does not hide the payment behind it', async () => {
    const session = await sandbox.api.connect('quiet-hours');
    const spammer = await sandbox.buyer(1_000);
    const dust = await spammer.pay(session, { memos: [], merchantAmount: 1, feeAmount: 0 });
    const refused = await sandbox.confirm(session, dust, spammer.address);
    expect([refused.status, errorCode(refused)]).toEqual([400, 'merchant_not_paid']);
    const junk = await sandbox.api.call('POST', '/v1/pay/broadcast', { body: { payment_id: session.id, tx_signature: dust } });
    expect(junk.status).toBe(200);
    const real = await buyer.pay(session);
    expect((await sandbox.confirm(session, real, buyer.address)).json).toMatchObject({ status: 'CONFIRMED', delivery_value: 'QH-7F3K-29TD-XM41' });
  });

  it('a block after the window, though the money arrived', async () => {
    const session = await sandbox.api.connect('tidewater-circle');
    await sandbox.rpc('sandbox_warp', [{ seconds: 1_800 + 120 }]);
    const answer = await sandbox.confirm(session, await buyer.pay(session), buyer.address);
    expect([answer.status, errorCode(answer)]).toEqual([410, 'session_expired']);
    expect(statusOf(session.id)).not.toBe('CONFIRMED');
    // New sessions follow the chain's clock and can be paid again.
    await sandbox.running.api.watcher.turn();
    const next = await sandbox.api.connect('tidewater-circle');
    expect((await sandbox.confirm(next, await buyer.pay(next), buyer.address)).status).toBe(200);
  });
});

describe('the watcher', SLOW, () => {
  it('finds payments nobody confirms, by memo and by reference, and the first for a seller without an account', async () => {
    const newcomer = Keypair.generate().publicKey.toBase58();
    const slug = await productOf(newcomer, { title: 'Of a newcomer' });
    const [a, b, c] = [await sandbox.api.connect(slug), await sandbox.api.connect('keepers-fund', { amount_minor_units: 5_000_000 }), await sandbox.api.connect(slug)];
    const signatures = [await buyer.pay(a, { references: [] }), await buyer.pay(b, { memos: [] })];
    const isSettled = async (signature: string) => (await sandbox.connection.getTransaction(signature, { commitment: 'confirmed', maxSupportedTransactionVersion: 0 })) !== null;
    await expect.poll(() => Promise.all(signatures.map(isSettled)), { timeout: 30_000 }).toEqual([true, true]);
    await sandbox.running.api.watcher.turn();
    expect([a, b, c].map(({ id }) => statusOf(id))).toEqual(['CONFIRMED', 'CONFIRMED', 'PENDING_SIGNATURE']);
  });
});
