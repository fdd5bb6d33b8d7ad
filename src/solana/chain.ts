import type { Address, Signature } from './address.ts';
import type { ChainSight, Difference, LandedCheck, Witnesses } from './chain-sight.ts';
import type { PaymentTerms } from './payment-terms.ts';
import type { Preflight, PreparedPayment } from './preflight-result.ts';

/** The part of an attempt that the chain needs to judge it. */
export interface AttemptOnChain {
  /** Null when the wallet never told us (sign-and-send without an answer); then only the reference key can find it. */
  readonly signature: Signature | null;
  readonly payer: Address;
  /** Null when the blockhash is not ours to know; such an attempt is never proven dead. */
  readonly lastValidBlockHeight: number | null;
  /** Block height seen when the wallet answered; guards against an understated lastValidBlockHeight. */
  readonly answeredHeight: number | null;
}

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
  readonly commitment: 'confirmed' | 'finalized';
  readonly blockTime: number | null;
}

export type ReferenceScan =
  | { readonly tag: 'unreachable'; readonly witnesses: Witnesses }
  /** Oldest first; failed and foreign transactions (dust) are already skipped. */
  | { readonly tag: 'read'; readonly payments: readonly FoundPayment[]; readonly witnesses: Witnesses };

export type ChainTime =
  | { readonly tag: 'unreachable' }
  | { readonly tag: 'wrong-network' }
  /** Unix milliseconds of the newest confirmed block, and the confirmed block height. */
  | { readonly tag: 'read'; readonly blockTimeMs: number; readonly blockHeight: number };

export type PrepareResult = Preflight | { readonly tag: 'unreachable' } | { readonly tag: 'wrong-network' };

/** Everything the payment core asks of Solana. Never rejects except with AbortError; every outcome is data. */
export interface Chain {
  /** Checks destinations, network and funds, builds the payment with a fresh blockhash and simulates it. */
  prepare(terms: PaymentTerms, payer: Address, signal: AbortSignal): Promise<PrepareResult>;
  /** Decides whether what the wallet signed is what was shown. Pure; nothing is sent. */
  verifySigned(terms: PaymentTerms, prepared: PreparedPayment, signed: Uint8Array): SignedCheck;
  /** Hands a signed transaction to every configured node. */
  send(signed: Uint8Array, signal: AbortSignal): Promise<SendResult>;
  /** One reading of what became of an attempt, over all nodes, with history search and the reference key. */
  look(terms: PaymentTerms, attempt: AttemptOnChain, signal: AbortSignal): Promise<ChainSight>;
  /** All payments of these terms, whoever sent them. */
  scan(terms: PaymentTerms, signal: AbortSignal): Promise<ReferenceScan>;
  time(signal: AbortSignal): Promise<ChainTime>;
}
