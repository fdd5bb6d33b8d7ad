import type { PaymentSession } from '../../contract/session.ts';
import type { Product } from '../../contract/product.ts';
import type { Address, Signature } from '../../solana/address.ts';
import type { AskedPayment, Mispayment } from '../../solana/chain.ts';
import type { Difference, Witnesses } from '../../solana/chain-sight.ts';
import type { BuyerBalances, PaymentCosts, PreparedPayment, Shortfall } from '../../solana/preflight-result.ts';
import type { AskedIdentity, Challenge, ChallengeProblem } from '../../identity/check-challenge.ts';
import type { AttemptIn } from '../attempt.ts';
import type { EnterNotice, SignNotice } from '../identity-view.ts';
import type { JournalEntry } from '../journal-entry.ts';
import type { Access } from '../session.ts';
import type { CheckoutState, HiltSight, NotCharged, Outage, Payer, TabProgress } from '../state.ts';
import type { AfterDrop } from './dropping.ts';
import type { Evidence } from './evidence.ts';

/** How this page was opened. Fixed for its whole life. */
export interface Visit {
  readonly slug: string;
  /** The link was made for one named buyer (handoff). */
  readonly personal: boolean;
  /** Which link that is (link-mark.ts). Null without a link; what else stands in the mark's place in an address is no link's mark. */
  readonly linkMark: string | null;
  /** Who that is, once the link is resolved; null on a page that has lost its token (a reload): then only this link's session in the journal may be paid. */
  readonly access: Access | null;
  /** Fee wallets the operator trusts; empty means that any is taken. */
  readonly allowedFeeWallets: readonly string[];
}

/** What lies on the table in every state after opening. */
export interface Desk extends Visit {
  readonly product: Product;
  /** This device's memory of the payment, as last read or written. */
  readonly entry: JournalEntry | null;
  /** Storage is blocked: the entry lives in this tab only. */
  readonly degraded: boolean;
  /** How often preparing has stalled in a row, for backing off. */
  readonly stalls: number;
  /** How the buyer wants to pay: where a session leads to once it is there. */
  readonly way: 'wallet' | 'scan' | 'link';
  /** What a wallet has proven on this page: who gets access. Lives as long as the page. */
  readonly proof: { readonly sessionId: string; readonly wallet: Address; readonly access: Access } | null;
}
/** A desk with a session on it. */
export interface OpenDesk extends Desk {
  readonly entry: JournalEntry;
}

/** What a wallet app brought back in the address of this page. Foreign data: it counts only for a question the journal waits for. */
export interface LinkReturn {
  readonly step: 'connect' | 'message' | 'transaction';
  /** `answered`: sealed for Hilt, who alone can open it. */
  readonly outcome: { readonly tag: 'answered'; readonly answer: SealedAnswer } | { readonly tag: 'refused' } | { readonly tag: 'failed' };
}

/** The app's encrypted words, base58 as they came. `key` only with connect: the app's own half of the key. `identitySessionId` only with message. */
export interface SealedAnswer {
  readonly key: string | null;
  readonly identitySessionId: string | null;
  readonly nonce: string;
  readonly data: string;
}

/** What to do once the lock is held and the journal has been read again. */
export type Goal =
  /** `anew`: under a new session, whatever end the journaled one states: Hilt may have called it over before its time. */
  | { readonly kind: 'pay'; readonly walletName: string; readonly payer: Payer | null; readonly anew?: boolean }
  | { readonly kind: 'session' }
  /** Show a payment code. */
  | { readonly kind: 'scan' }
  /** Ask a wallet app by link. */
  | { readonly kind: 'link' }
  /** A wallet app has come back to this page. */
  | { readonly kind: 'returned'; readonly back: LinkReturn }
  | { readonly kind: 'resume' };

interface Opening extends Visit {
  readonly product: Product | null;
  readonly journal: JournalEntry | null | 'unread';
  readonly degraded: boolean;
  /** A wallet chosen before the page was ready; played back up to the wallet, never to a signature. */
  readonly wish: string | null;
  /** This page was opened by a wallet app that came back. */
  readonly back: LinkReturn | null;
  readonly failures: number;
}

/** Who gets access is being proven. `paid`: by the wallet of a payment that has landed and waits for this. */
export interface Identifying {
  readonly desk: Desk;
  readonly payer: Payer;
  readonly paid: boolean;
}

/** An exposed payment being watched. */
export interface Watched {
  readonly desk: OpenDesk;
  readonly payer: Payer | null;
  readonly evidence: Evidence;
  /** Page clock when this page began to watch. */
  readonly since: number;
  readonly late: boolean;
  /** Consecutive questions that got no answer, for backing off. */
  readonly hiltFailures: number;
  /** How often the chain was looked at and Hilt asked. */
  readonly looks: number;
  readonly questions: number;
}

/**
 * Where the machine stands. Finer than CheckoutState: each await of the payment has its own state, so that an answer which comes at the
 * wrong moment finds no row in the table and is dropped. view.ts turns it into what a screen shows.
 */
