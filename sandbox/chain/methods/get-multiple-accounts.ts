import { accountFormat, uiAccount } from '../encode/ui-account.ts';
import { type RpcMethod, inContext } from '../rpc/method.ts';
import { asAddress, asList, configAt, contextOf, required } from '../rpc/params.ts';
import { invalidParams } from '../rpc/rpc-error.ts';

const MAX_ADDRESSES = 100;

/** `getMultipleAccounts([address, …], {commitment, encoding, dataSlice, minContextSlot})`: at most 100, null for those that do not exist. */
export const getMultipleAccounts: RpcMethod = (chain, params) => {
  const addresses = asList(required(params, 0));
  if (addresses.length > MAX_ADDRESSES) throw invalidParams(`Too many inputs provided; max ${MAX_ADDRESSES}`);
  const config = configAt(params, 1);
  const commitment = contextOf(chain, config);
  const format = accountFormat(config);
  const accounts = addresses.map(asAddress).map((address) => uiAccount(chain, commitment, chain.bank.account(address, commitment), format));
  return inContext(chain, commitment, accounts);
};
