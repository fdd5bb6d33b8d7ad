import type { IdentityCompleted, IdentityStarted } from '../../contract/identity.ts';
import type { TypedIdentity } from '../../identity/typed-identity.ts';
import type { BroadcastAnswer, ConfirmAnswer } from '../../contract/pay.ts';
import type { PaymentStatus } from '../../contract/payment-status.ts';
import type { Product } from '../../contract/product.ts';
import type { PaymentSession } from '../../contract/session.ts';
import type { Address, Signature } from '../../solana/address.ts';
import type { ChainTime, PrepareResult, ReferenceScan, SendResult, SignedCheck, TransferRequestCheck } from '../../solana/chain.ts';
import type { ChainSight } from '../../solana/chain-sight.ts';
import type { JournalEntry } from '../journal-entry.ts';
import type { HiltAnswer, LinkConnectAnswer, LinkProofAnswer, LinkSignAnswer, TabMessage, WalletConnectAnswer, WalletMessageAnswer, WalletSendAnswer, WalletSignAnswer } from '../ports.ts';

/** Time (chain), other payments (reference) and Hilt's word, read together right before something irreversible. */
export interface Clearance {
  readonly time: ChainTime;
  readonly scan: ReferenceScan;
  /** Null when Hilt was not asked or did not answer in time. */
  readonly status: HiltAnswer<PaymentStatus> | null;
}

/** Names of the timers a state may set; setting one again replaces it. */
export type Timer = 'retry' | 'funds' | 'expiry' | 'answer' | 'send' | 'look' | 'hilt' | 'late' | 'lock';

/** Everything that can happen to a checkout. Answers carry what they answer, so that a late one is recognised. */
export type CheckoutEvent =
  // The buyer's intents.
  | { readonly type: 'choose-wallet'; readonly walletName: string }
  | { readonly type: 'choose-code' }
  | { readonly type: 'withdraw-code' }
  | { readonly type: 'choose-link' }
  | { readonly type: 'submit-identity'; readonly identity: TypedIdentity }
  | { readonly type: 'sign-identity' }
  | { readonly type: 'edit-identity' }
  | { readonly type: 'prove-identity'; readonly walletName: string }
  | { readonly type: 'approve' }
  | { readonly type: 'try-again' }
  | { readonly type: 'check-now' }
  | { readonly type: 'choose-another' }
  | { readonly type: 'start-over' }
  | { readonly type: 'consider-paying-again' }
  | { readonly type: 'accept-risk' }
  | { readonly type: 'keep-waiting' }
  // The world.
  | { readonly type: 'wake' }
  | { readonly type: `${Timer}-due` }
  | { readonly type: 'tab-told'; readonly message: TabMessage }
  | { readonly type: 'account-changed'; readonly address: Address | null }
  // Answers.
  | { readonly type: 'product-read'; readonly answer: HiltAnswer<Product> }
  | { readonly type: 'journal-opened'; readonly result: { readonly tag: 'read'; readonly entry: JournalEntry | null } | { readonly tag: 'storage-failed' } }
  | { readonly type: 'lock-answered'; readonly held: boolean }
  | { readonly type: 'wallet-connected'; readonly answer: WalletConnectAnswer }
  | { readonly type: 'session-answered'; readonly answer: HiltAnswer<PaymentSession> }
  | { readonly type: 'time-read'; readonly time: ChainTime }
  /** `id` is fresh: the name of the attempt that may be made of it. */
  | { readonly type: 'prepared'; readonly result: PrepareResult; readonly id: string }
  | { readonly type: 'cleared'; readonly clearance: Clearance }
  /** `id` is fresh: the name of the attempt that the code will be. */
  | { readonly type: 'code-checked'; readonly check: TransferRequestCheck; readonly clearance: Clearance; readonly id: string }
  | { readonly type: 'journaled'; readonly epoch: number }
  | { readonly type: 'journal-lost' }
  | { readonly type: 'journal-failed'; readonly epoch: number }
  | { readonly type: 'wallet-signed'; readonly attemptId: string; readonly answer: WalletSignAnswer }
  | { readonly type: 'identity-started'; readonly answer: HiltAnswer<IdentityStarted>; readonly time: ChainTime }
  | { readonly type: 'message-signed'; readonly sessionId: string; readonly answer: WalletMessageAnswer }
  | { readonly type: 'identity-completed'; readonly answer: HiltAnswer<IdentityCompleted> }
  | { readonly type: 'link-connected'; readonly answer: LinkConnectAnswer }
  | { readonly type: 'proof-link-made'; readonly sessionId: string; readonly answer: HiltAnswer<string> }
  | { readonly type: 'link-proven'; readonly answer: LinkProofAnswer }
  | { readonly type: 'link-made'; readonly attemptId: string; readonly answer: HiltAnswer<string> }
  | { readonly type: 'link-signed'; readonly answer: LinkSignAnswer }
  | { readonly type: 'wallet-sent'; readonly attemptId: string; readonly answer: WalletSendAnswer }
  | { readonly type: 'verified'; readonly attemptId: string; readonly check: SignedCheck | null; readonly time: ChainTime }
  | { readonly type: 'claimed'; readonly attemptId: string; readonly answer: HiltAnswer<BroadcastAnswer> }
  | { readonly type: 'status-read'; readonly answer: HiltAnswer<PaymentStatus> }
  | { readonly type: 'confirm-answered'; readonly signature: Signature; readonly answer: HiltAnswer<ConfirmAnswer> }
  | { readonly type: 'looked'; readonly sights: Readonly<Record<string, ChainSight>>; readonly scan: ReferenceScan | null }
  | { readonly type: 'sent'; readonly result: SendResult };

export type EventType = CheckoutEvent['type'];
export type EventOf<T extends EventType> = Extract<CheckoutEvent, { readonly type: T }>;

/** True if the event is of that type. */
export function isEvent<T extends EventType>(event: CheckoutEvent, type: T): event is EventOf<T> {
  return event.type === type;
}
