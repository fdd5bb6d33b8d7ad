import { USDC_MINT } from '../genesis.ts';
import { PROGRAMS } from '../program-ids.ts';
import type { Json } from '../rpc/json.ts';
import type { RpcMethod } from '../rpc/method.ts';
import { asAddress, configAt, optional, required } from '../rpc/params.ts';
import { invalidParams } from '../rpc/rpc-error.ts';
import { writeTokenBalance } from '../token/token-balance.ts';
import type { Chain } from '../chain.ts';
import { RENT_EXEMPT_EPOCH } from '../vm/vm-account.ts';
import { asAmount } from './amount-param.ts';

/*
 * Faucet methods. They write balances past all rules: no transaction, no signature, and the new balance holds at `processed`,
 * `confirmed` and `finalized` at once, so a caller needs to wait for nothing. Amounts are base units or lamports, as a JSON
 * number or, above 2^53, as decimal text.
 */

const U64_MAX = 2n ** 64n - 1n;

async function setTokens(chain: Chain, owner: string, mint: string, change: (present: bigint) => bigint): Promise<Json> {
  const written = writeTokenBalance(chain, owner, mint, change);
  if (typeof written === 'string') throw invalidParams(`Invalid param: ${written}`);
  await chain.sync();
  return { account: written.account, amount: written.amount.toString() };
}

async function setLamports(chain: Chain, address: string, change: (present: bigint) => bigint): Promise<Json> {
  const present = chain.bank.account(address, 'processed') ?? { lamports: 0n, data: new Uint8Array(), owner: PROGRAMS.system, executable: false, rentEpoch: RENT_EXEMPT_EPOCH };
  const lamports = change(present.lamports);
  if (lamports > U64_MAX) throw invalidParams('Invalid param: amount-too-large');
  chain.setAccount(address, lamports === 0n ? null : { ...present, lamports });
  await chain.sync();
  return { lamports: lamports.toString() };
}

/** `sandbox_fundUsdc {owner, amount}`: adds USDC to the owner's associated account, opening it if needed. Answers `{account, amount}`. */
export const fundUsdc: RpcMethod = (chain, params) => {
  const config = configAt([required(params, 0)], 0);
  const amount = asAmount(config['amount']);
  return setTokens(chain, asAddress(config['owner']), USDC_MINT, (present) => present + amount);
};

/** `sandbox_fundToken {owner, mint, amount}`: the same for any mint on this chain, Token-2022 included. */
export const fundToken: RpcMethod = (chain, params) => {
  const config = configAt([required(params, 0)], 0);
  const amount = asAmount(config['amount']);
  return setTokens(chain, asAddress(config['owner']), asAddress(config['mint']), (present) => present + amount);
};

/** `sandbox_setToken {owner, mint?, amount}`: makes the owner's balance exactly `amount`; USDC without a mint. For drained wallets. */
export const setToken: RpcMethod = (chain, params) => {
  const config = configAt([required(params, 0)], 0);
  const amount = asAmount(config['amount']);
  return setTokens(chain, asAddress(config['owner']), optional(config['mint'], asAddress) ?? USDC_MINT, () => amount);
};

/** `sandbox_fundSol {owner, lamports}`: adds lamports. Answers `{lamports}`. For an airdrop that settles like a transaction use `requestAirdrop`. */
export const fundSol: RpcMethod = (chain, params) => {
  const config = configAt([required(params, 0)], 0);
  const lamports = asAmount(config['lamports']);
  return setLamports(chain, asAddress(config['owner']), (present) => present + lamports);
};

/** `sandbox_setSol {owner, lamports}`: makes the balance exactly `lamports`; 0 removes the account. */
export const setSol: RpcMethod = (chain, params) => {
  const config = configAt([required(params, 0)], 0);
  const lamports = asAmount(config['lamports']);
  return setLamports(chain, asAddress(config['owner']), () => lamports);
};
