/** Answers of one fake node by JSON-RPC method. A handler returns the result or throws a FakeRpcError. */
export type RpcHandlers = Record<string, (params: readonly unknown[]) => unknown>;

/** A JSON-RPC error answer. */
export class FakeRpcError extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

export const FAKE_GENESIS = 'FakeGenesis1111111111111111111111';

/** A scripted RPC node. Change its fields in the middle of a test to make it fail or change its mind. */
export interface FakeNode {
  handlers: RpcHandlers;
  /** `down` refuses connections, `silent` never answers, a number is an HTTP status. */
  mode: 'up' | 'down' | 'silent' | number;
  /** Methods asked so far, the genesis check included. */
  readonly asked: string[];
}

export function fakeNode(handlers: RpcHandlers): FakeNode {
  return { handlers: { getGenesisHash: () => FAKE_GENESIS, ...handlers }, mode: 'up', asked: [] };
}

/** A fetch that reaches these nodes by URL and nothing else. */
export function fakeRpcFetch(nodes: Readonly<Record<string, FakeNode>>): typeof fetch {
  return async (input, init) => {
    const url = input instanceof Request ? input.url : input.toString();
    const node = nodes[url];
    if (node === undefined || typeof init?.body !== 'string') throw new TypeError(`no fake node at ${url}`);
    const { method, params, id } = readRequest(init.body);
    node.asked.push(method);
    if (node.mode === 'down') throw new TypeError('connection refused');
    if (node.mode === 'silent') return untilAborted(init.signal);
    if (node.mode !== 'up') return new Response('', { status: node.mode });
    return Response.json({ jsonrpc: '2.0', id, ...answer(node.handlers, method, params) });
  };
}

function answer(handlers: RpcHandlers, method: string, params: readonly unknown[]): { readonly result: unknown } | { readonly error: unknown } {
  const handler = handlers[method];
  if (handler === undefined) return { error: { code: -32601, message: `Method not found: ${method}` } };
  try {
    return { result: handler(params) };
  } catch (error) {
    if (error instanceof FakeRpcError) return { error: { code: error.code, message: error.message } };
    throw error;
  }
}

function untilAborted(signal: AbortSignal | null | undefined): Promise<Response> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')), { once: true });
  });
}

function readRequest(body: string): { readonly method: string; readonly params: readonly unknown[]; readonly id: unknown } {
  const { method, params, id }: { method: string; params: readonly unknown[]; id: unknown } = JSON.parse(body);
  return { method, params, id };
}
