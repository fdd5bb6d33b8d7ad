import { createTransferCheckedInstruction } from '@solana/spl-token';
import { PublicKey, type TransactionInstruction } from '@solana/web3.js';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { baseUnits } from '../../money/base-units.ts';
import { guardInstruction, instructionOf, putTogether, putTogetherV0, takeApart } from '../../testing/solana-edits.ts';
import { testAddress, testKey, testSignature } from '../../testing/solana-keys.ts';
import { solTerms, usdcTerms } from '../../testing/solana-terms.ts';
import { signTransaction } from '../../testing/solana-transactions.ts';
import { type Executed, SolanaWorld } from '../../testing/solana-world.ts';
import { textBytes } from '../bytes.ts';
import { USDC_MINT } from '../mints.ts';
import type { PaymentTerms } from '../payment-terms.ts';
import { MEMO_PROGRAM } from '../programs.ts';
import { getTransaction, type LandedTransaction } from '../rpc/transactions.ts';
import { buildPayment } from '../signing/build-payment.ts';
import { tokenAccountAddress } from '../wire/token-account-address.ts';
import { landedDeviations } from './landed-deviations.ts';
import { verifyLanded } from './verify-landed.ts';

const buyer = testKey('buyer');
const sponsor = testKey('sponsor');

/** A world where everybody can pay and be paid. */
function richWorld(terms: PaymentTerms): SolanaWorld {
  const world = new SolanaWorld();
  for (const wallet of [buyer.address, sponsor.address]) {
    world.giveSol(wallet, 2_000_000_000n);
    world.giveTokens(wallet, 100_000_000n);
  }
  for (const wallet of [terms.merchantWallet, terms.feeWallet, testAddress('friend')]) {
    world.giveSol(wallet, 1_000_000n);
    world.giveTokens(wallet, 3n);
  }
  return world;
}

function landed({ answer }: Executed): LandedTransaction {
  const parsed = v.parse(getTransaction(testSignature('any')).result, JSON.parse(JSON.stringify(answer)));
  if (parsed === null) throw new Error('nothing landed');
  return parsed;
}

/** Executes the payment of `built` after `edit`, and judges it by `judged`. */
function judged(built: PaymentTerms, options: { terms?: PaymentTerms; edit?: (list: TransactionInstruction[]) => void; write?: typeof putTogether } = {}) {
  const { terms = built, edit = () => undefined, write = putTogether } = options;
  const world = richWorld(built);
  const editable = takeApart(buildPayment(built, { payer: buyer.address, blockhash: world.blockhash, opens: [], computeUnits: 200_000, computePrice: 0n }));
  edit(editable.instructions);
  const executed = world.execute(signTransaction(write(editable), buyer));
  expect(executed.answer.meta.err).toBeNull();
  return { executed, reading: verifyLanded(terms, executed.signature, landed(executed)), terms };
}

const whats = (result: ReturnType<typeof judged>) => (result.reading.check.ok ? [] : result.reading.check.differences.map(({ what }) => what));
const transfer = (amount: bigint, to: string) => {
  const account = (wallet: string) => new PublicKey(wallet);
  return createTransferCheckedInstruction(account(tokenAccountAddress(buyer.address, USDC_MINT)), account(USDC_MINT), account(to), account(buyer.address), amount, 6);
};

