import * as v from 'valibot';
import type { FaultProxy } from './fault-proxy.ts';
import type { Rule } from './rule.ts';

/** A JSON-RPC answer; only its result is changed. */
const RpcAnswer = v.looseObject({ result: v.unknown() });
const AtSlot = v.looseObject({ context: v.looseObject({ slot: v.number() }), value: v.array(v.unknown()) });
const Epoch = v.looseObject({ absoluteSlot: v.number(), blockHeight: v.number() });

/** How far ahead of the truth a lying node says it is, in slots: every blockhash of the journey would long be dead there. */
const AHEAD = 10_000;

/** A status as a node gives it; finalized, so that nothing stronger could be said. */
function status(slot: number, err: unknown): object {
  return { slot, err, confirmations: null, status: err === null ? { Ok: null } : { Err: err }, confirmationStatus: 'finalized' };
}

function lie(proxy: FaultProxy, rpc: string, change: (result: unknown) => unknown): Rule {
  return proxy.on({ rpc }, { kind: 'rewrite', change: (answer) => ({ ...v.parse(RpcAnswer, answer), result: change(v.parse(RpcAnswer, answer).result) }) });
}

/** A node that knows nothing of any payment and claims to be far ahead, so that whatever it does not know must be dead. */
export function hidesPayments(proxy: FaultProxy): readonly Rule[] {
  return [
    lie(proxy, 'getSignatureStatuses', (result) => {
      const { context, value } = v.parse(AtSlot, result);
      return { context: { ...context, slot: context.slot + AHEAD }, value: value.map(() => null) };
    }),
    lie(proxy, 'getSignaturesForAddress', () => []),
    lie(proxy, 'getTransaction', () => null),
    lie(proxy, 'getEpochInfo', (result) => {
      const { absoluteSlot, blockHeight, ...rest } = v.parse(Epoch, result);
      return { ...rest, absoluteSlot: absoluteSlot + AHEAD, blockHeight: blockHeight + AHEAD };
    }),
  ];
}

/** A node that says of every transaction that it has failed, for good. */
export function saysFailed(proxy: FaultProxy): readonly Rule[] {
  return [says(proxy, { InstructionError: [0, { Custom: 1 }] }), lie(proxy, 'getSignaturesForAddress', () => []), lie(proxy, 'getTransaction', () => null)];
}

/** A node that says of every transaction that it has landed, for good. */
export function saysLanded(proxy: FaultProxy): readonly Rule[] {
  return [says(proxy, null)];
}

function says(proxy: FaultProxy, err: unknown): Rule {
  return lie(proxy, 'getSignatureStatuses', (result) => {
    const { context, value } = v.parse(AtSlot, result);
    return { context, value: value.map(() => status(context.slot, err)) };
  });
}
