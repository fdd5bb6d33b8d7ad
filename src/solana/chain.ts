import type { BaseUnits } from '../money/base-units.ts';
import type { Address, Signature } from './address.ts';
import type { ChainSight, Difference, LandedCheck, Witnesses } from './chain-sight.ts';
import type { PaymentTerms } from './payment-terms.ts';
import type { Preflight, PreparedPayment } from './preflight-result.ts';

/** The part of an attempt that the chain needs to judge it. */
export interface AttemptOnChain {
  /** Null when the wallet never told us (sign-and-send without an answer); then only the reference key can find it. */
  readonly signature: Signature | null;
  /** Null for a code that anybody may have paid; then without a signature any payment of the terms counts. */
  readonly payer: Address | null;
  /** Null when the blockhash is not ours to know; such an attempt is never proven dead. */
  readonly lastValidBlockHeight: number | null;
  /** Block height seen when the wallet answered; guards against an understated lastValidBlockHeight. */
  readonly answeredHeight: number | null;
}

/** What of a prepared payment is needed to compare it with what came back signed. */
export type AskedPayment = Pick<PreparedPayment, 'payer' | 'blockhash' | 'costs'>;

export type SignedCheck =
  | { readonly ok: true; readonly signature: Signature }
  | { readonly ok: false; readonly differences: readonly Difference[] };

export type SendResult =
  | { readonly tag: 'accepted' }
  /** A node refused it with a reason of its own; says nothing about other nodes. */
  | { readonly tag: 'rejected'; readonly error: string }
  | { readonly tag: 'unreachable' };

/** One transaction found on the payment's reference key that really pays the terms. */
export interface FoundPayment {
  readonly signature: Signature;
  readonly payer: Address;
  readonly check: LandedCheck;
  /** What the seller received beyond the terms, base units of their mint; zero when exact. */
  readonly surplus: BaseUnits;
  readonly commitment: 'confirmed' | 'finalized';
  readonly blockTime: number | null;
}

/**
 * A successful transaction on the payment's reference key, or with its memo, that gave the seller something but does not pay the terms.
 * Transactions that gave the seller nothing (dust, spam) are none.
 */
export interface Mispayment {
  readonly signature: Signature;
  readonly payer: Address | null;
  readonly kind:
    /** The right token, but less than the terms ask for, or without the fee they name. */
    | 'too-little'
    /** Another token than the terms name. */
    | 'wrong-token'
    /** Enough of the right token, but the memo names another payment or two. */
    | 'wrong-memo';
  /** What the seller's wallet received. `mint` is `native` for SOL; `decimals` as the chain states them; `symbol` null for a mint we do not know. */
  readonly received: { readonly amount: BaseUnits; readonly mint: Address | 'native'; readonly decimals: number; readonly symbol: string | null };
  readonly commitment: 'confirmed' | 'finalized';
  readonly blockTime: number | null;
}

export type ReferenceScan =
  | { readonly tag: 'unreachable'; readonly witnesses: Witnesses }
  /** Oldest first; failed and foreign transactions (dust) are already skipped. */
  | { readonly tag: 'read'; readonly payments: readonly FoundPayment[]; readonly mispaid: readonly Mispayment[]; readonly witnesses: Witnesses };

export type ChainTime =
  | { readonly tag: 'unreachable' }
  | { readonly tag: 'wrong-network' }
  /** Unix milliseconds of the newest confirmed block, and the confirmed block height. */
  | { readonly tag: 'read'; readonly blockTimeMs: number; readonly blockHeight: number };

export type PrepareResult = Preflight | { readonly tag: 'unreachable' } | { readonly tag: 'wrong-network' };

/** Whether a code that says the whole transfer can be shown: wallets refuse one whose receiver they cannot check. */
export type TransferRequestCheck =
  /** `url`: the Solana Pay transfer request of the terms. */
  | { readonly tag: 'possible'; readonly url: string }
  | { readonly tag: 'not-possible'; readonly why: 'fee' | 'off-curve' | 'no-wallet' | 'no-token-account' | 'frozen' | 'wrong-mint' }
  | { readonly tag: 'unreachable' }
  | { readonly tag: 'wrong-network' };

/** Everything the payment core asks of Solana. Never rejects except with AbortError; every outcome is data. */
export interface Chain {
  /** Checks destinations, network and funds, builds the payment with a fresh blockhash and simulates it. */
  prepare(terms: PaymentTerms, payer: Address, signal: AbortSignal): Promise<PrepareResult>;
  /** Decides whether what the wallet signed is what was shown. Nothing is sent or asked; a promise because its code is loaded when first needed. */
  verifySigned(terms: PaymentTerms, asked: AskedPayment, signed: Uint8Array): Promise<SignedCheck>;
  /** Hands a signed transaction to every configured node. */
  send(signed: Uint8Array, signal: AbortSignal): Promise<SendResult>;
  /** One reading of what became of an attempt, over all nodes, with history search and the reference key. */
  look(terms: PaymentTerms, attempt: AttemptOnChain, signal: AbortSignal): Promise<ChainSight>;
  /** All payments of these terms, whoever sent them. */
  scan(terms: PaymentTerms, signal: AbortSignal): Promise<ReferenceScan>;
  /** Whether these terms can be paid by a transfer request. `label`: the seller's name as the scanning wallet shows it. */
  transferRequest(terms: PaymentTerms, label: string, signal: AbortSignal): Promise<TransferRequestCheck>;
  time(signal: AbortSignal): Promise<ChainTime>;
}
