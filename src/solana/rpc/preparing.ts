import * as v from 'valibot';
import { type Address, type Blockhash, isBlockhash } from '../address.ts';
import { toBase64 } from '../bytes.ts';
import type { RpcRequest } from './json-rpc.ts';
import { atSlot, height, transactionError } from './wire-values.ts';

export interface BlockhashAnswer {
  readonly value: { readonly blockhash: Blockhash; readonly lastValidBlockHeight: number };
}

/** A blockhash to sign over, and the height after which it is dead by this node's word. */
export function getLatestBlockhash(): RpcRequest<BlockhashAnswer> {
  return {
    method: 'getLatestBlockhash',
    params: [{ commitment: 'confirmed' }],
    result: atSlot(v.looseObject({ blockhash: v.pipe(v.string(), v.guard(isBlockhash)), lastValidBlockHeight: height })),
  };
}

/** Lowest price per compute unit (micro-lamports) that got into each of the last blocks touching these accounts. */
export function getRecentPrices(writable: readonly Address[]): RpcRequest<readonly { readonly prioritizationFee: number }[]> {
  return {
    method: 'getRecentPrioritizationFees',
    params: [writable],
    result: v.array(v.looseObject({ prioritizationFee: height })),
  };
}

export interface SimulationAnswer {
  readonly value: { readonly err: string | null };
}

/** Runs an unsigned transaction against the node's state. The blockhash is replaced there: its age is not what is being tested. */
export function simulateTransaction(transaction: Uint8Array): RpcRequest<SimulationAnswer> {
  return {
    method: 'simulateTransaction',
    params: [toBase64(transaction), { encoding: 'base64', sigVerify: false, replaceRecentBlockhash: true, commitment: 'confirmed' }],
    result: atSlot(v.looseObject({ err: transactionError })),
  };
}
