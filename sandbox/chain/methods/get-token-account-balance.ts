import { uiTokenAmount } from '../encode/ui-amount.ts';
import { type RpcMethod, inContext } from '../rpc/method.ts';
import { asAddress, configAt, contextOf, required } from '../rpc/params.ts';
import { invalidParams } from '../rpc/rpc-error.ts';
import { readMint, readTokenAccount } from '../token/token-layout.ts';

/** `getTokenAccountBalance(address, {commitment})` */
export const getTokenAccountBalance: RpcMethod = (chain, params) => {
  const address = asAddress(required(params, 0));
  const commitment = contextOf(chain, configAt(params, 1));
  const account = chain.bank.account(address, commitment);
  if (account === null) throw invalidParams('Invalid param: could not find account');
  const token = readTokenAccount(account);
  if (token === null) throw invalidParams('Invalid param: not a Token account');
  const mint = readMint(chain.bank.account(token.mint, commitment));
  if (mint === null) throw invalidParams('Invalid param: could not find mint');
  return inContext(chain, commitment, uiTokenAmount(token.amount, mint.decimals));
};
