import type { Clue } from '../../../payment/recover/read-clue.ts';
import type { Recovery } from '../../../payment/recover/recovery.ts';

/** Where the search for a payment stands. */
export type RecoveryView =
  | { readonly tag: 'form' }
  | { readonly tag: 'looking'; readonly clue: Clue }
  | { readonly tag: 'told'; readonly clue: Clue; readonly recovery: Recovery };
