import type { BaseUnits } from '../money/base-units.ts';
import type { Address, Blockhash } from './address.ts';

/** What paying costs besides the price, in lamports. */
export interface PaymentCosts {
  /** Signature fee plus priority fee. */
  readonly networkFee: BaseUnits;
  /** Deposit Solana keeps for token accounts this payment opens; zero when none is missing. */
  readonly rent: BaseUnits;
  /** Whose token accounts this payment opens. */
  readonly opens: readonly ('merchant' | 'fee')[];
}

/** What the buyer's wallet holds, read at confirmed. */
export interface BuyerBalances {
  /** Base units of the settlement mint (lamports when native). */
  readonly token: BaseUnits;
  readonly lamports: BaseUnits;
}

/** One thing the buyer has too little of. Amounts in `decimals` base units. */
export interface Shortfall {
  readonly what: 'token' | 'sol';
  readonly symbol: string;
  readonly decimals: number;
  readonly have: BaseUnits;
  readonly need: BaseUnits;
  readonly missing: BaseUnits;
}

/** Why this wallet cannot pay these terms at all. Topping up does not help. */
export type PreflightBlock =
  | 'payer-is-seller'
  | 'payer-is-fee-wallet'
  | 'payer-is-not-a-wallet'
  | 'seller-is-not-a-wallet'
  | 'fee-wallet-is-not-a-wallet'
  | 'seller-account-unusable'
  | 'fee-account-unusable'
  | 'buyer-account-frozen'
  | 'mint-mismatch'
  | 'token-2022'
  | 'wrong-network'
  | 'simulation-failed';

/** An unsigned payment, built and simulated, with all that is needed to judge later whether it can still land. */
export interface PreparedPayment {
  /** Wire bytes of the unsigned legacy transaction. */
  readonly transaction: Uint8Array;
  readonly payer: Address;
  readonly blockhash: Blockhash;
  /** Block height after which the blockhash is dead. */
  readonly lastValidBlockHeight: number;
  readonly costs: PaymentCosts;
  readonly balances: BuyerBalances;
}

export type Preflight =
  | { readonly tag: 'ready'; readonly prepared: PreparedPayment }
  | { readonly tag: 'short'; readonly shortfalls: readonly Shortfall[]; readonly costs: PaymentCosts; readonly balances: BuyerBalances }
  | { readonly tag: 'blocked'; readonly block: PreflightBlock };
