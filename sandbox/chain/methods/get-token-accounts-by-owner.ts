import { accountFormat, uiAccount } from '../encode/ui-account.ts';
import { isTokenProgram } from '../program-ids.ts';
import { type RpcMethod, inContext } from '../rpc/method.ts';
import { asAddress, configAt, contextOf, optional, required } from '../rpc/params.ts';
import { invalidParams } from '../rpc/rpc-error.ts';
import { readMint, readTokenAccount } from '../token/token-layout.ts';

/** `getTokenAccountsByOwner(owner, {mint} | {programId}, {commitment, encoding, dataSlice})`, ordered by address. */
export const getTokenAccountsByOwner: RpcMethod = (chain, params) => {
  const owner = asAddress(required(params, 0));
  const filter = configAt([required(params, 1)], 0);
  const config = configAt(params, 2);
  const commitment = contextOf(chain, config);
  const format = accountFormat(config);
  const mint = optional(filter['mint'], asAddress);
  const mintAccount = mint === null ? null : chain.bank.account(mint, commitment);
  const program = mint === null ? optional(filter['programId'], asAddress) : (mintAccount?.owner ?? null);
  if (mint !== null && readMint(mintAccount) === null) throw invalidParams('Invalid param: could not find mint');
  if (program === null) throw invalidParams('Invalid params: expected a mint or a programId filter');
  if (!isTokenProgram(program)) throw invalidParams('Invalid param: unrecognized Token program id');
  const accounts = chain.bank.programAccounts(program, commitment).filter(([, account]) => {
    const token = readTokenAccount(account);
    return token !== null && token.owner === owner && (mint === null || token.mint === mint);
  });
  const rows = accounts.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([pubkey, account]) => ({ account: uiAccount(chain, commitment, account, format), pubkey }));
  return inContext(chain, commitment, rows);
};
