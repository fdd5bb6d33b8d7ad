import { describe, expect, it } from 'vitest';
import { FAKE_GENESIS, type FakeNode, fakeRpcFetch } from '../../testing/solana-fake-rpc.ts';
import { signedPayment } from '../../testing/solana-signed-payment.ts';
import { calm, type TestClock } from '../../testing/solana-test-chain.ts';
import { createPool } from '../rpc/create-pool.ts';
import { Agreement } from './agreement.ts';
import { readTransaction } from './read-transaction.ts';

const elsewhere = () => 'EtWTRABZaYq6iMfeYKouRu166VU2xqa1wcaWoxPkrZBG';

function setUp({ nodes = 2, fails = false } = {}) {
  const payment = signedPayment();
  const { chain, buyer, signature } = payment;
  if (fails) chain.world.giveTokens(buyer.address, 1n);
  const a = chain.node();
  const b = chain.node();
  const all: Record<string, FakeNode> = nodes === 2 ? { 'http://a': a, 'http://b': b } : { 'http://a': a };
  const clock: TestClock = { ms: 0 };
  const pool = createPool({ rpcUrls: Object.keys(all), genesisHashes: [FAKE_GENESIS], fetch: fakeRpcFetch(all), steadyNow: () => clock.ms });
  const reader = { pool, agreement: new Agreement(nodes, () => clock.ms), now: () => 0 };
  return { ...payment, a, b, clock, look: () => readTransaction(reader, signature, calm()) };
}

describe('readTransaction', () => {
  it('goes from absent over underway to landed, one copy from each node', async () => {
    const { chain, signed, look } = setUp();
    await expect(look()).resolves.toMatchObject({ tag: 'absent', witnesses: { asked: 2, answered: 2 } });
    chain.land(signed);
    await expect(look()).resolves.toMatchObject({ tag: 'underway' });
    chain.advance(3);
    await expect(look()).resolves.toMatchObject({ tag: 'landed', copies: [{ meta: { err: null } }, { meta: { err: null } }] });
  });

  it('finds what is older than any node remembers at once', async () => {
    const { chain, signed, look } = setUp();
    chain.land(signed);
    chain.advance(5_000);
    await expect(look()).resolves.toMatchObject({ tag: 'landed' });
  });

  it('calls a failure final when two nodes do', async () => {
    const { chain, signed, a, look } = setUp({ fails: true });
    chain.land(signed);
    chain.advance(3);
    await expect(look()).resolves.toMatchObject({ tag: 'failed', final: false, fee: 5_000n });
    chain.advance(40);
    await expect(look()).resolves.toMatchObject({ tag: 'failed', final: true });
    a.handlers['getSignatureStatuses'] = () => ({ context: { slot: 1 }, value: [null] });
    a.handlers['getTransaction'] = () => null;
    await expect(look()).resolves.toMatchObject({ tag: 'failed', final: false });
  });

  it('believes one node alone only when it says so twice, ten seconds apart', async () => {
    const { chain, signed, clock, look } = setUp({ nodes: 1, fails: true });
    chain.land(signed);
    chain.advance(40);
    await expect(look()).resolves.toMatchObject({ tag: 'failed', final: false });
    clock.ms = 10_000;
    chain.advance(25);
    await expect(look()).resolves.toMatchObject({ tag: 'failed', final: true });
  });

  it('takes a success from one node against the other', async () => {
    const { chain, signed, a, look } = setUp();
    chain.land(signed);
    chain.advance(40);
    a.handlers['getSignatureStatuses'] = () => ({ context: { slot: 1 }, value: [{ slot: 1, err: { Lie: 1 }, confirmationStatus: 'finalized' }] });
    a.handlers['getTransaction'] = () => null;
    await expect(look()).resolves.toMatchObject({ tag: 'landed' });
  });

  it('does not say "absent" on the word of one node where two are configured', async () => {
    const { b, look } = setUp();
    b.mode = 'down';
    await expect(look()).resolves.toEqual({ tag: 'unreachable' });
  });

  it('names the wrong network only when every node is on it', async () => {
    const one = setUp();
    one.a.handlers['getGenesisHash'] = elsewhere;
    await expect(one.look()).resolves.toEqual({ tag: 'unreachable' });
    const both = setUp();
    both.a.handlers['getGenesisHash'] = elsewhere;
    both.b.handlers['getGenesisHash'] = elsewhere;
    await expect(both.look()).resolves.toEqual({ tag: 'wrong-network' });
  });
});
