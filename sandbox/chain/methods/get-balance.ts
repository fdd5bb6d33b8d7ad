import { type RpcMethod, inContext } from '../rpc/method.ts';
import { asAddress, configAt, contextOf, required } from '../rpc/params.ts';

/** `getBalance(address, {commitment, minContextSlot})`: lamports, 0 for an account that does not exist. */
export const getBalance: RpcMethod = (chain, params) => {
  const address = asAddress(required(params, 0));
  const commitment = contextOf(chain, configAt(params, 1));
  return inContext(chain, commitment, chain.bank.account(address, commitment)?.lamports ?? 0n);
};
