import { type BaseUnits, baseUnits, isBaseUnits } from '../../money/base-units.ts';
import type { Address } from '../address.ts';
import { tokenSymbol } from '../mints.ts';
import type { LandedTransaction, TokenBalance } from '../rpc/transactions.ts';

/** One token (or SOL) that a wallet has more of after a landed transaction than before. */
export interface Received {
  readonly amount: BaseUnits;
  readonly mint: Address | 'native';
  /** As the chain states them. */
  readonly decimals: number;
  /** Null for a mint we do not know: its own name proves nothing. */
  readonly symbol: string | null;
}

/**
 * Everything a wallet gained by a landed transaction, by difference of balances over all accounts it owns: moving its own money
 * from one account to another gives it nothing. Tokens first, then SOL.
 * @param keys all accounts of the message in index order, as balances are listed by index.
 */
export function receivedBy(wallet: Address, landed: LandedTransaction, keys: readonly Address[]): readonly Received[] {
  const tokens = [...tokenChanges(wallet, landed)].flatMap(([mint, { change, decimals }]): readonly Received[] => (isGain(change) ? [{ amount: change, mint, decimals, symbol: tokenSymbol(mint) }] : []));
  const lamports = lamportChangeOf(wallet, landed, keys);
  return isGain(lamports) ? [...tokens, { amount: lamports, mint: 'native', decimals: 9, symbol: 'SOL' }] : tokens;
}

/** What a wallet lost of one token (or SOL, network fee included) over all its accounts; zero when it gained. */
export function spentBy(wallet: Address, mint: Address | 'native', landed: LandedTransaction, keys: readonly Address[]): BaseUnits {
  const change = mint === 'native' ? lamportChangeOf(wallet, landed, keys) : (tokenChanges(wallet, landed).get(mint)?.change ?? 0n);
  return isGain(-change) ? baseUnits(-change) : baseUnits(0n);
}

function tokenChanges(wallet: Address, { meta }: LandedTransaction): ReadonlyMap<Address, { readonly change: bigint; readonly decimals: number }> {
  const changes = new Map<Address, { change: bigint; readonly decimals: number }>();
  const add = (balances: readonly TokenBalance[] | null, sign: bigint): void => {
    for (const { mint, owner, uiTokenAmount } of balances ?? []) {
      if (owner !== wallet) continue;
      const known = changes.get(mint) ?? { change: 0n, decimals: uiTokenAmount.decimals };
      known.change += sign * uiTokenAmount.amount;
      changes.set(mint, known);
    }
  };
  add(meta.preTokenBalances, -1n);
  add(meta.postTokenBalances, 1n);
  return changes;
}

/** More than u64 only a node that lies can say. */
function isGain(change: bigint): change is BaseUnits {
  return change > 0n && isBaseUnits(change);
}

/**
 * Change of the wallet's own lamports. Deposits of token accounts opened for it are not in there, as those lamports stay in the
 * accounts; and what comes back to it from a token account of its own is no gain.
 */
function lamportChangeOf(wallet: Address, { meta }: LandedTransaction, keys: readonly Address[]): bigint {
  const owned = new Set((meta.preTokenBalances ?? []).filter(({ owner }) => owner === wallet).map(({ accountIndex }) => accountIndex));
  const changes = keys.map((key, index) => {
    const change = lamportChange(meta, index);
    if (key === wallet) return change;
    return owned.has(index) && change < 0n ? change : 0n;
  });
  return changes.reduce((sum, change) => sum + change, 0n);
}

/** Beyond 2^53 JSON has lost digits: such an account counts as unchanged. */
function lamportChange({ preBalances, postBalances }: LandedTransaction['meta'], index: number): bigint {
  const [before, after] = [preBalances[index], postBalances[index]];
  return Number.isSafeInteger(before) && Number.isSafeInteger(after) ? BigInt(after ?? 0) - BigInt(before ?? 0) : 0n;
}
