import type { Commitment } from '../bank/commitment.ts';
import type { Chain } from '../chain.ts';
import type { Json } from './json.ts';
import type { Params } from './params.ts';

/** One JSON-RPC method. Refusals are thrown as RpcError; a bug that throws anything else is answered as an internal error. */
export type RpcMethod = (chain: Chain, params: Params) => Json | Promise<Json>;

/** The node version this RPC follows. */
export const NODE_VERSION = '3.1.0';

/** A value with the slot it was read at, as most reads answer. */
export function inContext(chain: Chain, commitment: Commitment, value: Json): Json {
  return { context: { apiVersion: NODE_VERSION, slot: chain.bank.slots.at(commitment).slot }, value };
}
