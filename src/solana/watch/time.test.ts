import { Clock } from 'litesvm/dist/internal.js';
import { describe, expect, it } from 'vitest';
import { SolanaWorld } from '../../testing/solana-world.ts';
import { WorldChain } from '../../testing/solana-world-chain.ts';
import { calm, testChain } from '../../testing/solana-test-chain.ts';

const NOW = 1_800_000_000;

function setUp() {
  const world = new SolanaWorld();
  world.svm.setClock(new Clock(10_000n, 0n, 0n, 0n, BigInt(NOW)));
  const chain = new WorldChain(world);
  const nodes = { 'http://a': chain.node(), 'http://b': chain.node() };
  return { chain, a: nodes['http://a'], b: nodes['http://b'], time: () => testChain(nodes).time(calm()) };
}

describe('time', () => {
  it('is the chain’s own, as the clock sysvar and the confirmed height have it', async () => {
    const { chain, time } = setUp();
    await expect(time()).resolves.toEqual({ tag: 'read', blockTimeMs: NOW * 1000, blockHeight: chain.slot - 502 });
  });

  it('is the latest that any node knows, so that a late one cannot stretch a session', async () => {
    const { chain, a, b, time } = setUp();
    const late = new SolanaWorld();
    late.svm.setClock(new Clock(9_000n, 0n, 0n, 0n, BigInt(NOW - 360)));
    a.handlers['getMultipleAccounts'] = new WorldChain(late).node().handlers['getMultipleAccounts'] ?? (() => null);
    await expect(time()).resolves.toMatchObject({ blockTimeMs: NOW * 1000 });
    [a.handlers, b.handlers] = [b.handlers, a.handlers];
    await expect(time()).resolves.toMatchObject({ blockTimeMs: NOW * 1000 });
    a.handlers['getEpochInfo'] = () => ({ absoluteSlot: chain.slot - 900, blockHeight: chain.slot - 1400 });
    await expect(time()).resolves.toMatchObject({ blockHeight: chain.slot - 502 });
    a.handlers['getEpochInfo'] = () => ({ absoluteSlot: chain.slot + 9, blockHeight: chain.slot });
    await expect(time()).resolves.toMatchObject({ blockHeight: chain.slot });
  });

  it('works with one node, and is unreachable without', async () => {
    const { a, b, time } = setUp();
    a.mode = 'down';
    await expect(time()).resolves.toMatchObject({ tag: 'read' });
    b.handlers['getMultipleAccounts'] = () => ({ context: { slot: 1 }, value: [null] });
    await expect(time()).resolves.toEqual({ tag: 'unreachable' });
  });

  it('knows a wrong network', async () => {
    const { a, b, time } = setUp();
    for (const node of [a, b]) node.handlers['getGenesisHash'] = () => 'another network';
    await expect(time()).resolves.toEqual({ tag: 'wrong-network' });
  });
});
