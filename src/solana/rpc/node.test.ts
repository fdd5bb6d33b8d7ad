import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FAKE_GENESIS, type FakeNode, fakeNode, fakeRpcFetch, FakeRpcError } from '../../testing/solana-fake-rpc.ts';
import { calm } from '../../testing/solana-test-chain.ts';
import { getEpochInfo } from './network.ts';
import { RpcNode } from './node.ts';
import { RpcPool } from './pool.ts';
import { RpcFailure } from './rpc-failure.ts';

const clock = { ms: 0 };
const INFO = { absoluteSlot: 7, blockHeight: 5 };
const question = (node: RpcNode, signal = calm()) => node.ask(getEpochInfo('confirmed'), signal);

function scripted(handlers: FakeNode['handlers'] = {}): FakeNode {
  return fakeNode({ getEpochInfo: () => INFO, ...handlers });
}

function nodeOver(fake: FakeNode): RpcNode {
  return new RpcNode({ url: 'http://a', fetch: fakeRpcFetch({ 'http://a': fake }), timeoutMs: 8_000, genesisHashes: [FAKE_GENESIS], now: () => clock.ms });
}

async function failureOf(promise: Promise<unknown>): Promise<RpcFailure> {
  const error: unknown = await promise.then(
    () => null,
    (caught: unknown) => caught,
  );
  if (error instanceof RpcFailure) return error;
  throw new Error(`expected a RpcFailure, got ${String(error)}`);
}

beforeEach(() => {
  clock.ms = 0;
});

describe('an RPC node', () => {
  it('is asked for its network once, together with the first question', async () => {
    const fake = scripted();
    const node = nodeOver(fake);
    await expect(question(node)).resolves.toMatchObject(INFO);
    await question(node);
    expect(fake.asked.toSorted()).toEqual(['getEpochInfo', 'getEpochInfo', 'getGenesisHash']);
  });

  it('is not believed on another network', async () => {
    expect(await failureOf(question(nodeOver(scripted({ getGenesisHash: () => 'devnet' }))))).toMatchObject({ kind: 'wrong-network' });
  });

  it('is believed again once it serves the right network', async () => {
    const fake = scripted({ getGenesisHash: () => 'devnet' });
    const node = nodeOver(fake);
    expect(await failureOf(question(node))).toMatchObject({ kind: 'wrong-network' });
    fake.handlers['getGenesisHash'] = () => FAKE_GENESIS;
    await expect(question(node)).resolves.toMatchObject(INFO);
  });

  it('is asked for its network again when that question had failed', async () => {
    const fake = scripted({
      getGenesisHash: () => {
        throw new FakeRpcError(-32005, 'Node is unhealthy');
      },
    });
    const node = nodeOver(fake);
    expect(await failureOf(question(node))).toMatchObject({ kind: 'refused', code: -32005 });
    fake.handlers['getGenesisHash'] = () => FAKE_GENESIS;
    await expect(question(node)).resolves.toMatchObject(INFO);
  });

  it.each<[string, FakeNode['handlers'], string]>([
    ['an error answer', { getEpochInfo: () => { throw new FakeRpcError(-32601, 'Method not found'); } }, 'refused'],
    ['an answer of another shape', { getEpochInfo: () => ({ absoluteSlot: '7', blockHeight: 5 }) }, 'not-understood'],
    ['a height that is none', { getEpochInfo: () => ({ absoluteSlot: 7, blockHeight: -1 }) }, 'not-understood'],
    ['no answer', { getEpochInfo: () => undefined }, 'not-understood'],
  ])('with %s fails as itself', async (_, handlers, kind) => {
    expect(await failureOf(question(nodeOver(scripted(handlers))))).toMatchObject({ kind });
  });

  it.each(['down', 429, 500, 403] as const)('that is %s is unreachable', async (mode) => {
    const fake = scripted();
    fake.mode = mode;
    expect(await failureOf(question(nodeOver(fake)))).toMatchObject({ kind: 'unreachable' });
  });

  it('that answers with a web page, or to another question, is not believed', async () => {
    const over = (reply: () => Response) => new RpcNode({ url: 'http://a', fetch: async () => reply(), timeoutMs: 8_000, genesisHashes: [FAKE_GENESIS], now: () => 0 });
    expect(await failureOf(question(over(() => new Response('<html>sign in</html>'))))).toMatchObject({ kind: 'unreachable' });
    expect(await failureOf(question(over(() => Response.json({ jsonrpc: '2.0', id: 99, result: INFO }))))).toMatchObject({ kind: 'not-understood' });
  });

  it('rests longer the more often it fails, and is well again after one answer', async () => {
    const fake = scripted();
    const node = nodeOver(fake);
    fake.mode = 'down';
    const restsFor = async () => {
      await failureOf(question(node));
      const from = clock.ms;
      while (node.resting) clock.ms += 500;
      return clock.ms - from;
    };
    const rests = [];
    for (let round = 0; round < 7; round += 1) rests.push(await restsFor());
    expect(rests).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    fake.mode = 'up';
    await question(node);
    expect([node.resting, node.failures]).toEqual([false, 0]);
  });

  it('does not rest for refusing a question', async () => {
    const node = nodeOver(scripted({ getEpochInfo: () => { throw new FakeRpcError(-32016, 'Minimum context slot has not been reached'); } }));
    await failureOf(question(node));
    expect(node.resting).toBe(false);
  });

  it('is sent neither cookies nor the page’s address', async () => {
    const inits: (RequestInit | undefined)[] = [];
    const reply = fakeRpcFetch({ 'http://a': scripted() });
    const node = new RpcNode({ url: 'http://a', fetch: (input, init) => { inits.push(init); return reply(input, init); }, timeoutMs: 8_000, genesisHashes: [FAKE_GENESIS], now: () => 0 });
    await question(node);
    for (const init of inits) expect(init).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer' });
  });
});

