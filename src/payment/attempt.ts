import type { Address, Blockhash, Signature } from '../solana/address.ts';
import type { PaymentCosts } from '../solana/preflight-result.ts';

/** Who signs and who sends (docs/invariants.md). `qr`: whoever scans the code. `elsewhere`: somebody else's transaction for this payment. */
export type AttemptMode = 'sign-only' | 'sign-and-send' | 'deep-link' | 'qr' | 'elsewhere';

/** What a payment code says: the whole transfer, or an address where a wallet fetches the transaction. `url` begins with `solana:`. */
export interface PaymentCode {
  readonly kind: 'transfer' | 'transaction-request';
  readonly url: string;
}

/** What every attempt knows from its first moment. */
interface AttemptBase {
  /** Random id of this attempt; a wallet's answer counts only for the attempt that asked. */
  readonly id: string;
  readonly paymentId: string;
  readonly mode: AttemptMode;
  /** Page clock, milliseconds. */
  readonly askedAt: number;
}

/** An attempt of this page: it carries the blockhash that this page chose. */
interface OwnAttempt extends AttemptBase {
  readonly mode: 'sign-only' | 'sign-and-send' | 'deep-link';
  readonly payer: Address;
  /** Name the wallet gives itself; shown, never trusted. */
  readonly walletName: string;
  readonly blockhash: Blockhash;
  readonly lastValidBlockHeight: number;
}

/**
 * One transaction somebody might send for a payment. Each phase owns what is known then:
 * - `asked`: the wallet has been asked. Sign-only: harmless, may be dropped. Sign-and-send: exposed, the wallet may have sent it.
 * - `signed`: sign-only came back and was verified; not sent yet. May be dropped until `exposed`.
 * - `exposed`: anyone but this page may send it. Only chain and Hilt decide what became of it.
 * - `linked`: deep link; the app was asked and answers to whichever page it returns to. Exposed once the buyer has the link.
 * - `unanswered`: a sign-and-send wallet never answered (or the page was reloaded meanwhile): no signature, never provably dead.
 * - `shown`: a payment code has been on a screen. Anybody who saw it can pay with it, with a blockhash of theirs, so it is never provably dead.
 * - `found`: another transaction for this payment, seen on its reference key or named by Hilt. Its blockhash is unknown, so it is never provably dead.
 * - `ended`: it can never charge any more, and why. Kept so that Hilt naming its signature is not mistaken for a stranger's.
 */
export type Attempt =
  | (OwnAttempt & { readonly phase: 'asked' })
  | (OwnAttempt & { readonly phase: 'signed'; readonly transaction: Uint8Array; readonly signature: Signature; readonly answeredHeight: number; readonly signedAt: number })
  /** `answeredHeight` null: not read yet after the wallet answered; until then the attempt cannot be proven dead. */
  | (OwnAttempt & { readonly phase: 'exposed'; readonly transaction: Uint8Array | null; readonly signature: Signature; readonly answeredHeight: number | null; readonly signedAt: number; readonly sentAt: number })
  | (OwnAttempt & { readonly phase: 'unanswered' })
  /** `transaction`: unsigned, what the app was asked to sign, with what it opens and costs. `url` null: the buyer has not had the link yet. */
  | (OwnAttempt & { readonly phase: 'linked'; readonly transaction: Uint8Array; readonly costs: PaymentCosts; readonly url: string | null })
  | (AttemptBase & { readonly mode: 'qr'; readonly phase: 'shown'; readonly code: PaymentCode })
  /** `payer` null: Hilt named the signature, the chain has not shown it yet. `qr`: paid with the code that this page showed. */
  | (AttemptBase & { readonly mode: 'qr' | 'elsewhere'; readonly phase: 'found'; readonly payer: Address | null; readonly signature: Signature })
  | (OwnAttempt & { readonly phase: 'ended'; readonly signature: Signature | null; readonly outcome: AttemptOutcome });

export type AttemptPhase = Attempt['phase'];
/** An attempt in one phase. */
export type AttemptIn<P extends AttemptPhase> = Extract<Attempt, { readonly phase: P }>;

/** Why an attempt can never charge: not exposed and dropped, refused in the wallet, proven dead, or executed with an error at finalized. */
export type AttemptOutcome = 'dropped' | 'refused' | 'dead' | 'failed';

/** True once somebody other than this page could send the attempt: from here on it blocks any other (money invariant 1). */
export function isExposed(attempt: Attempt): boolean {
  switch (attempt.phase) {
    case 'asked':
      return attempt.mode === 'sign-and-send';
    case 'linked':
      return attempt.url !== null;
    case 'signed':
    case 'ended':
      return false;
    case 'exposed':
    case 'unanswered':
    case 'shown':
    case 'found':
      return true;
    default:
      return attempt satisfies never;
  }
}

/** The attempt's transaction id, or null where the wallet has not told it. */
export function signatureOf(attempt: Attempt): Signature | null {
  return attempt.phase === 'asked' || attempt.phase === 'unanswered' || attempt.phase === 'linked' || attempt.phase === 'shown' ? null : attempt.signature;
}
