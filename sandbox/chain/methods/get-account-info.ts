import { accountFormat, uiAccount } from '../encode/ui-account.ts';
import { type RpcMethod, inContext } from '../rpc/method.ts';
import { asAddress, configAt, contextOf, required } from '../rpc/params.ts';

/** `getAccountInfo(address, {commitment, encoding, dataSlice, minContextSlot})` */
export const getAccountInfo: RpcMethod = (chain, params) => {
  const address = asAddress(required(params, 0));
  const config = configAt(params, 1);
  const commitment = contextOf(chain, config);
  return inContext(chain, commitment, uiAccount(chain, commitment, chain.bank.account(address, commitment), accountFormat(config)));
};
