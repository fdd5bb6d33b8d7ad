import { readMint, readTokenAccount } from '../token/token-layout.ts';
import type { VmAccount } from '../vm/vm-account.ts';
import type { TokenBalance } from './transaction-record.ts';

export interface Balances {
  /** Lamports, one per key. */
  readonly lamports: readonly bigint[];
  readonly tokens: readonly TokenBalance[];
}

/** What a transaction's accounts hold at one moment. A mint that the transaction itself creates counts with the decimals it has then. */
export function readBalances(keys: readonly string[], read: (address: string) => VmAccount | null): Balances {
  const accounts = keys.map((key) => read(key));
  const tokens = accounts.flatMap((account, accountIndex): readonly TokenBalance[] => {
    const token = readTokenAccount(account);
    if (account === null || token === null) return [];
    const mint = readMint(read(token.mint));
    if (mint === null) return [];
    return [{ accountIndex, mint: token.mint, owner: token.owner, programId: account.owner, amount: token.amount, decimals: mint.decimals }];
  });
  return { lamports: accounts.map((account) => account?.lamports ?? 0n), tokens };
}
