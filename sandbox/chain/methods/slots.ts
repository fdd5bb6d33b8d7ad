import type { RpcMethod } from '../rpc/method.ts';
import { asWhole, configAt, contextOf, required } from '../rpc/params.ts';
import { RPC_CODES, RpcError } from '../rpc/rpc-error.ts';

const SLOTS_PER_EPOCH = 432_000;

/** `getSlot({commitment, minContextSlot})` */
export const getSlot: RpcMethod = (chain, params) => chain.bank.slots.at(contextOf(chain, configAt(params, 0))).slot;

/** `getBlockHeight({commitment, minContextSlot})`: always lower than the slot. */
export const getBlockHeight: RpcMethod = (chain, params) => chain.bank.slots.at(contextOf(chain, configAt(params, 0))).height;

/** `getEpochInfo({commitment, minContextSlot})` */
export const getEpochInfo: RpcMethod = (chain, params) => {
  const { slot, height } = chain.bank.slots.at(contextOf(chain, configAt(params, 0)));
  return { absoluteSlot: slot, blockHeight: height, epoch: Math.floor(slot / SLOTS_PER_EPOCH), slotIndex: slot % SLOTS_PER_EPOCH, slotsInEpoch: SLOTS_PER_EPOCH, transactionCount: chain.bank.ledger.size };
};

/** `getBlockTime(slot)`: unix seconds. Blocks older than the kept ones count as cleaned up. */
export const getBlockTime: RpcMethod = (chain, params) => {
  const slot = asWhole(required(params, 0));
  const { slots } = chain.bank;
  if (slot < slots.oldest.slot) throw new RpcError(RPC_CODES.blockCleanedUp, `Block ${slot} cleaned up, does not exist on node. First available block: ${slots.oldest.slot}`);
  const block = slots.block(slot);
  if (block === null) throw new RpcError(RPC_CODES.blockNotAvailable, `Block not available for slot ${slot}`);
  return block.time;
};

/** `getFirstAvailableBlock()` and `minimumLedgerSlot()`: the oldest slot whose block is kept. */
export const getFirstAvailableBlock: RpcMethod = (chain) => chain.bank.slots.oldest.slot;
