import { SystemProgram, PublicKey } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { baseUnits } from '../../money/base-units.ts';
import { putTogether, takeApart } from '../../testing/solana-edits.ts';
import { testAddress, testKey } from '../../testing/solana-keys.ts';
import { usdcTerms } from '../../testing/solana-terms.ts';
import { signedPayment } from '../../testing/solana-signed-payment.ts';
import { calm, testChain } from '../../testing/solana-test-chain.ts';
import { signTransaction } from '../../testing/solana-transactions.ts';
import type { AttemptOnChain } from '../chain.ts';

function setUp() {
  const payment = signedPayment();
  const { chain, terms, attempt } = payment;
  const nodes = { 'http://a': chain.node(), 'http://b': chain.node() };
  const solana = testChain(nodes);
  return { ...payment, a: nodes['http://a'], b: nodes['http://b'], solana, look: (of: AttemptOnChain = attempt) => solana.look(terms, of, calm()) };
}

describe('look at an attempt that landed', () => {
  it('follows it from processed to finalized, and verifies it as soon as it can be fetched', async () => {
    const { chain, signed, signature, attempt, look } = setUp();
    await expect(look()).resolves.toMatchObject({ tag: 'unseen', witnesses: { asked: 2, answered: 2 } });
    chain.land(signed);
    await expect(look()).resolves.toMatchObject({ tag: 'landed', signature, commitment: 'processed', verified: null });
    chain.advance(2);
    await expect(look()).resolves.toMatchObject({ tag: 'landed', commitment: 'confirmed', verified: { ok: true, payer: attempt.payer }, blockTime: expect.any(Number) });
    chain.advance(30);
    await expect(look()).resolves.toMatchObject({ tag: 'landed', commitment: 'finalized', verified: { ok: true } });
  });

  it('never calls it dead, however old it gets', async () => {
    const { chain, signed, look } = setUp();
    chain.land(signed);
    chain.advance(100_000);
    await expect(look()).resolves.toMatchObject({ tag: 'landed', commitment: 'finalized' });
  });

  it('is seen when a single node knows it, however many do not', async () => {
    const { chain, signed, a, look } = setUp();
    chain.land(signed);
    chain.advance(1_000);
    a.handlers['getSignatureStatuses'] = () => ({ context: { slot: chain.slot }, value: [null] });
    a.handlers['getSignaturesForAddress'] = () => [];
    await expect(look()).resolves.toMatchObject({ tag: 'landed', commitment: 'confirmed', verified: { ok: true } });
  });

  it('tells what a sign-and-send wallet did besides paying', async () => {
    const { chain, buyer, signAgain, terms, attempt, solana } = setUp();
    const editable = takeApart(signAgain(buyer));
    editable.instructions.unshift(SystemProgram.transfer({ fromPubkey: editable.payer, toPubkey: new PublicKey(testAddress('thief')), lamports: 5_000_000n }));
    const signature = chain.land(signTransaction(putTogether(editable), buyer));
    chain.advance(5);
    const sight = await solana.look(terms, { ...attempt, signature }, calm());
    expect(sight).toMatchObject({ tag: 'landed', verified: { ok: true, deviations: [{ what: 'extra-transfer', signed: `0.005 SOL → ${testAddress('thief')}` }, { what: 'writable-account' }] } });
  });

  it('says so when it paid something else', async () => {
    const { chain, buyer, signAgain, terms, attempt, solana } = setUp();
    const signature = chain.land(signAgain(buyer, usdcTerms({ total: baseUnits(9_580_000n), merchantAmount: baseUnits(9_000_000n) })));
    chain.advance(5);
    await expect(solana.look(terms, { ...attempt, signature }, calm())).resolves.toMatchObject({ tag: 'landed', verified: { ok: false, differences: [{ what: 'seller-amount', shown: '28.42 USDC', signed: '9 USDC' }] } });
  });
});

describe('look at an attempt that failed', () => {
  const failing = () => {
    const set = setUp();
    set.chain.world.giveTokens(set.buyer.address, 1n);
    set.chain.land(set.signed);
    return set;
  };

  it('says what it cost, and that it is final once two nodes have finalized it', async () => {
    const { chain, signature, look } = failing();
    chain.advance(5);
    await expect(look()).resolves.toMatchObject({ tag: 'failed', signature, commitment: 'confirmed', fee: 5_000n, error: expect.stringContaining('Failed') });
    chain.advance(40);
    await expect(look()).resolves.toMatchObject({ tag: 'failed', commitment: 'finalized' });
  });

  it('is not final by one node’s word', async () => {
    const { chain, b, look } = failing();
    chain.advance(40);
    b.mode = 'down';
    await expect(look()).resolves.toMatchObject({ tag: 'failed', commitment: 'confirmed' });
  });

  it('is not failed at all when another node knows a success: a lie there would charge twice', async () => {
    const { chain, signed, a, look } = setUp();
    chain.land(signed);
    chain.advance(40);
    a.handlers['getSignatureStatuses'] = () => ({ context: { slot: chain.slot }, value: [{ slot: 1, err: { InstructionError: [0, 'Lie'] }, confirmationStatus: 'finalized' }] });
    await expect(look()).resolves.toMatchObject({ tag: 'landed' });
  });

  it('is not final when the transaction itself says that it succeeded', async () => {
    const { chain, signed, a, b, look } = setUp();
    chain.land(signed);
    chain.advance(40);
    for (const node of [a, b]) node.handlers['getSignatureStatuses'] = () => ({ context: { slot: chain.slot }, value: [{ slot: 1, err: { InstructionError: [0, 'Lie'] }, confirmationStatus: 'finalized' }] });
    await expect(look()).resolves.toMatchObject({ tag: 'failed', commitment: 'confirmed' });
  });
});

describe('look without a signature', () => {
  it('finds the attempt by reference and payer', async () => {
    const { chain, signed, signature, attempt, look } = setUp();
    const unanswered = { ...attempt, signature: null, answeredHeight: null };
    chain.advance(100_000);
    await expect(look(unanswered)).resolves.toMatchObject({ tag: 'unseen' });
    chain.land(signed);
    chain.advance(3);
    await expect(look(unanswered)).resolves.toMatchObject({ tag: 'landed', signature, commitment: 'confirmed', verified: { ok: true } });
  });

  it('does not take another buyer’s payment for it', async () => {
    const { chain, signAgain, attempt, terms, solana } = setUp();
    chain.land(signAgain(testKey('other buyer')));
    chain.advance(40);
    await expect(solana.look(terms, { ...attempt, signature: null, answeredHeight: null }, calm())).resolves.toMatchObject({ tag: 'unseen', blockHeight: chain.slot - 532 });
  });
});

describe('look while nodes fail', () => {
  it('is unreachable when none answers, and works with one', async () => {
    const { a, b, look } = setUp();
    a.mode = 'down';
    await expect(look()).resolves.toMatchObject({ tag: 'unseen' });
    b.mode = 429;
    await expect(look()).resolves.toMatchObject({ tag: 'unreachable', witnesses: { answered: 0 } });
  });

  it('does not believe a node of another network', async () => {
    const { chain, signed, a, b, look } = setUp();
    chain.land(signed);
    chain.advance(5);
    a.handlers['getGenesisHash'] = () => 'another network';
    b.handlers['getGenesisHash'] = () => 'another network';
    await expect(look()).resolves.toMatchObject({ tag: 'unreachable', witnesses: { asked: 2, answered: 0 } });
  });
});
