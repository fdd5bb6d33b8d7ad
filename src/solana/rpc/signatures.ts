import * as v from 'valibot';
import type { Address, Signature } from '../address.ts';
import type { RpcRequest } from './json-rpc.ts';
import { atSlot, height, signatureText, transactionError } from './wire-values.ts';

const Commitment = v.picklist(['processed', 'confirmed', 'finalized']);
export type Commitment = v.InferOutput<typeof Commitment>;

const Status = v.looseObject({ slot: height, err: transactionError, confirmationStatus: Commitment });
export type SignatureStatus = v.InferOutput<typeof Status>;

export interface StatusAnswer {
  /** Slot the node had reached; shows whether it was behind. */
  readonly context: { readonly slot: number };
  readonly value: readonly (SignatureStatus | null)[];
}

/**
 * What a node knows of a transaction, always with history search: without it a node forgets after some 150 blocks, and
 * a payment that landed earlier would look as if it never had.
 */
export function getSignatureStatus(signature: Signature): RpcRequest<StatusAnswer> {
  return {
    method: 'getSignatureStatuses',
    params: [[signature], { searchTransactionHistory: true }],
    result: atSlot(v.pipe(v.array(v.nullable(Status)), v.length(1))),
  };
}

const Listed = v.looseObject({
  signature: signatureText,
  slot: height,
  err: transactionError,
  blockTime: v.nullish(height, null),
  confirmationStatus: v.nullish(v.picklist(['confirmed', 'finalized']), null),
});
export type ListedSignature = v.InferOutput<typeof Listed>;

/** Most signatures of one address that are read. A node gives no more at once, and a payment that is buried under more is left to Hilt's watcher and to support. */
export const LIST_LIMIT = 1_000;

/**
 * Transactions that name an address, newest first.
 * @param minContextSlot the node must have reached this slot, else it refuses: keeps a lagging machine behind the same URL from answering "none".
 */
export function getSignaturesOf(account: Address, commitment: 'confirmed' | 'finalized', minContextSlot: number | null): RpcRequest<readonly ListedSignature[]> {
  const behind = minContextSlot === null ? {} : { minContextSlot };
  return {
    method: 'getSignaturesForAddress',
    params: [account, { limit: LIST_LIMIT, commitment, ...behind }],
    result: v.array(Listed),
  };
}
