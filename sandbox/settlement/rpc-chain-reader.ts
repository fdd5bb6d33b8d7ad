import * as v from 'valibot';
import { type ChainReader, ChainUnreachable, type SeenSignature } from './chain-reader.ts';
import type { JsonRpc } from './json-rpc.ts';
import { parseTransaction } from './parse-transaction.ts';

/** Most entries one `getSignaturesForAddress` answers. */
const PAGE = 1_000;

const History = v.array(v.looseObject({ signature: v.string(), err: v.unknown() }));

/** Reads Solana through standard JSON-RPC at `confirmed`, the weakest state that a payment may rest on. */
export function createRpcChainReader(rpc: JsonRpc): ChainReader {
  return {
    async transaction(signature) {
      const answer = await rpc('getTransaction', [signature, { encoding: 'json', commitment: 'confirmed', maxSupportedTransactionVersion: 0 }]);
      return answer === null ? null : understood(() => parseTransaction(answer));
    },
    async history(account, after) {
      const newestFirst: SeenSignature[] = [];
      for (;;) {
        const before = newestFirst.at(-1)?.signature;
        const options = { commitment: 'confirmed', limit: PAGE, ...(before === undefined ? {} : { before }), ...(after === null ? {} : { until: after }) };
        const answer = await rpc('getSignaturesForAddress', [account, options]);
        const page = understood(() => v.parse(History, answer));
        newestFirst.push(...page.map(({ signature, err }) => ({ signature, failed: err !== null && err !== undefined })));
        if (page.length < PAGE) return newestFirst.toReversed();
      }
    },
    async time() {
      const slot = await rpc('getSlot', [{ commitment: 'confirmed' }]);
      const answer = await rpc('getBlockTime', [understood(() => v.parse(v.number(), slot))]);
      const seconds = understood(() => v.parse(v.nullable(v.number()), answer));
      return seconds === null ? null : seconds * 1000;
    },
  };
}

/** A node that answers nonsense is as good as silent: no payment may be judged by it. */
function understood<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new ChainUnreachable('the node answered something that is not understood', { cause });
  }
}
