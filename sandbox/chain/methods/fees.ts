import { messageFee } from '../bank/fee.ts';
import { MAX_BLOCKHASH_AGE } from '../bank/slots.ts';
import { messageFromBase64 } from '../rpc/transaction-param.ts';
import { type RpcMethod, inContext } from '../rpc/method.ts';
import { asAddress, asList, asText, configAt, contextOf, optional, required } from '../rpc/params.ts';
import { invalidParams } from '../rpc/rpc-error.ts';

const MAX_FEE_ACCOUNTS = 128;
const FEE_SLOTS = 150;

/** `getFeeForMessage(base64 message, {commitment})`: lamports, null when its blockhash is not valid. */
export const getFeeForMessage: RpcMethod = (chain, params) => {
  const message = messageFromBase64(asText(required(params, 0)));
  const commitment = contextOf(chain, configAt(params, 1));
  const age = chain.bank.slots.blockhashAge(message.recentBlockhash, commitment);
  return inContext(chain, commitment, age === null || age > MAX_BLOCKHASH_AGE ? null : messageFee(message));
};

/** `getRecentPrioritizationFees([address, …])`: always zero. There is no fee market here: every transaction fits into its block. */
export const getRecentPrioritizationFees: RpcMethod = (chain, params) => {
  const addresses = optional(params[0], asList) ?? [];
  if (addresses.length > MAX_FEE_ACCOUNTS) throw invalidParams(`Too many inputs provided; max ${MAX_FEE_ACCOUNTS}`);
  addresses.forEach(asAddress);
  return chain.bank.slots.recent(FEE_SLOTS).toReversed().map(({ slot }) => ({ prioritizationFee: 0, slot }));
};
