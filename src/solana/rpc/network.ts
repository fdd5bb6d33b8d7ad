import * as v from 'valibot';
import type { RpcRequest } from './json-rpc.ts';
import { height } from './wire-values.ts';

/** Hash of the first block: tells mainnet from every other network. */
export function getGenesisHash(): RpcRequest<string> {
  return { method: 'getGenesisHash', params: [], result: v.string() };
}

const EpochInfo = v.looseObject({ absoluteSlot: height, blockHeight: height });
export type EpochInfo = v.InferOutput<typeof EpochInfo>;

/** Slot and block height in one reading, so that both are of the same moment. */
export function getEpochInfo(commitment: 'confirmed' | 'finalized'): RpcRequest<EpochInfo> {
  return { method: 'getEpochInfo', params: [{ commitment }], result: EpochInfo };
}
