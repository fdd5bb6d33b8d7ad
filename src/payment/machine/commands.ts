import type { IdentityCompleteRequest, IdentityStartRequest } from '../../contract/identity.ts';
import type { BroadcastRequest, ConfirmRequest } from '../../contract/pay.ts';
import type { Address, Signature } from '../../solana/address.ts';
import type { AskedPayment, AttemptOnChain } from '../../solana/chain.ts';
import type { PaymentTerms } from '../../solana/payment-terms.ts';
import type { JournalEntry } from '../journal-entry.ts';
import type { Timer } from './events.ts';
import type { LinkReturn } from './flow.ts';

/** One own attempt to look up on the chain. */
export interface LookTarget {
  readonly attemptId: string;
  readonly terms: PaymentTerms;
  readonly attempt: AttemptOnChain;
}

/** What the machine asks the runner to do. Data only: performing one leads to one event, unless a newer command of the same kind overtakes it. */
export type Command =
  | { readonly do: 'read-product'; readonly slug: string }
  | { readonly do: 'open-journal'; readonly key: string }
  | { readonly do: 'hold-lock'; readonly key: string }
  | { readonly do: 'release-lock' }
  | { readonly do: 'connect-wallet'; readonly walletName: string }
  | { readonly do: 'open-session'; readonly slug: string; readonly payer: Address | null; readonly identitySessionId: string | null }
  | { readonly do: 'read-time' }
  | { readonly do: 'start-identity'; readonly request: IdentityStartRequest }
  | { readonly do: 'sign-message'; readonly sessionId: string; readonly bytes: Uint8Array }
  | { readonly do: 'make-proof-link'; readonly paymentId: string; readonly sessionId: string }
  | { readonly do: 'complete-identity'; readonly request: IdentityCompleteRequest }
  /** Hilt makes the link by which an app is asked to sign. */
  | { readonly do: 'make-link'; readonly attemptId: string; readonly paymentId: string; readonly transaction: Uint8Array }
  /** Hilt opens what an app brought back. */
  | { readonly do: 'open-link-answer'; readonly paymentId: string; readonly back: LinkReturn }
  /** Which kind of payment code can be shown for these terms, together with a clearance. */
  | { readonly do: 'check-code'; readonly terms: PaymentTerms; readonly label: string }
  | { readonly do: 'prepare'; readonly terms: PaymentTerms; readonly payer: Address }
  /** Reads time and reference; Hilt's status too when asked for, for at most 3 seconds. */
  | { readonly do: 'clear'; readonly terms: PaymentTerms; readonly withStatus: boolean }
  /** Compare-and-set over `base`, the entry that `next` was made from. Writes are performed in the order they were asked for; not durable means in this tab only. */
  | { readonly do: 'write-journal'; readonly next: JournalEntry; readonly base: JournalEntry | null; readonly durable: boolean }
  | { readonly do: 'ask-to-sign'; readonly attemptId: string; readonly transaction: Uint8Array }
  | { readonly do: 'ask-to-send'; readonly attemptId: string; readonly transaction: Uint8Array }
  | { readonly do: 'verify'; readonly attemptId: string; readonly terms: PaymentTerms; readonly asked: AskedPayment; readonly signed: Uint8Array }
  /** Broadcast, for at most 3 seconds. */
  | { readonly do: 'claim'; readonly attemptId: string; readonly request: BroadcastRequest }
  | { readonly do: 'read-status'; readonly paymentId: string }
  | { readonly do: 'confirm'; readonly signature: Signature; readonly request: ConfirmRequest }
  | { readonly do: 'send'; readonly transaction: Uint8Array }
  | { readonly do: 'look'; readonly targets: readonly LookTarget[]; readonly scan: PaymentTerms | null }
  /** `rests`: while nobody looks or there is no network the tick waits, and comes at once on return. */
  | { readonly do: 'wait'; readonly timer: Timer; readonly ms: number; readonly rests: boolean }
  /** Gives up what is under way; nothing of it is heard of again. */
  | { readonly do: 'stop'; readonly what: readonly ('polling' | 'sending' | 'timers')[] };

export type CommandKind = Command['do'];
