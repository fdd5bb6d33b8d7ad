import { SystemProgram, PublicKey } from '@solana/web3.js';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { putTogether, takeApart } from '../../testing/solana-edits.ts';
import { testAddress, testKey } from '../../testing/solana-keys.ts';
import { usdcTerms } from '../../testing/solana-terms.ts';
import { calm, testChain } from '../../testing/solana-test-chain.ts';
import { SolanaWorld } from '../../testing/solana-world.ts';
import { WorldChain } from '../../testing/solana-world-chain.ts';
import type { PaymentTerms } from '../payment-terms.ts';
import type * as buildPaymentModule from './build-payment.ts';
import type { PaymentPlan } from './build-payment.ts';

/** A mistake of the builder; none by default. */
const builder = vi.hoisted(() => ({ mistake: { terms: (terms: PaymentTerms) => terms, wire: (wire: Uint8Array) => wire } }));
const right = builder.mistake;

vi.mock('./build-payment.ts', async (importOriginal) => {
  const original = await importOriginal<typeof buildPaymentModule>();
  return { ...original, buildPayment: (terms: PaymentTerms, plan: PaymentPlan) => builder.mistake.wire(original.buildPayment(builder.mistake.terms(terms), plan)) };
});

const buyer = testKey('buyer');
const thief = testAddress('friend');

function setUp() {
  const world = new SolanaWorld();
  world.giveSol(buyer.address, 50_000_000n);
  world.giveTokens(buyer.address, 90_000_000n);
  for (const wallet of [usdcTerms().merchantWallet, usdcTerms().feeWallet, thief]) world.giveTokens(wallet, 0n);
  const node = new WorldChain(world).node();
  return { node, prepare: () => testChain({ 'http://a': node }).prepare(usdcTerms(), buyer.address, calm()) };
}

beforeEach(() => {
  builder.mistake = right;
});

describe('a mistake of the builder', () => {
  it('is what these tests are about: without one the payment is ready', async () => {
    await expect(setUp().prepare()).resolves.toMatchObject({ tag: 'ready' });
  });

  it.each<[string, Partial<PaymentTerms>]>([
    ['another amount', { merchantAmount: usdcTerms().feeAmount }],
    ['another seller', { merchantWallet: thief }],
    ['another fee wallet', { feeWallet: thief }],
    ['another memo', { nonce: 'other' }],
    ['another reference', { reference: thief }],
  ])('ends before the node and the wallet see it, though it would run: %s', async (_, changes) => {
    builder.mistake = { ...right, terms: (terms) => ({ ...terms, ...changes }) };
    const { node, prepare } = setUp();
    await expect(prepare()).resolves.toEqual({ tag: 'blocked', block: 'simulation-failed' });
    expect(node.asked).not.toContain('simulateTransaction');
  });

  it('ends there too when it adds a transfer', async () => {
    const gift = SystemProgram.transfer({ fromPubkey: new PublicKey(buyer.address), toPubkey: new PublicKey(thief), lamports: 1_000_000n });
    builder.mistake = {
      ...right,
      wire: (wire) => {
        const editable = takeApart(wire);
        return putTogether({ ...editable, instructions: [gift, ...editable.instructions] });
      },
    };
    await expect(setUp().prepare()).resolves.toEqual({ tag: 'blocked', block: 'simulation-failed' });
  });
});