describe('verifyLanded accepts', () => {
  it.each([
    ['USDC', usdcTerms()],
    ['SOL', solTerms()],
  ])('a payment in %s and names who paid', (_, terms) => {
    const result = judged(terms);
    expect(result.reading.check).toEqual({ ok: true, payer: buyer.address });
    expect(result.reading.message && landedDeviations(terms, buyer.address, result.reading.message)).toEqual([]);
  });

  it('a guarded payment that really ran, without deviations', () => {
    const edit = (list: TransactionInstruction[]) => {
      list.unshift(guardInstruction(5), guardInstruction(5), guardInstruction(9));
      list.push(guardInstruction(16));
    };
    const { reading, terms } = judged(usdcTerms(), { edit });
    expect(reading.check.ok).toBe(true);
    expect(reading.message && landedDeviations(terms, buyer.address, reading.message)).toEqual([]);
  });

  it('a payment that landed as v0', () => {
    expect(judged(usdcTerms(), { write: putTogetherV0 }).reading.check.ok).toBe(true);
  });

  it('more than was due, and says what else happened', () => {
    const friend = tokenAccountAddress(testAddress('friend'), USDC_MINT);
    const { reading, terms } = judged(usdcTerms(), { edit: (list) => list.unshift(transfer(5n, friend)) });
    expect(reading.check.ok).toBe(true);
    expect((reading.message && landedDeviations(terms, buyer.address, reading.message))?.map(({ what }) => what)).toEqual(['extra-transfer', 'writable-account']);
  });

  it('no memo at all, when the reference key is on it', () => {
    expect(judged(usdcTerms(), { edit: (list) => list.splice(3, 1) }).reading.check.ok).toBe(true);
  });

  it('a payment whose network fee somebody else paid: the payer is who was debited', () => {
    const terms = usdcTerms();
    const world = richWorld(terms);
    const editable = takeApart(buildPayment(terms, { payer: buyer.address, blockhash: world.blockhash, opens: [], computeUnits: 200_000, computePrice: 0n }));
    const executed = world.execute(signTransaction(putTogether({ ...editable, payer: new PublicKey(sponsor.address) }), sponsor, buyer));
    expect(executed.answer.meta.err).toBeNull();
    expect(verifyLanded(terms, executed.signature, landed(executed)).check).toEqual({ ok: true, payer: buyer.address });
  });

  it('a payment beside which more of another token was spent by somebody else', () => {
    const { executed, terms } = judged(usdcTerms());
    const read = landed(executed);
    const spent = (amount: bigint) => ({ accountIndex: 0, mint: testAddress('another mint'), owner: testAddress('friend'), uiTokenAmount: { amount: baseUnits(amount), decimals: 6 } });
    const meta = { ...read.meta, preTokenBalances: [...(read.meta.preTokenBalances ?? []), spent(10n ** 12n)], postTokenBalances: [...(read.meta.postTokenBalances ?? []), spent(0n)] };
    expect(verifyLanded(terms, executed.signature, { ...read, meta }).check).toEqual({ ok: true, payer: buyer.address });
  });

  it('one account for seller and fee, when it grew by both', () => {
    const terms = usdcTerms({ feeWallet: testAddress('merchant') });
    expect(judged(terms).reading.check.ok).toBe(true);
    expect(whats(judged(terms, { edit: (list) => list.splice(2, 1) }))).toEqual(['seller-amount']);
  });
});

describe('verifyLanded refuses', () => {
  it.each<[string, string, Partial<PaymentTerms>]>([
    ['too little for the seller', 'seller-amount', { merchantAmount: baseUnits(28_420_001n) }],
    ['too little for the fee wallet', 'fee-amount', { feeAmount: baseUnits(580_001n) }],
    ['another seller', 'seller-amount', { merchantWallet: testAddress('friend') }],
    ['another fee wallet', 'fee-amount', { feeWallet: testAddress('friend') }],
    ['another memo', 'memo', { nonce: 'other' }],
    ['another mint', 'seller-amount', { mint: testAddress('another mint') }],
  ])('%s', (_, what, changes) => {
    expect(whats(judged(usdcTerms(), { terms: usdcTerms(changes) }))).toContain(what);
  });

  it('a balance that was there before: only the growth counts', () => {
    const terms = usdcTerms({ merchantAmount: baseUnits(2n), total: baseUnits(580_002n) });
    const result = judged(terms, { edit: (list) => list.splice(-1, 1) });
    // The seller's account holds 3 units, more than the 2 due, but got none.
    expect(whats(result)).toEqual(['seller-amount']);
  });

  it('two memos, which could claim one transfer for two payments', () => {
    const second = instructionOf(MEMO_PROGRAM, [], [...textBytes('HILT:nonce-2')]);
    expect(whats(judged(usdcTerms(), { edit: (list) => list.unshift(second) }))).toEqual(['memo']);
    expect(whats(judged(usdcTerms(), { edit: (list) => list.push(second) }))).toEqual(['memo']);
  });

  it('neither memo nor reference', () => {
    const edit = (list: TransactionInstruction[]) => {
      list.splice(3, 1);
      list.at(-1)?.keys.pop();
    };
    expect(whats(judged(usdcTerms(), { edit }))).toEqual(['memo']);
  });

  it('an account that belongs to somebody else by now', () => {
    const terms = usdcTerms();
    const { executed } = judged(terms);
    const stolen = JSON.parse(JSON.stringify(executed.answer).replaceAll(`"owner":"${terms.merchantWallet}"`, `"owner":"${testAddress('thief')}"`));
    const check = verifyLanded(terms, executed.signature, landed({ ...executed, answer: stolen })).check;
    expect(check.ok ? [] : check.differences.map(({ what }) => what)).toEqual(['recipient']);
  });

  it('a node that answers with another transaction than the one asked for', () => {
    const { executed, terms } = judged(usdcTerms());
    expect(verifyLanded(terms, testSignature('other'), landed(executed)).check.ok).toBe(false);
  });

  it('bytes that are no transaction', () => {
    const { executed, terms } = judged(usdcTerms());
    const broken = { ...landed(executed), transaction: new Uint8Array(10) };
    expect(verifyLanded(terms, executed.signature, broken).check).toMatchObject({ ok: false, differences: [{ what: 'format' }] });
  });
});
