import type { SendResult } from '../chain.ts';
import type { RpcNode } from '../rpc/node.ts';
import type { RpcPool } from '../rpc/pool.ts';
import { asRpcFailure, throwIfAborted } from '../rpc/rpc-failure.ts';
import { sendTransaction } from '../rpc/transactions.ts';

/**
 * Hands signed bytes to every node at once; resolves as soon as one accepts, the others go on in the background.
 * Accepted means only "passed on": what became of it is up to look(). Resting nodes are asked too: each is a way to the chain.
 */
export async function send(pool: RpcPool, signed: Uint8Array, signal: AbortSignal): Promise<SendResult> {
  throwIfAborted(signal);
  const results = pool.nodes.map((node) => sendTo(node, signed, signal));
  const accepted = results.map(async (result) => {
    const settled = await result;
    if (settled.tag !== 'accepted') throw new NotAccepted();
    return settled;
  });
  try {
    return await Promise.any(accepted);
  } catch (error) {
    throwIfAborted(signal);
    if (!(error instanceof AggregateError)) throw error;
    const settled = await Promise.all(results);
    return settled.find(({ tag }) => tag === 'rejected') ?? { tag: 'unreachable' };
  }
}

class NotAccepted extends Error {}

async function sendTo(node: RpcNode, signed: Uint8Array, signal: AbortSignal): Promise<SendResult> {
  try {
    await node.ask(sendTransaction(signed), signal);
    return { tag: 'accepted' };
  } catch (error) {
    const failure = asRpcFailure(error, signal);
    if (failure.kind !== 'refused') return { tag: 'unreachable' };
    // A node that has it already has accepted it before.
    return /already been processed|AlreadyProcessed/.test(failure.message) ? { tag: 'accepted' } : { tag: 'rejected', error: failure.message };
  }
}