export type Flow =
  | ({ readonly at: 'opening' } & Opening)
  | ({ readonly at: 'unavailable'; readonly outage: Outage } & Opening)
  | ({ readonly at: 'closed'; readonly reason: 'not-found' | 'not-for-sale' | 'sold-out' } & Opening)
  | { readonly at: 'choosing'; readonly desk: Desk; readonly notice: 'wallet-refused' | 'wallet-failed' | 'link-unavailable' | null }
  | { readonly at: 'locking'; readonly desk: Desk; readonly goal: Goal }
  | { readonly at: 'rereading-journal'; readonly desk: Desk; readonly goal: Goal }
  | { readonly at: 'connecting-wallet'; readonly desk: Desk; readonly walletName: string }
  | { readonly at: 'timing-session'; readonly desk: OpenDesk; readonly payer: Payer | null }
  | { readonly at: 'connecting-session'; readonly desk: Desk; readonly payer: Payer | null; readonly reread: boolean }
  | { readonly at: 'rereading-product'; readonly desk: Desk; readonly payer: Payer | null; readonly answer: PaymentSession | null }
  | { readonly at: 'journaling-session'; readonly desk: OpenDesk; readonly payer: Payer | null }
  /** An app is about to be asked by link who it is; the question must be durable first. */
  | { readonly at: 'journaling-link'; readonly desk: OpenDesk }
  | { readonly at: 'link-connecting'; readonly desk: OpenDesk }
  /** The app has come back: Hilt opens what it brought. */
  | { readonly at: 'returning'; readonly desk: OpenDesk; readonly back: LinkReturn; readonly failures: number; readonly outage: Outage | null }
  /** Hilt makes the link by which the app is asked to sign. */
  | { readonly at: 'asking-link'; readonly desk: OpenDesk; readonly payer: Payer; readonly attempt: AttemptIn<'linked'> }
  /** `attempt`: without its link, for the case that it cannot be remembered. */
  | { readonly at: 'journaling-link-url'; readonly desk: OpenDesk; readonly payer: Payer; readonly attempt: AttemptIn<'linked'> }
  /** Which kind of code can be shown is asked of the chain; time, reference and Hilt are read before anybody can scan it. */
  | { readonly at: 'checking-code'; readonly desk: OpenDesk }
  /** `bare`: the desk without the code, for the case that it cannot be remembered. */
  | { readonly at: 'journaling-code'; readonly desk: OpenDesk; readonly bare: OpenDesk }
  /** No wallet could pay a code for these terms: the buyer goes on with the phone itself. */
  | { readonly at: 'carry-over'; readonly desk: OpenDesk }
  | ({ readonly at: 'identifying'; readonly notice: EnterNotice | null; readonly initial: string } & Identifying)
  | ({ readonly at: 'starting-identity'; readonly asked: AskedIdentity } & Identifying)
  /** Hilt makes the link by which an app is asked to sign the challenge; the question must be durable before the buyer has it. */
  | ({ readonly at: 'asking-proof-link'; readonly challenge: Challenge } & Identifying)
  | ({ readonly at: 'journaling-proof-link'; readonly challenge: Challenge; readonly link: string } & Identifying)
  /** `link`: the app is asked by this ready link, and answers to whichever page it opens. */
  | ({ readonly at: 'challenge'; readonly challenge: Challenge; readonly notice: SignNotice | null; readonly link: string | null } & Identifying)
  | ({ readonly at: 'signing-identity'; readonly challenge: Challenge; readonly since: number } & Identifying)
  | ({ readonly at: 'completing-identity'; readonly challenge: Challenge } & Identifying)
  /** Hilt's challenge must not be put before a wallet. */
  | ({ readonly at: 'challenge-refused'; readonly asked: AskedIdentity; readonly problem: ChallengeProblem } & Identifying)
  /** The wallet signs transactions but no texts. */
  | ({ readonly at: 'cannot-prove' } & Identifying)
  /** After the payment: the wallet that paid is connected again. */
  | { readonly at: 'connecting-prover'; readonly desk: OpenDesk }
  | { readonly at: 'preflighting'; readonly desk: OpenDesk; readonly payer: Payer }
  | { readonly at: 'stalled'; readonly desk: Desk; readonly payer: Payer | null; readonly outage: Outage }
  | { readonly at: 'short'; readonly desk: OpenDesk; readonly payer: Payer; readonly shortfalls: readonly Shortfall[]; readonly costs: PaymentCosts; readonly balances: BuyerBalances }
  | { readonly at: 'blocked'; readonly desk: Desk; readonly payer: Payer | null; readonly why: Extract<CheckoutState, { tag: 'blocked' }>['why'] }
  | { readonly at: 'review'; readonly desk: OpenDesk; readonly payer: Payer; readonly prepared: PreparedPayment }
  /** The buyer approved; session, chain and Hilt are read once more before the wallet is asked. */
  | { readonly at: 'clearing-ask'; readonly desk: OpenDesk; readonly payer: Payer; readonly approved: PreparedPayment }
  /** A fresh blockhash; what it costs must not exceed what was approved. */
  | { readonly at: 'refreshing'; readonly desk: OpenDesk; readonly payer: Payer; readonly approved: PreparedPayment }
  | { readonly at: 'journaling-ask'; readonly desk: OpenDesk; readonly payer: Payer; readonly prepared: PreparedPayment; readonly attempt: AttemptIn<'asked' | 'linked'> }
  | { readonly at: 'wallet-open'; readonly desk: OpenDesk; readonly payer: Payer; readonly prepared: PreparedPayment; readonly attempt: AttemptIn<'asked'> }
  | { readonly at: 'verifying'; readonly desk: OpenDesk; readonly payer: Payer; readonly asked: AskedPayment; readonly attempt: AttemptIn<'asked' | 'linked'>; readonly signed: Uint8Array; readonly failures: number }
  | { readonly at: 'journaling-signed'; readonly desk: OpenDesk; readonly payer: Payer | null; readonly attempt: AttemptIn<'signed'> }
  /** Signed and durable, not sent: expiry, reference and Hilt are read once more. */
  | { readonly at: 'clearing-send'; readonly desk: OpenDesk; readonly payer: Payer | null; readonly attempt: AttemptIn<'signed'>; readonly failures: number }
  /** Broadcast tells Hilt first: it is the claim that keeps a second device from paying. */
  | { readonly at: 'claiming'; readonly desk: OpenDesk; readonly payer: Payer | null; readonly attempt: AttemptIn<'signed'> }
  | { readonly at: 'reading-claim'; readonly desk: OpenDesk; readonly payer: Payer | null; readonly attempt: AttemptIn<'signed'>; readonly failures: number }
  /** The last durable word before the first send. */
  | { readonly at: 'journaling-exposed'; readonly desk: OpenDesk; readonly payer: Payer | null; readonly attempt: AttemptIn<'exposed'> }
  /** An attempt that was not exposed is given up; the journal learns it before anything else is said or offered. */
  | { readonly at: 'dropping'; readonly desk: OpenDesk; readonly payer: Payer | null; readonly attempt: AttemptIn<'asked' | 'linked' | 'signed'>; readonly next: AfterDrop }
  | { readonly at: 'tampered'; readonly desk: OpenDesk; readonly payer: Payer; readonly differences: readonly Difference[] }
  | ({ readonly at: 'settling' } & Watched)
  /** The app has been asked by link, and answers to whichever page it returns to. */
  | ({ readonly at: 'link-open' } & Watched)
  /** A code that was on a screen before: chain and Hilt are read before it is shown again. */
  | { readonly at: 'reopening'; readonly desk: OpenDesk }
  /** A payment code is on the screen. */
  | ({ readonly at: 'scanning' } & Watched)
  /** The buyer turns to a wallet of this device; chain and Hilt are read once more before the code is forgotten. */
  | { readonly at: 'withdrawing'; readonly desk: OpenDesk; readonly hilt: HiltSight }
  /** Something reached the seller for this payment that does not pay it. */
  | ({ readonly at: 'mispaid'; readonly payment: Mispayment } & Watched)
  | ({ readonly at: 'unrecorded' } & Watched)
  | ({ readonly at: 'may-charge-twice' } & Watched)
  /** Every attempt is over as far as this tab knows. That is said once the journal has taken it, for another tab may have asked for one more. */
  | { readonly at: 'concluding'; readonly before: FlowIn<WatchAt>; readonly desk: OpenDesk; readonly outcome: NotCharged; readonly witnesses: Witnesses | null }
  | ({ readonly at: 'paid'; readonly signature: Signature; readonly paidBy: Address | null } & Watched)
  | ({ readonly at: 'paid-twice'; readonly signatures: readonly [Signature, Signature] } & Watched)
  | { readonly at: 'not-charged'; readonly desk: OpenDesk; readonly payer: Payer | null; readonly outcome: NotCharged; readonly witnesses: Witnesses | null; readonly hilt: HiltSight }
  | { readonly at: 'expired'; readonly desk: OpenDesk; readonly payer: Payer | null; readonly hilt: HiltSight }
  | { readonly at: 'elsewhere'; readonly desk: Desk; readonly progress: TabProgress | null };

export type FlowAt = Flow['at'];
/** States in which an exposed payment is followed until chain and Hilt have spoken. */
export type WatchAt = 'settling' | 'link-open' | 'scanning' | 'mispaid' | 'unrecorded' | 'may-charge-twice';
/** The flow in some of its states. */
export type FlowIn<A extends FlowAt> = Extract<Flow, { readonly at: A }>;

/** True if the flow is in that state. */
export function isAt<A extends FlowAt>(flow: Flow, at: A): flow is FlowIn<A> {
  return flow.at === at;
}
