import type { IdentityCompleteRequest, IdentityCompleted, IdentityStartRequest, IdentityStarted } from '../contract/identity.ts';
import type { BroadcastAnswer, BroadcastRequest, ConfirmAnswer, ConfirmRequest } from '../contract/pay.ts';
import type { PaymentStatus } from '../contract/payment-status.ts';
import type { Product } from '../contract/product.ts';
import type { ConnectRequest, PaymentSession } from '../contract/session.ts';
import type { Address, Signature } from '../solana/address.ts';
import type { Chain } from '../solana/chain.ts';
import type { JournalEntry } from './journal-entry.ts';
import type { SealedAnswer } from './machine/flow.ts';
import type { Payer, TabProgress } from './state.ts';

/** Why Hilt gave no usable answer. Different kinds lead to different screens, so they are never merged. */
export type HiltFailure =
  | { readonly kind: 'status'; readonly status: number; readonly code: string | null; readonly retryAfterMs: number | null }
  /** This device has no network. */
  | { readonly kind: 'offline' }
  /** There is a network, but no answer came: refused, reset, blocked by CORS. */
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'not-understood' };

export type HiltAnswer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: HiltFailure };

/** The buyer routes of the Hilt API. Never rejects except with AbortError. */
export interface HiltPort {
  product(slug: string, signal: AbortSignal): Promise<HiltAnswer<Product>>;
  connect(slug: string, request: ConnectRequest, signal: AbortSignal): Promise<HiltAnswer<PaymentSession>>;
  broadcast(request: BroadcastRequest, signal: AbortSignal): Promise<HiltAnswer<BroadcastAnswer>>;
  confirm(request: ConfirmRequest, signal: AbortSignal): Promise<HiltAnswer<ConfirmAnswer>>;
  status(paymentId: string, signal: AbortSignal): Promise<HiltAnswer<PaymentStatus>>;
  identityStart(request: IdentityStartRequest, signal: AbortSignal): Promise<HiltAnswer<IdentityStarted>>;
  identityComplete(request: IdentityCompleteRequest, signal: AbortSignal): Promise<HiltAnswer<IdentityCompleted>>;
}

/** What a wallet did when asked. `unknown` means that it may have sent: the page must not assume either way. */
export type WalletSignAnswer = { readonly tag: 'signed'; readonly transaction: Uint8Array } | { readonly tag: 'refused' } | { readonly tag: 'failed' };
export type WalletSendAnswer = { readonly tag: 'sent'; readonly signature: Signature } | { readonly tag: 'refused' } | { readonly tag: 'unknown' };
/** `cannot`: this wallet has no way to sign a message; `failed`: no account is connected any more, or its answer is no signature of this message. */
export type WalletMessageAnswer = { readonly tag: 'signed'; readonly signature: Uint8Array } | { readonly tag: 'refused' } | { readonly tag: 'failed' } | { readonly tag: 'cannot' };
export type WalletConnectAnswer = { readonly tag: 'connected'; readonly payer: Payer } | { readonly tag: 'refused' } | { readonly tag: 'failed' } | { readonly tag: 'cannot-sign' };

/** The buyer's wallet; implemented by the lazy wallet chunk. Never rejects. */
export interface WalletPort {
  connect(walletName: string): Promise<WalletConnectAnswer>;
  sign(transaction: Uint8Array): Promise<WalletSignAnswer>;
  signAndSend(transaction: Uint8Array): Promise<WalletSendAnswer>;
  /** Asks the account that `connect` or `onAccountChange` told last. The signature is 64 bytes and not verified here. */
  signMessage(message: Uint8Array): Promise<WalletMessageAnswer>;
  /** Calls back with the account now selected in the wallet, or null when it disconnects. Returns the unsubscribe function. */
  onAccountChange(listener: (address: Address | null) => void): () => void;
}

/** `failed`: what the app brought is of no use (a replay, another session's, broken). `outage`: nobody could open it; it may be good. */
export type LinkConnectAnswer = { readonly tag: 'connected'; readonly address: Address } | { readonly tag: 'failed' } | { readonly tag: 'outage'; readonly failure: HiltFailure };
export type LinkSignAnswer = { readonly tag: 'signed'; readonly transaction: Uint8Array } | { readonly tag: 'failed' } | { readonly tag: 'outage'; readonly failure: HiltFailure };

