import { type JsonObject, isJson } from '../rpc/json.ts';
import type { RpcMethod } from '../rpc/method.ts';
import { asText, asWhole, configAt, optional, required, wrongType } from '../rpc/params.ts';
import { invalidParams } from '../rpc/rpc-error.ts';
import { CONTROL_PREFIX, type FaultEffect } from './faults.ts';

/** A node that is behind or broken answers with this. */
const NODE_UNHEALTHY = -32005;
const MAX_SLOW_MS = 600_000;

function effectOf(config: JsonObject): FaultEffect {
  const effect = asText(config['effect']);
  switch (effect) {
    case 'error': {
      const code = config['code'] ?? NODE_UNHEALTHY;
      if (typeof code !== 'number' || !Number.isSafeInteger(code)) throw wrongType(code, 'an error code');
      const { data } = config;
      if (data !== undefined && !isJson(data)) throw wrongType(data, 'JSON');
      return { tag: 'error', code, message: optional(config['message'], asText) ?? 'Node is unhealthy', data };
    }
    case 'http': {
      const status = optional(config['status'], asWhole) ?? 503;
      if (status < 200 || status > 599) throw invalidParams('Invalid param: an HTTP status from 200 to 599');
      return { tag: 'http', status };
    }
    case 'hang':
      return { tag: 'hang' };
    case 'slow': {
      const milliseconds = asWhole(config['milliseconds']);
      if (milliseconds > MAX_SLOW_MS) throw invalidParams(`Invalid param: at most ${MAX_SLOW_MS} milliseconds`);
      return { tag: 'slow', milliseconds };
    }
    case 'result': {
      const value = config['value'];
      if (!isJson(value)) throw invalidParams('Invalid param: the effect `result` needs a value');
      return { tag: 'result', value };
    }
    default:
      throw invalidParams('Invalid param: effect must be error, http, hang, slow or result');
  }
}

/**
 * `sandbox_failMethod {method, effect, count?, matching?, …}`: makes calls of one RPC method go wrong; `*` stands for all but the
 * sandbox's own. Without `count` it lasts until cleared; with `matching` it is only for calls whose parameters contain that
 * text. Effects:
 *   `error`   a JSON-RPC error: `code` (-32005), `message`, `data`
 *   `http`    no JSON, only this `status` (503); the whole batch goes with it
 *   `hang`    no answer until `sandbox_clearFaults`, then the true one
 *   `slow`    the true answer after `milliseconds`
 *   `result`  `value` in place of the true result: a node that lies or lags
 * Faults end with the process.
 */
export const failMethod: RpcMethod = (chain, params) => {
  const config = configAt([required(params, 0)], 0);
  const method = asText(config['method']);
  if (method.startsWith(CONTROL_PREFIX)) throw invalidParams('Invalid param: the sandbox methods themselves cannot fail');
  const remaining = optional(config['count'], asWhole);
  if (remaining === 0) throw invalidParams('Invalid param: a count of at least 1');
  chain.faults.add({ method, matching: optional(config['matching'], asText), remaining, effect: effectOf(config) });
  return true;
};

/** `sandbox_clearFaults {method?}`: ends the faults of one method, or all, and lets hanging calls go on. */
export const clearFaults: RpcMethod = (chain, params) => {
  chain.faults.clear(optional(configAt(params, 0)['method'], asText));
  return true;
};
