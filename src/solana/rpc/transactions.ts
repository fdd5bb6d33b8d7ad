import * as v from 'valibot';
import type { Signature } from '../address.ts';
import { toBase64 } from '../bytes.ts';
import type { RpcRequest } from './json-rpc.ts';
import { addressText, base64Bytes, height, lamports, signatureText, transactionError, u64Text } from './wire-values.ts';

const index = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255));

const TokenBalance = v.looseObject({
  accountIndex: index,
  mint: addressText,
  owner: v.nullish(addressText, null),
  uiTokenAmount: v.looseObject({ amount: u64Text, decimals: index }),
});
export type TokenBalance = v.InferOutput<typeof TokenBalance>;

const Loaded = v.looseObject({ writable: v.array(addressText), readonly: v.array(addressText) });

const Transaction = v.looseObject({
  slot: height,
  blockTime: v.nullish(height, null),
  transaction: base64Bytes,
  meta: v.looseObject({
    err: transactionError,
    fee: lamports,
    preBalances: v.array(v.number()),
    postBalances: v.array(v.number()),
    preTokenBalances: v.nullish(v.array(TokenBalance), []),
    postTokenBalances: v.nullish(v.array(TokenBalance), []),
    loadedAddresses: v.nullish(Loaded, null),
  }),
});
/** A landed transaction: wire bytes and what executing it did. */
export type LandedTransaction = v.InferOutput<typeof Transaction>;

/** A transaction at `confirmed` or better; null when the node does not know it (yet). */
export function getTransaction(signature: Signature): RpcRequest<LandedTransaction | null> {
  return {
    method: 'getTransaction',
    params: [signature, { encoding: 'base64', commitment: 'confirmed', maxSupportedTransactionVersion: 0 }],
    result: v.nullable(Transaction),
  };
}

/**
 * Hands signed bytes to a node. Without the node's own preflight: it has been simulated before signing, and a node that
 * lags would refuse a good transaction. Without the node's retries: this page resends until the attempt is decided.
 */
export function sendTransaction(signed: Uint8Array): RpcRequest<Signature> {
  return {
    method: 'sendTransaction',
    params: [toBase64(signed), { encoding: 'base64', skipPreflight: true, maxRetries: 0 }],
    result: signatureText,
  };
}