describe('a slow node', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const silent = () => {
    const fake = scripted();
    fake.mode = 'silent';
    return fake;
  };

  it('is unreachable after the time-out', async () => {
    const failed = failureOf(question(nodeOver(silent())));
    await vi.advanceTimersByTimeAsync(7_999);
    expect(vi.getTimerCount()).toBeGreaterThan(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(await failed).toMatchObject({ kind: 'unreachable' });
  });

  it('ends at once when the caller aborts, without counting against the node', async () => {
    const node = nodeOver(silent());
    const caller = new AbortController();
    const result = question(node, caller.signal);
    caller.abort();
    await expect(result).rejects.toMatchObject({ name: 'AbortError' });
    expect(node.failures).toBe(0);
  });

  it('is left behind three seconds after another has answered', async () => {
    const quick = nodeOver(scripted());
    const slow = nodeOver(silent());
    const answers = new RpcPool([slow, quick]).each((node) => question(node), calm());
    await vi.advanceTimersByTimeAsync(3_000);
    expect((await answers).map(({ ok }) => ok)).toEqual([false, true]);
  });
});

describe('a pool of nodes', () => {
  it('asks the next node when one fails, and remembers which one works', async () => {
    const bad = scripted();
    bad.mode = 'down';
    const good = scripted();
    const pool = new RpcPool([nodeOver(bad), nodeOver(good)]);
    await expect(pool.first((node) => question(node), calm())).resolves.toMatchObject(INFO);
    await pool.first((node) => question(node), calm());
    expect(bad.asked.filter((method) => method === 'getEpochInfo')).toHaveLength(1);
    expect(good.asked.filter((method) => method === 'getEpochInfo')).toHaveLength(2);
  });

  it('spares resting nodes when all are asked, unless all rest', async () => {
    const bad = scripted();
    bad.mode = 'down';
    const good = scripted();
    const pool = new RpcPool([nodeOver(bad), nodeOver(good)]);
    expect(await pool.each((node) => question(node), calm())).toHaveLength(2);
    expect(await pool.each((node) => question(node), calm())).toHaveLength(1);
    good.mode = 'down';
    await pool.each((node) => question(node), calm());
    expect(await pool.each((node) => question(node), calm())).toHaveLength(2);
  });

  it('does not hide a fault of our own as a fault of the network', async () => {
    const pool = new RpcPool([nodeOver(scripted())]);
    const broken = () => Promise.reject(new RangeError('a bug'));
    await expect(pool.first(broken, calm())).rejects.toThrow('a bug');
    await expect(pool.each(broken, calm())).rejects.toThrow('a bug');
  });
});
