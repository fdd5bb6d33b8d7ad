import type { Challenge, ChallengeProblem } from '../../../identity/check-challenge.ts';
import type { Outage } from '../../../payment/state.ts';
import type { Address } from '../../../solana/address.ts';

/** Where the proof of the wallet that paid stands. `wallet`: as it calls itself. Nothing in it can move money. */
export type ProofView =
  /** `notice`: what became of the last try to connect. */
  | { readonly tag: 'choosing'; readonly notice: 'declined' | 'failed' | null }
  | { readonly tag: 'connecting'; readonly wallet: string }
  /** Another account is open than the one that paid; null: none any more. It goes on by itself once the right one is. */
  | { readonly tag: 'other-account'; readonly wallet: string; readonly address: Address | null }
  /** Hilt is asked for the text. */
  | { readonly tag: 'starting'; readonly wallet: string }
  | { readonly tag: 'sign'; readonly wallet: string; readonly challenge: Challenge; readonly notice: 'declined' | 'failed' | null }
  /** The wallet is asking. `since`: page clock. */
  | { readonly tag: 'signing'; readonly wallet: string; readonly challenge: Challenge; readonly since: number }
  /** Hilt has the signature. */
  | { readonly tag: 'handing-in'; readonly wallet: string }
  /** The text must not be signed; the wallet was not asked. */
  | { readonly tag: 'unsafe'; readonly wallet: string; readonly problem: Exclude<ChallengeProblem, 'expired'> }
  | { readonly tag: 'expired'; readonly wallet: string }
  | { readonly tag: 'not-accepted'; readonly wallet: string }
  | { readonly tag: 'cannot-sign'; readonly wallet: string }
  | { readonly tag: 'outage'; readonly wallet: string; readonly outage: Outage };
