import type { Address } from '../address.ts';
import { SYSTEM_PROGRAM } from '../programs.ts';
import type { RpcAccount } from '../rpc/accounts.ts';
import { readTokenAccount } from './token-data.ts';

/** True for what a key can own: an account that does not exist yet may still be a wallet, it only has no SOL. */
export function isPlainWallet(account: RpcAccount | null): boolean {
  return account === null || (account.owner === SYSTEM_PROGRAM && account.data.length === 0 && !account.executable);
}

/** What a payment into a token account would meet. Lamports sent to its address beforehand do not make it one: it still has to be opened. */
export function tokenAccountState(token: RpcAccount | null, wallet: Address, mint: Address): 'missing' | 'usable' | 'frozen' | 'unusable' {
  if (token === null || (token.owner === SYSTEM_PROGRAM && token.data.length === 0)) return 'missing';
  const data = readTokenAccount(token);
  if (data === null || data.mint !== mint || data.owner !== wallet) return 'unusable';
  return data.frozen ? 'frozen' : 'usable';
}
