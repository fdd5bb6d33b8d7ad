import type { RpcMethod } from '../rpc/method.ts';
import { asWhole, required } from '../rpc/params.ts';
import { invalidParams } from '../rpc/rpc-error.ts';

/** Largest account the runtime allows. */
const MAX_ACCOUNT_BYTES = 10 * 1024 * 1024;

/** `getMinimumBalanceForRentExemption(bytes)`: lamports. */
export const getMinimumBalanceForRentExemption: RpcMethod = (chain, params) => {
  const bytes = asWhole(required(params, 0));
  if (bytes > MAX_ACCOUNT_BYTES) throw invalidParams(`Invalid param: an account has at most ${MAX_ACCOUNT_BYTES} bytes`);
  return chain.bank.rentExemptMinimum(bytes);
};
