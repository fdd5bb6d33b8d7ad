import type { BaseUnits } from '../money/base-units.ts';
import type { Signature } from './address.ts';

/** How many RPC nodes were asked and how many answered, and when (page clock, milliseconds). */
export interface Witnesses {
  readonly asked: number;
  readonly answered: number;
  readonly at: number;
}

/** What Solana says of one attempt. Only `dead` and `failed` (finalized) prove that it will never charge (money invariant 1). */
export type ChainSight =
  /** No RPC answered: nothing is known. */
  | { readonly tag: 'unreachable'; readonly witnesses: Witnesses }
  /** The nodes that answered do not know it; it may still land. */
  | { readonly tag: 'unseen'; readonly blockHeight: number | null; readonly witnesses: Witnesses }
  /** Seen. `verified` is the comparison of the landed transaction with the terms; null while it cannot be fetched yet. */
  | { readonly tag: 'landed'; readonly signature: Signature; readonly commitment: 'processed' | 'confirmed' | 'finalized'; readonly slot: number; readonly blockTime: number | null; readonly verified: LandedCheck | null; readonly witnesses: Witnesses }
  /** Executed with an error: nothing was paid but the network fee. Final only at `finalized`. */
  | { readonly tag: 'failed'; readonly signature: Signature; readonly commitment: 'processed' | 'confirmed' | 'finalized'; readonly error: string; readonly fee: BaseUnits | null; readonly witnesses: Witnesses }
  /** Proven by the full rule of money invariant 1 that it can never land. */
  | { readonly tag: 'dead'; readonly witnesses: Witnesses };

/** The landed transaction against the terms, by balance deltas and decoded instructions. */
export type LandedCheck =
  /** Paid in full. `deviations`, on an attempt of ours only: where it still differs from what was shown, e.g. a sign-and-send wallet added a transfer. */
  | { readonly ok: true; readonly payer: string; readonly deviations?: readonly Difference[] }
  | { readonly ok: false; readonly differences: readonly Difference[] };

/** One value that differs between what was shown and what was signed or landed; texts are raw values for display, not sentences. */
export interface Difference {
  readonly what: 'seller-amount' | 'fee-amount' | 'extra-transfer' | 'recipient' | 'payer' | 'memo' | 'reference' | 'blockhash' | 'priority-fee' | 'compute-limit' | 'signer' | 'writable-account' | 'nonce-advance' | 'guard' | 'unknown-instruction' | 'signature' | 'format';
  readonly shown: string;
  readonly signed: string;
}
