import type { Claim } from '../../../payment/recover/read-claim.ts';
import type { Recovery } from '../../../payment/recover/recovery.ts';

/** Where the search for a payment stands. */
export type RecoveryView =
  | { readonly tag: 'form' }
  | { readonly tag: 'looking'; readonly claim: Claim }
  | { readonly tag: 'told'; readonly claim: Claim; readonly recovery: Recovery };
