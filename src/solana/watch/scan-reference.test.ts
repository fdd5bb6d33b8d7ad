import { PublicKey, SystemProgram } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { baseUnits } from '../../money/base-units.ts';
import { putTogether, takeApart } from '../../testing/solana-edits.ts';
import { testKey } from '../../testing/solana-keys.ts';
import { signedPayment } from '../../testing/solana-signed-payment.ts';
import { usdcTerms } from '../../testing/solana-terms.ts';
import { calm, testChain } from '../../testing/solana-test-chain.ts';
import { signTransaction } from '../../testing/solana-transactions.ts';
import { USDC_MINT } from '../mints.ts';
import type { PaymentTerms } from '../payment-terms.ts';
import { buildPayment } from '../signing/build-payment.ts';

const dustTerms = usdcTerms({ merchantAmount: baseUnits(1n), feeAmount: baseUnits(0n), total: baseUnits(1n) });

const feeOnly = usdcTerms({ merchantAmount: baseUnits(0n), feeAmount: baseUnits(1n), total: baseUnits(1n) });

/** SOL in place of USDC, with the reference key on it. */
function transferOfSol(blockhash: string, terms: PaymentTerms, lamports: bigint): Uint8Array {
  const from = testKey('buyer');
  const instruction = SystemProgram.transfer({ fromPubkey: new PublicKey(from.address), toPubkey: new PublicKey(terms.merchantWallet), lamports });
  instruction.keys.push({ pubkey: new PublicKey(terms.reference), isSigner: false, isWritable: false });
  return signTransaction(putTogether({ payer: new PublicKey(from.address), blockhash, instructions: [instruction] }), from);
}

function setUp() {
  const payment = signedPayment();
  const { chain, terms } = payment;
  const nodes = { 'http://a': chain.node(), 'http://b': chain.node() };
  const solana = testChain(nodes);
  return { ...payment, a: nodes['http://a'], b: nodes['http://b'], scan: () => solana.scan(terms, calm()) };
}

