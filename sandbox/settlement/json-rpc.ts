import * as v from 'valibot';
import { ChainUnreachable } from './chain-reader.ts';

const Answer = v.looseObject({
  error: v.optional(v.looseObject({ code: v.number(), message: v.string() })),
  result: v.optional(v.unknown()),
});

export type JsonRpc = (method: string, params: readonly unknown[]) => Promise<unknown>;

/**
 * A client for standard Solana JSON-RPC over HTTP. Answers the `result`.
 * @throws ChainUnreachable after `timeoutMs` without an answer, on a body that is not JSON-RPC, and when the node refuses the call.
 */
export function createJsonRpc(url: string, timeoutMs = 5_000): JsonRpc {
  let lastId = 0;
  return async (method, params) => {
    lastId += 1;
    const parsed = v.safeParse(Answer, await post(url, method, { jsonrpc: '2.0', id: lastId, method, params }, timeoutMs));
    if (!parsed.success) throw new ChainUnreachable(`${method}: not a JSON-RPC answer`);
    const { error, result } = parsed.output;
    if (error) throw new ChainUnreachable(`${method}: ${error.message} (${error.code})`);
    return result ?? null;
  };
}

async function post(url: string, method: string, call: object, timeoutMs: number): Promise<unknown> {
  try {
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(call), signal: AbortSignal.timeout(timeoutMs) });
    return await response.json();
  } catch (cause) {
    throw new ChainUnreachable(`${method}: no answer`, { cause });
  }
}
