import type { Chain } from '../chain.ts';
import type { FaultEffect } from '../control/faults.ts';
import { METHODS } from '../methods/table.ts';
import { type Json, isJsonObject, writeJson } from './json.ts';
import { RPC_CODES, RpcError } from './rpc-error.ts';

/** One JSON-RPC answer as HTTP sees it. `body` is null for requests that want no answer. */
export interface RpcReply {
  readonly status: number;
  readonly body: string | null;
}

/** A fault that turns the whole HTTP answer into a bare status. */
class HttpFault extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`HTTP ${status}`);
    this.name = 'HttpFault';
    this.status = status;
  }
}

type Id = string | number | null;

function errorAnswer(id: Id, error: RpcError): Json {
  return { jsonrpc: '2.0', error: { code: error.code, message: error.message, data: error.data }, id };
}

async function applyFault(chain: Chain, fault: FaultEffect, run: () => Promise<Json>): Promise<Json> {
  switch (fault.tag) {
    case 'error':
      throw new RpcError(fault.code, fault.message, fault.data);
    case 'http':
      throw new HttpFault(fault.status);
    case 'hang':
      await chain.faults.cleared();
      return run();
    case 'slow':
      await new Promise<void>((resolve) => {
        setTimeout(resolve, fault.milliseconds);
      });
      return run();
    case 'result':
      return fault.value;
    default:
      return fault satisfies never;
  }
}

/**
 * Runs one method, through the scenario faults.
 * @throws RpcError when refused; HttpFault when a scenario takes the whole answer away.
 */
export async function callMethod(chain: Chain, method: string, params: readonly unknown[]): Promise<Json> {
  const handler = METHODS.get(method);
  if (handler === undefined) throw new RpcError(RPC_CODES.methodNotFound, 'Method not found');
  const run = async (): Promise<Json> => handler(chain, params);
  const fault = chain.faults.take(method, JSON.stringify(params));
  return fault === null ? run() : applyFault(chain, fault, run);
}

/** Answers one request object; null for a notification. `call` runs the method. */
export async function answerRequest(request: unknown, call: (method: string, params: readonly unknown[]) => Promise<Json>): Promise<Json | undefined> {
  const id: Id = isJsonObject(request) && (typeof request['id'] === 'string' || typeof request['id'] === 'number') ? request['id'] : null;
  if (!isJsonObject(request) || request['jsonrpc'] !== '2.0' || typeof request['method'] !== 'string') return errorAnswer(id, new RpcError(RPC_CODES.invalidRequest, 'Invalid request'));
  const wantsAnswer = request['id'] !== undefined;
  const params = request['params'] ?? [];
  try {
    // Every Solana method takes its parameters by position.
    if (!Array.isArray(params)) throw new RpcError(RPC_CODES.invalidParams, '`params` should be an array');
    const result = await call(request['method'], params);
    return wantsAnswer ? { jsonrpc: '2.0', result, id } : undefined;
  } catch (error) {
    if (error instanceof HttpFault) throw error;
    if (!wantsAnswer) return undefined;
    return errorAnswer(id, error instanceof RpcError ? error : new RpcError(RPC_CODES.internal, 'Internal error'));
  }
}

/** Answers the body of one HTTP POST: a request or a batch. Never rejects. */
export async function answerBody(chain: Chain, body: string): Promise<RpcReply> {
  let request: unknown;
  try {
    request = JSON.parse(body);
  } catch {
    return { status: 200, body: writeJson(errorAnswer(null, new RpcError(RPC_CODES.parse, 'Parse error'))) };
  }
  const call = (method: string, params: readonly unknown[]): Promise<Json> => callMethod(chain, method, params);
  try {
    if (!Array.isArray(request)) {
      const answer = await answerRequest(request, call);
      return { status: 200, body: answer === undefined ? null : writeJson(answer) };
    }
    if (request.length === 0) return { status: 200, body: writeJson(errorAnswer(null, new RpcError(RPC_CODES.invalidRequest, 'Invalid request'))) };
    const answers = (await Promise.all(request.map((entry) => answerRequest(entry, call)))).filter((answer) => answer !== undefined);
    return { status: 200, body: answers.length === 0 ? null : writeJson(answers) };
  } catch (error) {
    if (error instanceof HttpFault) return { status: error.status, body: null };
    throw error;
  }
}
