import type { Address } from '../address.ts';
import type { PaymentTerms } from '../payment-terms.ts';
import type { LandedTransaction, TokenBalance } from '../rpc/transactions.ts';
import { tokenAccountAddress } from '../wire/token-account-address.ts';

/** What a landed transaction did to the settlement token, by difference of balances: a balance alone says nothing about this payment. */
export interface BalanceChanges {
  /** Growth of what counts as the wallet's account: its canonical token account, or its lamports. Null when that account is not the wallet's any more. */
  grewBy(wallet: Address): bigint | null;
  /** Whose balance shrank most: the payer, who need not be the one who paid the network fee. Null when nobody's did. */
  readonly payer: Address | null;
}

/** @param keys all accounts of the message in index order, as balances are listed by index. */
export function balanceChanges(terms: Pick<PaymentTerms, 'mint'>, landed: LandedTransaction, keys: readonly Address[]): BalanceChanges {
  return terms.mint === 'native' ? lamportChanges(landed, keys) : tokenChanges(terms.mint, landed, keys);
}

function lamportChanges({ meta }: LandedTransaction, keys: readonly Address[]): BalanceChanges {
  const changes = new Map<Address, bigint>();
  keys.forEach((key, index) => {
    const before = meta.preBalances[index];
    const after = meta.postBalances[index];
    // Beyond 2^53 JSON has lost digits: such an account counts as unchanged, never as paid.
    if (Number.isSafeInteger(before) && Number.isSafeInteger(after)) changes.set(key, BigInt(after ?? 0) - BigInt(before ?? 0));
  });
  return { grewBy: (wallet) => changes.get(wallet) ?? 0n, payer: largestDebit(changes) };
}

function tokenChanges(mint: Address, { meta }: LandedTransaction, keys: readonly Address[]): BalanceChanges {
  const before = byAccount(meta.preTokenBalances, mint, keys);
  const after = byAccount(meta.postTokenBalances, mint, keys);
  const debits = new Map<Address, bigint>();
  for (const [account, { owner, amount }] of before) {
    if (owner !== null) debits.set(owner, (debits.get(owner) ?? 0n) + (after.get(account)?.amount ?? 0n) - amount);
  }
  return {
    grewBy: (wallet) => {
      const account = tokenAccountAddress(wallet, mint);
      const now = after.get(account);
      // A token account can be handed to another owner; then what it holds is not the seller's.
      if (now !== undefined && now.owner !== wallet) return null;
      return (now?.amount ?? 0n) - (before.get(account)?.amount ?? 0n);
    },
    payer: largestDebit(debits),
  };
}

interface Held {
  readonly owner: Address | null;
  readonly amount: bigint;
}

function byAccount(balances: readonly TokenBalance[] | null, mint: Address, keys: readonly Address[]): ReadonlyMap<Address, Held> {
  const held = new Map<Address, Held>();
  for (const { accountIndex, mint: of, owner, uiTokenAmount } of balances ?? []) {
    const account = keys[accountIndex];
    if (account !== undefined && of === mint) held.set(account, { owner, amount: uiTokenAmount.amount });
  }
  return held;
}

function largestDebit(changes: ReadonlyMap<Address, bigint>): Address | null {
  let payer: Address | null = null;
  let most = 0n;
  for (const [owner, change] of changes) {
    if (change < most) {
      most = change;
      payer = owner;
    }
  }
  return payer;
}
