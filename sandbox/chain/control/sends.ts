import type { JsonObject } from '../rpc/json.ts';
import type { RpcMethod } from '../rpc/method.ts';
import { asAddress, asText, asWhole, configAt, optional } from '../rpc/params.ts';
import { invalidParams } from '../rpc/rpc-error.ts';
import type { SendMatch } from './send-rules.ts';

/*
 * What happens to transactions after they were answered with their signature. A rule matches transactions that name `account`
 * and have a memo containing `memo`; without either it matches all. Rules are used up by `count` transactions (1 if absent) and
 * end with the process. Airdrops and faucet methods are never touched.
 */

function matchOf(config: JsonObject): SendMatch {
  const account = optional(config['account'], asAddress);
  const memo = optional(config['memo'], asText);
  return { ...(account === null ? {} : { account }), ...(memo === null ? {} : { memo }) };
}

function countOf(config: JsonObject): number {
  const count = optional(config['count'], asWhole) ?? 1;
  if (count === 0) throw invalidParams('Invalid param: a count of at least 1');
  return count;
}

/** `sandbox_dropTransactions {count?, account?, memo?}`: the next matching transactions are answered and never land. */
export const dropTransactions: RpcMethod = (chain, params) => {
  const config = configAt(params, 0);
  chain.rules.add({ fate: { tag: 'drop' }, match: matchOf(config), remaining: countOf(config) });
  return true;
};

/** `sandbox_delayTransactions {slots, count?, account?, memo?}`: the next matching transactions land that many slots later, if they still may then. */
export const delayTransactions: RpcMethod = (chain, params) => {
  const config = configAt(params, 0);
  const slots = asWhole(config['slots']);
  if (slots === 0) throw invalidParams('Invalid param: a delay of at least 1 slot');
  chain.rules.add({ fate: { tag: 'delay', slots }, match: matchOf(config), remaining: countOf(config) });
  return true;
};

/** `sandbox_clearSendRules()`: forgets all drop and delay rules. Transactions already delayed still land. */
export const clearSendRules: RpcMethod = (chain) => {
  chain.rules.clear();
  return true;
};
