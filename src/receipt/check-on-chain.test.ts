import type { TransactionInstruction } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { baseUnits } from '../money/base-units.ts';
import { FAKE_GENESIS, type FakeNode, fakeNode, fakeRpcFetch } from '../testing/solana-fake-rpc.ts';
import { instructionOf, putTogether, takeApart } from '../testing/solana-edits.ts';
import { testAddress, testKey, testSignature } from '../testing/solana-keys.ts';
import { usdcTerms } from '../testing/solana-terms.ts';
import { signTransaction } from '../testing/solana-transactions.ts';
import { type Executed, SolanaWorld } from '../testing/solana-world.ts';
import { textBytes } from '../solana/bytes.ts';
import { WRAPPED_SOL_MINT } from '../solana/mints.ts';
import type { PaymentTerms } from '../solana/payment-terms.ts';
import { MEMO_PROGRAM } from '../solana/programs.ts';
import { RpcNode } from '../solana/rpc/node.ts';
import { RpcPool } from '../solana/rpc/pool.ts';
import { buildPayment } from '../solana/signing/build-payment.ts';
import { type ChainResult, checkOnChain } from './check-on-chain.ts';
import type { ReceiptFacts } from './receipt-facts.ts';

const buyer = testKey('buyer');
const terms = usdcTerms();

/** A landed payment of `built` by `payer`, its instructions edited before signing. */
function landed(built: PaymentTerms = terms, edit: (list: TransactionInstruction[]) => void = () => undefined, payer = buyer): Executed {
  const world = new SolanaWorld();
  world.giveSol(payer.address, 2_000_000_000n);
  world.giveTokens(payer.address, 100_000_000n);
  for (const wallet of [built.merchantWallet, built.feeWallet]) world.giveTokens(wallet, 7n);
  const editable = takeApart(buildPayment(built, { payer: payer.address, blockhash: world.blockhash, opens: [], computeUnits: 200_000, computePrice: 0n }));
  edit(editable.instructions);
  return world.execute(signTransaction(putTogether(editable), payer));
}

function factsOf({ signature, slot, answer }: Executed, changes: Partial<ReceiptFacts> = {}): ReceiptFacts {
  const { merchantWallet, merchantAmount, feeWallet, feeAmount, total, mint } = terms;
  if (mint === 'native') throw new Error('the terms are in USDC');
  return { transaction: signature, payer: buyer.address, merchantWallet, merchantAmount, feeWallet, feeAmount, total, mint, memo: 'HILT:nonce-1', reference: null, slot, blockTime: answer.blockTime * 1000, issuedAt: null, productTitle: null, productSlug: null, sellerName: null, ...changes };
}

/** A node that has this transaction, finalized. */
function nodeWith({ answer, slot }: Executed, status: object = {}): FakeNode {
  return fakeNode({
    getSignatureStatuses: () => ({ context: { slot: slot + 40 }, value: [{ slot, err: answer.meta.err, confirmationStatus: 'finalized', ...status }] }),
    getTransaction: () => answer,
  });
}
const empty = (): FakeNode => fakeNode({ getSignatureStatuses: () => ({ context: { slot: 9 }, value: [null] }), getTransaction: () => null });

function check(facts: ReceiptFacts, ...nodes: readonly FakeNode[]): Promise<ChainResult> {
  const named = Object.fromEntries(nodes.map((node, index) => [`https://node-${index}.example`, node]));
  const config = { fetch: fakeRpcFetch(named), timeoutMs: 1_000, genesisHashes: [FAKE_GENESIS], now: () => 0 };
  return checkOnChain(new RpcPool(Object.keys(named).map((url) => new RpcNode({ ...config, url }))), facts, new AbortController().signal);
}
const wrong = (result: ChainResult) => (result.tag === 'mismatch' ? result.mismatches.map(({ field }) => field) : result);

describe('a payment that landed as the receipt says', () => {
  it('is verified by every node that has it', async () => {
    const paid = landed();
    const result = await check(factsOf(paid), nodeWith(paid), nodeWith(paid), empty());
    expect(result).toMatchObject({ tag: 'verified', agreed: 2, asked: 3 });
    expect(result.tag === 'verified' && result.points.every(({ outcome }) => outcome === 'fits')).toBe(true);
  });

  it('is verified by its own key where the wallet left the memo out', async () => {
    const paid = landed(terms, (list) => list.splice(list.findIndex(({ programId }) => programId.toBase58() === MEMO_PROGRAM), 1));
    expect(await check(factsOf(paid, { reference: terms.reference }), nodeWith(paid))).toMatchObject({ tag: 'verified' });
    expect(wrong(await check(factsOf(paid), nodeWith(paid)))).toEqual(['memo']);
  });
});

