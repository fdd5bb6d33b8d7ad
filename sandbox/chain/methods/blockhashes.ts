import { isBlockhash } from '../../../src/solana/address.ts';
import { MAX_BLOCKHASH_AGE } from '../bank/slots.ts';
import { type RpcMethod, inContext } from '../rpc/method.ts';
import { asText, configAt, contextOf, required } from '../rpc/params.ts';
import { invalidParams } from '../rpc/rpc-error.ts';

/** `getLatestBlockhash({commitment, minContextSlot})`: good for 150 blocks from the block it is taken from. */
export const getLatestBlockhash: RpcMethod = (chain, params) => {
  const commitment = contextOf(chain, configAt(params, 0));
  const { blockhash, height } = chain.bank.slots.at(commitment);
  return inContext(chain, commitment, { blockhash, lastValidBlockHeight: height + MAX_BLOCKHASH_AGE });
};

/** `isBlockhashValid(blockhash, {commitment, minContextSlot})`: false too for a hash newer than that commitment's block. */
export const isBlockhashValid: RpcMethod = (chain, params) => {
  const blockhash = asText(required(params, 0));
  if (!isBlockhash(blockhash)) throw invalidParams('Invalid param: Invalid');
  const commitment = contextOf(chain, configAt(params, 1));
  const age = chain.bank.slots.blockhashAge(blockhash, commitment);
  return inContext(chain, commitment, age !== null && age <= MAX_BLOCKHASH_AGE);
};
