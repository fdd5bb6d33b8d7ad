import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Sandbox } from '../context.ts';
import type { RouteName } from './route-names.ts';
import { HiltError } from './hilt-error.ts';

export interface ApiEnv {
  Bindings: HttpBindings;
}
export type ApiContext = Context<ApiEnv>;

/**
 * One route of the API.
 * - `buyer`: no credentials, any web page may call it.
 * - `merchant`: needs `X-Hilt-Key`, and browsers are given no CORS leave to call it.
 */
export interface Route {
  readonly name: RouteName;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly audience: 'buyer' | 'merchant';
  /** May throw HiltError (the answer) or ChainUnreachable (503). */
  handle(c: ApiContext, sandbox: Sandbox): Promise<Response> | Response;
}

/** A path parameter of the matched route. */
export function pathParam(c: ApiContext, name: string): string {
  const value = c.req.param(name);
  if (value === undefined) throw new HiltError(404, 'Not Found');
  return value;
}
