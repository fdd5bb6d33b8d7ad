import { describe, expect, it } from 'vitest';
import { baseUnits } from '../../money/base-units.ts';
import { type FakeNode, FakeRpcError } from '../../testing/solana-fake-rpc.ts';
import { testKey } from '../../testing/solana-keys.ts';
import { signedPayment } from '../../testing/solana-signed-payment.ts';
import { usdcTerms } from '../../testing/solana-terms.ts';
import { minContextSlot } from '../../testing/solana-world-chain.ts';
import { calm, testChain } from '../../testing/solana-test-chain.ts';
import type { AttemptOnChain } from '../chain.ts';

/** Blocks from signing until the finalized height is above the last height at which the attempt could land. */
const UNTIL_DEAD = 2 + 151 + 32 + 1;

function setUp(count = 2) {
  const payment = signedPayment();
  const { chain, terms, attempt } = payment;
  const clock = { ms: 0 };
  const nodes = Array.from({ length: count }, () => chain.node());
  const solana = testChain(Object.fromEntries(nodes.map((node, index) => [`http://${index}`, node])), clock);
  const look = (changes: Partial<AttemptOnChain> = {}, of = terms) => solana.look(of, { ...attempt, ...changes }, calm());
  return { ...payment, nodes, clock, look, tag: async (changes?: Partial<AttemptOnChain>) => (await look(changes)).tag };
}

describe('an attempt that never landed', () => {
  it('is dead exactly one finalized block after the last it could land in', async () => {
    const { chain, tag } = setUp();
    chain.advance(UNTIL_DEAD - 1);
    await expect(tag()).resolves.toBe('unseen');
    chain.advance(1);
    await expect(tag()).resolves.toBe('dead');
  });

  it('is bounded by when the wallet answered, whatever the node said about the blockhash', async () => {
    const { chain, attempt, tag } = setUp();
    chain.advance(UNTIL_DEAD - 1);
    await expect(tag({ lastValidBlockHeight: 1 })).resolves.toBe('unseen');
    await expect(tag({ answeredHeight: 1, lastValidBlockHeight: attempt.lastValidBlockHeight + 3 })).resolves.toBe('unseen');
    chain.advance(1);
    await expect(tag({ lastValidBlockHeight: 1 })).resolves.toBe('dead');
    await expect(tag({ answeredHeight: 1, lastValidBlockHeight: attempt.lastValidBlockHeight + 3 })).resolves.toBe('dead');
  });

  it.each<[string, Partial<AttemptOnChain>]>([
    ['the signature', { signature: null }],
    ['the end of its blockhash', { lastValidBlockHeight: null }],
    ['when the wallet answered', { answeredHeight: null }],
  ])('is never proven dead without %s', async (_, changes) => {
    const { chain, tag } = setUp();
    chain.advance(1_000_000);
    await expect(tag(changes)).resolves.toBe('unseen');
  });
});

describe('a single node does not make an attempt dead', () => {
  it('when the other is down, or refuses', async () => {
    const { chain, nodes, tag } = setUp();
    chain.advance(UNTIL_DEAD);
    for (const mode of ['down', 429, 500] as const) {
      Object.assign(nodes[1] ?? {}, { mode });
      await expect(tag()).resolves.toBe('unseen');
    }
  });

  it.each<[string, (node: FakeNode, slot: number) => void]>([
    ['lags behind', (node, slot) => Object.assign(node.handlers, { getEpochInfo: () => ({ absoluteSlot: slot - 100, blockHeight: slot - 600 }) })],
    ['serves another network', (node) => Object.assign(node.handlers, { getGenesisHash: () => 'another network' })],
    ['cannot tell the reference', (node) => Object.assign(node.handlers, { getSignaturesForAddress: () => ({}) })],
    ['answers the reference from a machine that is behind', (node, slot) => Object.assign(node.handlers, { getSignaturesForAddress: listedUpTo(slot - 200) })],
    ['forgets to say whether it failed', (node) => Object.assign(node.handlers, { getSignaturesForAddress: () => [{ signature: 'x', slot: 1 }] })],
    ['answers the status from a machine that is behind', (node, slot) => Object.assign(node.handlers, { getSignatureStatuses: () => ({ context: { slot: slot - 200 }, value: [null] }) })],
  ])('when the other %s', async (_, change) => {
    const honest = setUp();
    honest.chain.advance(UNTIL_DEAD);
    await expect(honest.tag()).resolves.toBe('dead');
    const { chain, nodes, tag } = setUp();
    chain.advance(UNTIL_DEAD);
    const [, other] = nodes;
    if (other !== undefined) change(other, chain.slot);
    await expect(tag()).resolves.toBe('unseen');
  });

  it('when it lies about the height and the other does not', async () => {
    const { chain, nodes, tag } = setUp();
    chain.advance(10);
    Object.assign(nodes[0]?.handlers ?? {}, { getEpochInfo: () => ({ absoluteSlot: chain.slot, blockHeight: 10_000_000 }) });
    await expect(tag()).resolves.toBe('unseen');
  });

  it('when a third node knows that it landed', async () => {
    const { chain, signed, nodes, tag } = setUp(3);
    chain.land(signed);
    chain.advance(UNTIL_DEAD);
    for (const node of nodes.slice(0, 2)) Object.assign(node.handlers, { getSignatureStatuses: () => ({ context: { slot: chain.slot }, value: [null] }), getSignaturesForAddress: () => [] });
    await expect(tag()).resolves.toBe('landed');
  });
});

