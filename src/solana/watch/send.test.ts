import { describe, expect, it } from 'vitest';
import { FakeRpcError } from '../../testing/solana-fake-rpc.ts';
import { signedPayment } from '../../testing/solana-signed-payment.ts';
import { calm, testChain } from '../../testing/solana-test-chain.ts';
import { toBase64 } from '../bytes.ts';

function setUp() {
  const payment = signedPayment();
  const nodes = { 'http://a': payment.chain.node(), 'http://b': payment.chain.node() };
  const [a, b] = [nodes['http://a'], nodes['http://b']];
  for (const node of [a, b]) node.handlers['sendTransaction'] = () => payment.signature;
  const solana = testChain(nodes);
  return { ...payment, a, b, solana, send: () => solana.send(payment.signed, calm()) };
}

describe('send', () => {
  it('hands the exact bytes to every node, without their preflight and retries', async () => {
    const { a, b, send, signed, signature } = setUp();
    const seen: unknown[] = [];
    for (const node of [a, b]) {
      node.handlers['sendTransaction'] = (params) => {
        seen.push(params);
        return signature;
      };
    }
    await expect(send()).resolves.toEqual({ tag: 'accepted' });
    const params = [toBase64(signed), { encoding: 'base64', skipPreflight: true, maxRetries: 0 }];
    expect(seen).toEqual([params, params]);
  });

  it('is accepted as soon as one node accepts, though another never answers', async () => {
    const { a, send } = setUp();
    a.mode = 'silent';
    await expect(send()).resolves.toEqual({ tag: 'accepted' });
  });

  it('asks a node that failed before, too: each is a way to the chain', async () => {
    const { a, b, send } = setUp();
    a.mode = 'down';
    b.mode = 'down';
    await expect(send()).resolves.toEqual({ tag: 'unreachable' });
    b.mode = 'up';
    await expect(send()).resolves.toEqual({ tag: 'accepted' });
  });

  it('tells a refusal from silence', async () => {
    const { a, b, send } = setUp();
    a.mode = 'down';
    b.handlers['sendTransaction'] = () => {
      throw new FakeRpcError(-32003, 'Transaction signature verification failure');
    };
    await expect(send()).resolves.toMatchObject({ tag: 'rejected', error: expect.stringContaining('signature verification failure') });
  });

  it('counts a node that has it already as one that accepted', async () => {
    const { a, b, send } = setUp();
    for (const node of [a, b]) {
      node.handlers['sendTransaction'] = () => {
        throw new FakeRpcError(-32002, 'This transaction has already been processed');
      };
    }
    await expect(send()).resolves.toEqual({ tag: 'accepted' });
  });

  it('does not take the word of a node on another network', async () => {
    const { a, b, send } = setUp();
    for (const node of [a, b]) node.handlers['getGenesisHash'] = () => 'another network';
    await expect(send()).resolves.toEqual({ tag: 'unreachable' });
  });

  it('sends nothing once the caller has aborted, and ends with AbortError', async () => {
    const { a, b, solana, signed } = setUp();
    await expect(solana.send(signed, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
    expect([...a.asked, ...b.asked]).toEqual([]);
    a.mode = 'silent';
    b.mode = 'silent';
    const caller = new AbortController();
    const result = solana.send(signed, caller.signal);
    caller.abort(new Error('a reason of its own'));
    await expect(result).rejects.toMatchObject({ name: 'AbortError' });
  });
});
