import { type BaseUnits, baseUnits, missingUnits } from '../../money/base-units.ts';
import type { Address } from '../address.ts';
import type { PaymentTerms } from '../payment-terms.ts';
import type { BuyerBalances, PaymentCosts, Shortfall } from '../preflight-result.ts';
import type { PaymentAccounts } from './payment-accounts.ts';
import { readTokenAccount, TOKEN_ACCOUNT_BYTES } from './token-data.ts';

export interface FundsCheck {
  readonly costs: PaymentCosts;
  readonly balances: BuyerBalances;
  /** Empty when the buyer has enough of everything. */
  readonly shortfalls: readonly Shortfall[];
}

/**
 * Compares what the payment takes with what the buyer has: the price, the network fee, and the deposit for accounts it opens.
 * Never signals more than the network would demand, with one exception, see `solShortfall`.
 */
export function checkFunds(terms: PaymentTerms, payer: Address, accounts: PaymentAccounts, opens: PaymentCosts['opens'], networkFee: BaseUnits): FundsCheck {
  const rent = opens.reduce((sum, whose) => sum + depositFor(accounts[whose].token?.lamports ?? 0n, accounts), 0n);
  const costs: PaymentCosts = { networkFee, rent: baseUnits(rent), opens };
  const lamports = baseUnits(accounts.payer.wallet?.lamports ?? 0n);
  const keep = accounts.rent(0);
  if (terms.mint === 'native') {
    const shortfalls = solShortfall(lamports, terms.total + networkFee, keep);
    return { costs, balances: { token: lamports, lamports }, shortfalls };
  }
  const token = tokenBalance(terms.mint, payer, accounts);
  const tokenShort: readonly Shortfall[] =
    token < terms.total ? [{ what: 'token', symbol: terms.symbol, decimals: terms.decimals, have: token, need: terms.total, missing: missingUnits(token, terms.total) }] : [];
  return { costs, balances: { token, lamports }, shortfalls: [...tokenShort, ...solShortfall(lamports, networkFee + rent, keep)] };
}

/** Lamports that were sent to the address of a missing account count towards its deposit. */
function depositFor(already: bigint, accounts: PaymentAccounts): bigint {
  const deposit = accounts.rent(TOKEN_ACCOUNT_BYTES);
  return already >= deposit ? 0n : deposit - already;
}

/** Only what sits in the wallet's own account counts: one that was handed to another owner cannot be spent from. */
function tokenBalance(mint: Address, payer: Address, { payer: { token } }: PaymentAccounts): BaseUnits {
  const data = token === null ? null : readTokenAccount(token);
  return baseUnits(data !== null && data.owner === payer && data.mint === mint ? data.amount : 0n);
}

/**
 * The network lets a wallet end at exactly zero or at no less than the rent of an empty account.
 * When SOL must be added anyway we ask for enough to stay above that: a top-up to exactly zero would be spoilt by the
 * smallest change of the fee, and a wallet with no SOL cannot even receive a smaller top-up.
 */
function solShortfall(have: BaseUnits, spends: bigint, keep: bigint): readonly Shortfall[] {
  const left = have - spends;
  if (left === 0n || left >= keep) return [];
  const need = baseUnits(spends + keep);
  return [{ what: 'sol', symbol: 'SOL', decimals: 9, have, need, missing: missingUnits(have, need) }];
}
