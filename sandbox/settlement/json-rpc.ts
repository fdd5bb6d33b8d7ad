import * as v from 'valibot';
import { ChainUnreachable } from './chain-reader.ts';

/** `result` may be null, which means "not seen yet"; an answer without one says nothing and must not pass for that. */
const Answer = v.union([
  v.looseObject({ jsonrpc: v.literal('2.0'), error: v.looseObject({ code: v.number(), message: v.string() }) }),
  v.looseObject({ jsonrpc: v.literal('2.0'), result: v.unknown() }),
]);

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
    const { output } = parsed;
    if ('result' in output) return output.result;
    throw new ChainUnreachable(`${method}: ${output.error.message} (${output.error.code})`);
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
