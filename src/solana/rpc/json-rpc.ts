import * as v from 'valibot';
import { RpcFailure, throwIfAborted } from './rpc-failure.ts';

/** One JSON-RPC method with its parameters and the shape of its result. Made by the files of the method families. */
export interface RpcRequest<T> {
  readonly method: string;
  readonly params: readonly unknown[];
  readonly result: v.GenericSchema<unknown, T>;
}

export interface JsonRpcTransport {
  readonly fetch: typeof fetch;
  /** Milliseconds after which a request counts as unreachable. */
  readonly timeoutMs: number;
}

const ANSWER_ID = 1;
const Answer = v.looseObject({
  id: v.literal(ANSWER_ID),
  result: v.optional(v.unknown()),
  error: v.nullish(v.looseObject({ code: v.number(), message: v.string() })),
});

/**
 * Asks one node once over HTTP.
 * @throws RpcFailure, or AbortError when the caller aborted.
 */
export async function callJsonRpc<T>(transport: JsonRpcTransport, url: string, request: RpcRequest<T>, signal: AbortSignal): Promise<T> {
  throwIfAborted(signal);
  const body = await withTimeout(transport.timeoutMs, signal, (inner) => post(transport.fetch, url, request, inner));
  const answer = v.safeParse(Answer, body);
  if (!answer.success) throw new RpcFailure('not-understood', request.method);
  const { error, result } = answer.output;
  if (error) throw new RpcFailure('refused', `${request.method}: ${error.message}`, error.code);
  const parsed = v.safeParse(request.result, result);
  if (!parsed.success) throw new RpcFailure('not-understood', request.method);
  return parsed.output;
}

async function post(send: typeof fetch, url: string, { method, params }: RpcRequest<unknown>, signal: AbortSignal): Promise<unknown> {
  const body = JSON.stringify({ jsonrpc: '2.0', id: ANSWER_ID, method, params });
  const response = await send(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body, signal, credentials: 'omit', referrerPolicy: 'no-referrer' });
  if (!response.ok) throw new RpcFailure('unreachable', `HTTP ${response.status}`);
  return response.json();
}

/** Runs `work` with a signal that ends at the time-out or with the caller, whichever is first; everything but the caller's abort is a RpcFailure. */
async function withTimeout<T>(ms: number, signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const inner = new AbortController();
  const abort = (): void => inner.abort();
  const timer = setTimeout(abort, ms);
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await work(inner.signal);
  } catch (error) {
    throwIfAborted(signal);
    throw error instanceof RpcFailure ? error : new RpcFailure('unreachable', error instanceof Error ? error.message : 'no answer');
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  }
}