/** A machine that has only reached `slot`, and says so where it is asked for more. */
function listedUpTo(slot: number): (params: readonly unknown[]) => unknown {
  return ([, config]) => {
    if (minContextSlot(config) > slot) throw new FakeRpcError(-32016, 'Minimum context slot has not been reached');
    return [];
  };
}

describe('with one node only', () => {
  it('two readings are needed, ten seconds and twenty slots apart', async () => {
    const { chain, clock, tag } = setUp(1);
    chain.advance(UNTIL_DEAD);
    await expect(tag()).resolves.toBe('unseen');
    chain.advance(25);
    clock.ms = 9_999;
    await expect(tag()).resolves.toBe('unseen');
    clock.ms = 10_000;
    await expect(tag()).resolves.toBe('dead');
  });

  it('a jump of the page’s clock does not stand for the chain’s progress', async () => {
    const { chain, clock, tag } = setUp(1);
    chain.advance(UNTIL_DEAD);
    await expect(tag()).resolves.toBe('unseen');
    clock.ms = 12 * 3_600_000;
    chain.advance(19);
    await expect(tag()).resolves.toBe('unseen');
    chain.advance(1);
    await expect(tag()).resolves.toBe('dead');
  });

  it('a reading to the contrary starts the wait anew', async () => {
    const { chain, clock, nodes, tag } = setUp(1);
    const [node] = nodes;
    chain.advance(UNTIL_DEAD);
    await expect(tag()).resolves.toBe('unseen');
    const honest = node?.handlers['getSignaturesForAddress'];
    Object.assign(node?.handlers ?? {}, { getSignaturesForAddress: () => ({}) });
    chain.advance(25);
    clock.ms = 10_000;
    await expect(tag()).resolves.toBe('unseen');
    Object.assign(node?.handlers ?? {}, { getSignaturesForAddress: honest });
    clock.ms = 11_000;
    await expect(tag()).resolves.toBe('unseen');
    chain.advance(25);
    clock.ms = 21_000;
    await expect(tag()).resolves.toBe('dead');
  });

  it('a sight of it starts the wait anew, too', async () => {
    const { chain, clock, nodes, tag } = setUp(1);
    const [node] = nodes;
    chain.advance(UNTIL_DEAD);
    await expect(tag()).resolves.toBe('unseen');
    const honest = node?.handlers['getSignatureStatuses'];
    Object.assign(node?.handlers ?? {}, { getSignatureStatuses: () => ({ context: { slot: chain.slot }, value: [{ slot: 1, err: null, confirmationStatus: 'processed' }] }) });
    await expect(tag()).resolves.toBe('landed');
    Object.assign(node?.handlers ?? {}, { getSignatureStatuses: honest });
    chain.advance(25);
    clock.ms = 10_000;
    await expect(tag()).resolves.toBe('unseen');
  });
});

describe('the reference key', () => {
  it('keeps an attempt alive that the status query has forgotten', async () => {
    const { chain, signed, nodes, tag } = setUp();
    chain.land(signed);
    chain.advance(UNTIL_DEAD);
    for (const node of nodes) Object.assign(node.handlers, { getSignatureStatuses: () => ({ context: { slot: chain.slot }, value: [null] }) });
    await expect(tag()).resolves.toBe('unseen');
  });

  it('keeps it alive when somebody else has paid: then nobody may be asked to pay again', async () => {
    const { chain, signAgain, tag } = setUp();
    chain.land(signAgain(testKey('other buyer')));
    chain.advance(UNTIL_DEAD);
    await expect(tag()).resolves.toBe('unseen');
  });

  it('keeps it alive when it lists the attempt as failed, while the status query has never heard of it', async () => {
    const { chain, signature, nodes, tag } = setUp();
    chain.advance(UNTIL_DEAD);
    for (const node of nodes) Object.assign(node.handlers, { getSignaturesForAddress: () => [{ signature, slot: 1, err: { Failed: 1 }, confirmationStatus: 'finalized' }] });
    await expect(tag()).resolves.toBe('unseen');
  });

  it('does not keep it alive by dust and failures that name it', async () => {
    const { chain, signAgain, terms, tag } = setUp();
    chain.land(signAgain(testKey('spammer'), usdcTerms({ merchantAmount: baseUnits(1n), feeAmount: baseUnits(0n), total: baseUnits(1n) })));
    chain.world.giveTokens(testKey('spammer').address, 0n);
    chain.land(signAgain(testKey('spammer'), terms));
    chain.advance(UNTIL_DEAD);
    await expect(tag()).resolves.toBe('dead');
  });

  it('keeps it alive while one of its transactions cannot be fetched, or there are too many to judge', async () => {
    const { chain, signAgain, nodes, tag } = setUp();
    const dust = chain.land(signAgain(testKey('spammer'), usdcTerms({ merchantAmount: baseUnits(1n), feeAmount: baseUnits(0n), total: baseUnits(1n) })));
    chain.advance(UNTIL_DEAD);
    const kept = nodes.map((node) => ({ ...node.handlers }));
    for (const node of nodes) Object.assign(node.handlers, { getTransaction: () => null });
    await expect(tag()).resolves.toBe('unseen');
    nodes.forEach((node, index) => Object.assign(node.handlers, kept[index]));
    const flood = Array.from({ length: 1_000 }, () => ({ signature: dust, slot: 1, err: null, blockTime: 1, confirmationStatus: 'finalized' }));
    for (const node of nodes) Object.assign(node.handlers, { getSignaturesForAddress: () => flood });
    await expect(tag()).resolves.toBe('unseen');
  });
});
