import type { TransactionRecord } from '../bank/transaction-record.ts';
import type { Chain } from '../chain.ts';
import type { Json } from '../rpc/json.ts';
import { type RpcMethod, inContext } from '../rpc/method.ts';
import { asFlag, asList, asSignature, configAt, optional, required } from '../rpc/params.ts';
import { invalidParams } from '../rpc/rpc-error.ts';
import { executionStatus } from '../encode/execution-status.ts';

const MAX_SIGNATURES = 256;
/** A node remembers statuses of this many finalized slots (and of all younger ones) without searching its history. */
const REMEMBERED_SLOTS = 300;

function status(chain: Chain, record: TransactionRecord, search: boolean): Json {
  const { slots } = chain.bank;
  const commitment = slots.commitmentOf(record.slot);
  if (commitment === null) return null;
  const remembered = record.slot > slots.at('finalized').slot - REMEMBERED_SLOTS;
  if (!remembered && !search) return null;
  return {
    slot: record.slot,
    confirmations: commitment === 'finalized' ? null : slots.newest.slot - record.slot,
    err: record.err,
    status: executionStatus(record.err),
    confirmationStatus: commitment,
  };
}

/**
 * `getSignatureStatuses([signature, …], {searchTransactionHistory})`: at most 256, null for each that is not known. Without the
 * search only the last 300 finalized slots and all younger ones are known, as on a cluster.
 */
export const getSignatureStatuses: RpcMethod = (chain, params) => {
  const signatures = asList(required(params, 0));
  if (signatures.length > MAX_SIGNATURES) throw invalidParams(`Too many inputs provided; max ${MAX_SIGNATURES}`);
  const search = optional(configAt(params, 1)['searchTransactionHistory'], asFlag) ?? false;
  const statuses = signatures.map(asSignature).map((signature) => {
    const record = chain.bank.ledger.get(signature);
    return record === null ? null : status(chain, record, search);
  });
  return inContext(chain, 'processed', statuses);
};