/** The identity session that Hilt has verified, and the wallet that signed it. */
export type LinkProofAnswer = { readonly tag: 'proven'; readonly sessionId: string; readonly wallet: Address } | { readonly tag: 'failed' } | { readonly tag: 'outage'; readonly failure: HiltFailure };

/** A wallet app that is asked and answers by links, through Hilt, who keeps the keys of the conversation (contract 4.8). Never rejects except with AbortError. */
export interface LinkPort {
  connected(paymentId: string, answer: SealedAnswer, signal: AbortSignal): Promise<LinkConnectAnswer>;
  /** The link that asks the app to sign; https, ready for a tap. `handoffToken` null when the page has none (any more). */
  make(paymentId: string, transaction: Uint8Array, handoffToken: string | null, signal: AbortSignal): Promise<HiltAnswer<string>>;
  signed(paymentId: string, answer: SealedAnswer, signal: AbortSignal): Promise<LinkSignAnswer>;
  /** The link that asks the app to sign the challenge of an identity session. */
  makeProof(paymentId: string, identitySessionId: string, handoffToken: string | null, signal: AbortSignal): Promise<HiltAnswer<string>>;
  proven(paymentId: string, answer: SealedAnswer, signal: AbortSignal): Promise<LinkProofAnswer>;
}

/** Outcome of a write that only counts if nobody else wrote since (money invariant 2). */
export type JournalWrite = { readonly tag: 'written' } | { readonly tag: 'lost-race'; readonly current: JournalEntry | null } | { readonly tag: 'storage-failed' };

/** This device's durable memory of payments. Never rejects. */
export interface JournalPort {
  /** Newest unfinished or finished entry under a key (see journalKey) on this device, or null. `storage-failed` when storage is blocked. */
  open(key: string): Promise<{ readonly tag: 'read'; readonly entry: JournalEntry | null } | { readonly tag: 'storage-failed' }>;
  /** Strictly durable compare-and-set: writes `next` only if the newest epoch stored under its key is `expectedEpoch` (null: no entry yet). */
  write(next: JournalEntry, expectedEpoch: number | null): Promise<JournalWrite>;
}

/** One signer per payment among the tabs of a browser. Never steals. */
export interface LockPort {
  /** Resolves at once: the release function if this tab now holds it, null if another tab does. */
  tryHold(name: string): Promise<(() => void) | null>;
}

/** All time and chance of the payment core, so that simulations own them. */
export interface ClockPort {
  now(): number;
  /** Resolves after `ms`, or rejects with AbortError. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}
export interface RandomPort {
  /** In [0, 1). */
  fraction(): number;
  /** 128 random bits in hex. */
  id(): string;
}

/** What the tab that holds a payment tells the others of this browser; they only ever show it. */
export interface TabMessage {
  readonly key: string;
  readonly progress: TabProgress;
}

/** Talk among the tabs of this browser. A message proves nothing: whoever takes over reads the journal. */
export interface TabsPort {
  tell(message: TabMessage): void;
  /** Returns the unsubscribe function. */
  listen(listener: (message: TabMessage) => void): () => void;
}

/** Whether somebody looks at the page and it has a network; polling rests otherwise. */
export interface AttentionPort {
  awake(): boolean;
  /** Calls back when the page is seen, shown again or online again. Returns the unsubscribe function. */
  onWake(listener: () => void): () => void;
}

export interface PaymentPorts {
  readonly hilt: HiltPort;
  readonly chain: Chain;
  readonly journal: JournalPort;
  readonly locks: LockPort;
  readonly clock: ClockPort;
  readonly random: RandomPort;
  /** Absent: no wallet app is asked by links. */
  readonly links?: LinkPort;
  /** Absent: no other tabs are heard. */
  readonly tabs?: TabsPort;
  /** Absent: the page always counts as looked at. */
  readonly attention?: AttentionPort;
}
