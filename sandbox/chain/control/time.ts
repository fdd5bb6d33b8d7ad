import type { Chain } from '../chain.ts';
import type { Json } from '../rpc/json.ts';
import type { RpcMethod } from '../rpc/method.ts';
import { asWhole, configAt, optional } from '../rpc/params.ts';
import { invalidParams } from '../rpc/rpc-error.ts';

/** About half a day of slots; enough for every expiry, and produced in a blink. */
const MAX_WARP_SLOTS = 100_000;
const MAX_WARP_SECONDS = 10 * 365 * 24 * 3600;

function position(chain: Chain): Json {
  const { slots } = chain.bank;
  return {
    slot: slots.newest.slot,
    blockHeight: slots.newest.height,
    blockTime: slots.newest.time,
    confirmedSlot: slots.at('confirmed').slot,
    finalizedSlot: slots.at('finalized').slot,
    paused: chain.paused,
    transactions: chain.bank.ledger.size,
  };
}

/** `sandbox_status()`: where the chain is: `{slot, blockHeight, blockTime, confirmedSlot, finalizedSlot, paused, transactions}`. The other time methods answer the same. */
export const status: RpcMethod = (chain) => position(chain);

/**
 * `sandbox_warp {slots?, seconds?}`: produces that many slots at once, after moving the chain's clock ahead by that many
 * seconds. 151 slots expire every blockhash; 33 finalize everything sent before. Block times follow the seconds, not the slots.
 */
export const warp: RpcMethod = async (chain, params) => {
  const config = configAt(params, 0);
  const slots = optional(config['slots'], asWhole) ?? 1;
  const seconds = optional(config['seconds'], asWhole) ?? 0;
  if (slots === 0 || slots > MAX_WARP_SLOTS) throw invalidParams(`Invalid param: 1 to ${MAX_WARP_SLOTS} slots`);
  if (seconds > MAX_WARP_SECONDS) throw invalidParams(`Invalid param: at most ${MAX_WARP_SECONDS} seconds`);
  if (seconds > 0) chain.shiftTime(seconds * 1000);
  chain.advance(slots);
  await chain.sync();
  return position(chain);
};

/** `sandbox_pauseSlots()`: stops slot production, as a halted cluster does. What is sent meanwhile lands in the next slot, if it still may. `sandbox_warp` works all the same. */
export const pauseSlots: RpcMethod = (chain) => {
  chain.pause(true);
  return position(chain);
};

/** `sandbox_resumeSlots()` */
export const resumeSlots: RpcMethod = (chain) => {
  chain.pause(false);
  return position(chain);
};
