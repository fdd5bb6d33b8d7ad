import type { RpcMethod } from '../rpc/method.ts';
import { asAddress, asSignature, asWhole, configAt, optional, required, settledContextOf } from '../rpc/params.ts';
import { invalidParams } from '../rpc/rpc-error.ts';

const MAX_LIMIT = 1000;

/**
 * `getSignaturesForAddress(address, {limit, before, until, commitment, minContextSlot})`: newest first, failed ones included,
 * strictly between `before` and `until`. A signature given for either that is not known counts as absent for `until` and as
 * nothing to list for `before`.
 */
export const getSignaturesForAddress: RpcMethod = (chain, params) => {
  const address = asAddress(required(params, 0));
  const config = configAt(params, 1);
  const commitment = settledContextOf(chain, config);
  const limit = optional(config['limit'], asWhole) ?? MAX_LIMIT;
  if (limit === 0 || limit > MAX_LIMIT) throw invalidParams(`Invalid limit; max ${MAX_LIMIT}`);
  const before = optional(config['before'], asSignature);
  const until = optional(config['until'], asSignature);
  const { ledger, slots } = chain.bank;
  const reached = slots.at(commitment).slot;
  const order = (signature: string | null): number | null => (signature === null ? null : ledger.orderOf(signature));
  const upper = before === null ? Number.POSITIVE_INFINITY : (order(before) ?? -1);
  const lower = order(until) ?? -1;
  return ledger
    .naming(address)
    .filter((record) => {
      const at = ledger.orderOf(record.signature) ?? -1;
      return record.slot <= reached && at < upper && at > lower;
    })
    .slice(-limit)
    .toReversed()
    .map((record) => ({
      signature: record.signature,
      slot: record.slot,
      err: record.err,
      memo: record.memo,
      blockTime: record.blockTime,
      confirmationStatus: slots.commitmentOf(record.slot),
    }));
};