describe('a receipt does not match', () => {
  const paid = landed();
  it.each<readonly [string, Partial<ReceiptFacts>, readonly string[]]>([
    ['another payer', { payer: testAddress('somebody') }, ['payer']],
    ['another seller', { merchantWallet: testAddress('other merchant') }, ['merchant-amount']],
    ['another fee wallet', { feeWallet: testAddress('other fee wallet') }, ['fee-amount']],
    ['more for the seller', { merchantAmount: baseUnits(28_420_001n) }, ['merchant-amount', 'amount']],
    ['less for the seller', { merchantAmount: baseUnits(28_419_999n) }, ['merchant-amount', 'amount']],
    ['a sum that is not its parts', { total: baseUnits(30_000_000n) }, ['amount']],
    ['another fee', { feeAmount: baseUnits(1n) }, ['fee-amount', 'amount']],
    ['another memo', { memo: 'HILT:nonce-2' }, ['memo']],
    ['another slot', { slot: 1 }, ['slot']],
    ['another time', { blockTime: 0 }, ['time']],
    ['another mint', { mint: WRAPPED_SOL_MINT }, ['merchant-amount', 'fee-amount']],
  ])('a transaction when it says %s', async (_, changes, fields) => {
    expect(wrong(await check(factsOf(paid, changes), nodeWith(paid)))).toEqual(fields);
  });

  it('a transaction to another merchant, by another buyer, or for another session', async () => {
    const elsewhere = landed(usdcTerms({ merchantWallet: testAddress('other merchant') }));
    expect(wrong(await check(factsOf(elsewhere), nodeWith(elsewhere)))).toEqual(['merchant-amount']);
    const byOther = landed(terms, undefined, testKey('other buyer'));
    expect(wrong(await check(factsOf(byOther), nodeWith(byOther)))).toEqual(['payer']);
    const session = landed(usdcTerms({ nonce: 'nonce-9' }));
    expect(wrong(await check(factsOf(session), nodeWith(session)))).toEqual(['memo']);
  });

  it('a transaction that moved another mint', async () => {
    const { answer } = paid;
    const inOther = (balances: readonly unknown[]) => balances.map((balance) => ({ ...Object(balance), mint: testAddress('other mint') }));
    const other = { ...paid, answer: { ...answer, meta: { ...answer.meta, preTokenBalances: inOther(answer.meta.preTokenBalances), postTokenBalances: inOther(answer.meta.postTokenBalances) } } };
    expect(wrong(await check(factsOf(paid), nodeWith(other)))).toEqual(['merchant-amount', 'fee-amount', 'payer']);
  });

  it('a transaction with two memos, which could stand for two payments', async () => {
    const twice = landed(terms, (list) => list.unshift(instructionOf(MEMO_PROGRAM, [], [...textBytes('HILT:nonce-1')])));
    expect(wrong(await check(factsOf(twice), nodeWith(twice)))).toEqual(['memo']);
  });

  it('a transaction that failed', async () => {
    expect(wrong(await check(factsOf(paid), nodeWith(paid, { err: { InstructionError: [0, 'Custom'] } })))).toEqual(['transaction']);
  });
});

describe('Solana could not be asked', () => {
  const paid = landed();
  const why = (result: ChainResult) => (result.tag === 'unchecked' ? result.why : result.tag);
  it.each<readonly [string, Partial<ReceiptFacts>, string]>([
    ['names no transaction', { transaction: null }, 'no-transaction'],
    ['is in a token we do not know', { mint: testAddress('mint') }, 'mint-unknown'],
    ['says no memo', { memo: null }, 'too-little-said'],
    ['says no payer', { payer: null }, 'too-little-said'],
    ['says no seller', { merchantWallet: null }, 'too-little-said'],
    ['says no split and the seller got less than all', { merchantAmount: null, feeAmount: null }, 'too-little-said'],
  ])('when the receipt %s', async (_, changes, reason) => {
    expect(why(await check(factsOf(paid, changes), nodeWith(paid)))).toBe(reason);
  });

  it('when nobody answers, nobody knows it, it is not final, nodes disagree, or a node gives another transaction', async () => {
    const down: FakeNode = { ...empty(), mode: 'down' };
    expect(why(await check(factsOf(paid), down))).toBe('unreachable');
    expect(why(await check(factsOf(paid), down, empty()))).toBe('not-found');
    expect(why(await check(factsOf(paid), nodeWith(paid, { confirmationStatus: 'confirmed' })))).toBe('not-final');
    const lie = { ...paid, answer: { ...paid.answer, meta: { ...paid.answer.meta, postTokenBalances: paid.answer.meta.preTokenBalances } } };
    expect(why(await check(factsOf(paid), nodeWith(paid), nodeWith(lie)))).toBe('nodes-disagree');
    expect(why(await check(factsOf(paid, { transaction: testSignature('other') }), nodeWith(paid)))).toBe('not-readable');
  });

  it('when the node is on another network', async () => {
    const elsewhere = nodeWith(paid);
    elsewhere.handlers = { ...elsewhere.handlers, getGenesisHash: () => 'AnotherGenesis111111111111111111' };
    expect(why(await check(factsOf(paid), elsewhere))).toBe('unreachable');
  });
});