describe('scan', () => {
  it('finds nothing where nobody has paid', async () => {
    await expect(setUp().scan()).resolves.toEqual({ tag: 'read', payments: [], mispaid: [], witnesses: { asked: 2, answered: 2, at: 0 } });
  });

  it('finds every payment, oldest first, behind dust and failures', async () => {
    const { chain, signed, signature, buyer, signAgain, scan } = setUp();
    chain.land(signAgain(testKey('spammer'), dustTerms));
    chain.world.giveTokens(testKey('spammer').address, 0n);
    chain.land(signAgain(testKey('spammer')));
    chain.advance(1);
    chain.world.svm.setBlockhashCheck(false);
    chain.land(signed);
    chain.advance(40);
    const second = chain.land(signAgain(testKey('other buyer')));
    chain.advance(3);
    await expect(scan()).resolves.toMatchObject({
      tag: 'read',
      payments: [
        { signature, payer: buyer.address, commitment: 'finalized', check: { ok: true }, blockTime: expect.any(Number) },
        { signature: second, payer: testKey('other buyer').address, commitment: 'confirmed', check: { ok: true } },
      ],
    });
  });

  it('names what was paid wrongly, and skips what failed or gave the seller nothing', async () => {
    const { chain, terms, signAgain, scan } = setUp();
    chain.world.giveTokens(terms.merchantWallet, 70_000_000n);
    const sol = transferOfSol(chain.world.blockhash, terms, 2_000_000n);
    const paid = [signAgain(testKey('other buyer'), dustTerms), sol, signAgain(testKey('buyer'), feeOnly)];
    chain.world.svm.setBlockhashCheck(false);
    const [little, other] = paid.map((signed) => chain.land(signed));
    chain.world.giveTokens(testKey('spammer').address, 0n);
    chain.land(signAgain(testKey('spammer')));
    chain.advance(40);
    await expect(scan()).resolves.toMatchObject({
      payments: [],
      mispaid: [
        { signature: little, payer: testKey('other buyer').address, kind: 'too-little', received: { amount: 1n, mint: USDC_MINT, decimals: 6, symbol: 'USDC' }, commitment: 'finalized' },
        { signature: other, payer: testKey('buyer').address, kind: 'wrong-token', received: { amount: 2_000_000n, mint: 'native', decimals: 9, symbol: 'SOL' } },
      ],
    });
  });

  it('adds two transfers of one transaction up, and says what is beyond the price', async () => {
    const { chain, buyer, terms, scan } = setUp();
    const editable = takeApart(buildPayment(terms, { payer: buyer.address, blockhash: chain.world.blockhash, opens: [], computeUnits: 120_000, computePrice: 0n }));
    const last = editable.instructions.at(-1);
    if (last !== undefined) editable.instructions.push(last);
    const signature = chain.land(signTransaction(putTogether(editable), buyer));
    chain.advance(3);
    await expect(scan()).resolves.toMatchObject({ payments: [{ signature, surplus: terms.merchantAmount }], mispaid: [] });
  });

  it('does not let one node hide that the seller received something', async () => {
    const { chain, signAgain, a, scan } = setUp();
    chain.land(signAgain(testKey('spammer'), dustTerms));
    chain.advance(3);
    const honest = a.handlers['getTransaction'];
    a.handlers['getTransaction'] = (params) => ({ ...Object(honest?.(params)), meta: { ...Object(Object(honest?.(params)).meta), preTokenBalances: [], postTokenBalances: [] } });
    await expect(scan()).resolves.toMatchObject({ payments: [], mispaid: [{ kind: 'too-little' }] });
  });

  it('counts a payment that only one node lists, and fetches it from whoever has it', async () => {
    const { chain, signed, signature, a, b, scan } = setUp();
    chain.land(signed);
    chain.advance(40);
    a.handlers['getSignaturesForAddress'] = () => [];
    b.handlers['getTransaction'] = () => null;
    await expect(scan()).resolves.toMatchObject({ tag: 'read', payments: [{ signature, commitment: 'confirmed' }] });
  });

  it('calls a payment finalized only when two nodes do, and believes a success rather than a failure', async () => {
    const { chain, signed, signature, a, scan } = setUp();
    chain.land(signed);
    chain.advance(40);
    a.handlers['getSignaturesForAddress'] = () => [{ signature, slot: 1, err: null, confirmationStatus: 'confirmed' }];
    await expect(scan()).resolves.toMatchObject({ payments: [{ signature, commitment: 'confirmed' }] });
    a.handlers['getSignaturesForAddress'] = () => [{ signature, slot: 1, err: { Lie: 1 }, confirmationStatus: 'finalized' }];
    await expect(scan()).resolves.toMatchObject({ payments: [{ signature, commitment: 'confirmed' }] });
    a.handlers['getSignaturesForAddress'] = () => [{ signature, slot: 1, err: null, confirmationStatus: 'finalized' }];
    await expect(scan()).resolves.toMatchObject({ payments: [{ signature, commitment: 'finalized' }] });
  });

  it('never says "none" when it does not know', async () => {
    const { chain, signed, a, b, scan } = setUp();
    chain.land(signed);
    chain.advance(40);
    for (const node of [a, b]) node.handlers['getTransaction'] = () => null;
    await expect(scan()).resolves.toMatchObject({ tag: 'unreachable' });
    for (const node of [a, b]) node.handlers['getSignaturesForAddress'] = () => ({ not: 'a list' });
    await expect(scan()).resolves.toMatchObject({ tag: 'unreachable', witnesses: { answered: 0 } });
  });

  it.each<[string, (answer: Record<string, unknown>) => unknown]>([
    ['failed', (answer) => ({ ...answer, meta: { ...Object(answer['meta']), err: { Lie: 1 } } })],
    ['moved nothing', (answer) => ({ ...answer, meta: { ...Object(answer['meta']), preTokenBalances: [], postTokenBalances: [] } })],
    ['does not exist', () => null],
  ])('does not let one node hide a payment by saying that it %s', async (_, lie) => {
    const { chain, signed, signature, a, scan } = setUp();
    chain.land(signed);
    chain.advance(40);
    const honest = a.handlers['getTransaction'];
    a.handlers['getTransaction'] = (params) => lie(Object(honest?.(params)));
    await expect(scan()).resolves.toMatchObject({ tag: 'read', payments: [{ signature, check: { ok: true } }] });
  });

  it('fetches each transaction once, and what does not pay from every node, however often it looks', async () => {
    const { chain, signed, signAgain, a, b, scan } = setUp();
    chain.land(signed);
    chain.land(signAgain(testKey('spammer'), dustTerms));
    chain.advance(40);
    for (let round = 0; round < 3; round += 1) await scan();
    expect([...a.asked, ...b.asked].filter((method) => method === 'getTransaction')).toHaveLength(1 + 3);
  });
});
