import { uiTokenAmount } from '../encode/ui-amount.ts';
import { type RpcMethod, inContext } from '../rpc/method.ts';
import { asAddress, configAt, contextOf, required } from '../rpc/params.ts';
import { invalidParams } from '../rpc/rpc-error.ts';
import { readMint } from '../token/token-layout.ts';

/** `getTokenSupply(mint, {commitment})` */
export const getTokenSupply: RpcMethod = (chain, params) => {
  const address = asAddress(required(params, 0));
  const commitment = contextOf(chain, configAt(params, 1));
  const account = chain.bank.account(address, commitment);
  if (account === null) throw invalidParams('Invalid param: could not find mint');
  const mint = readMint(account);
  if (mint === null) throw invalidParams('Invalid param: not a Token mint');
  return inContext(chain, commitment, uiTokenAmount(mint.supply, mint.decimals));
};
