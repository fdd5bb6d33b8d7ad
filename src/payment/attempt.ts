import type { Address, Blockhash, Signature } from '../solana/address.ts';

/** Who signs and who sends (design: money invariants, "Words"). */
export type AttemptMode = 'sign-only' | 'sign-and-send';

/** What every attempt knows from its first moment. */
interface AttemptBase {
  /** Random id of this attempt; a wallet's answer counts only for the attempt that asked. */
  readonly id: string;
  readonly paymentId: string;
  readonly mode: AttemptMode;
  readonly payer: Address;
  /** Name the wallet gives itself; shown, never trusted. */
  readonly walletName: string;
  readonly blockhash: Blockhash;
  readonly lastValidBlockHeight: number;
  /** Page clock, milliseconds. */
  readonly askedAt: number;
}

/**
 * One transaction somebody might send for a payment. Each phase owns what is known then:
 * - `asked`: the wallet has been asked. Sign-only: harmless, may be dropped. Sign-and-send: exposed, the wallet may have sent it.
 * - `signed`: sign-only came back and was verified; not sent yet. May be dropped until `exposed`.
 * - `exposed`: anyone but this page may send it. Only chain and Hilt decide what became of it.
 * - `unanswered`: a sign-and-send wallet never answered (or the page was reloaded meanwhile): no signature, never provably dead.
 */
export type Attempt =
  | (AttemptBase & { readonly phase: 'asked' })
  | (AttemptBase & { readonly phase: 'signed'; readonly transaction: Uint8Array; readonly signature: Signature; readonly answeredHeight: number; readonly signedAt: number })
  | (AttemptBase & { readonly phase: 'exposed'; readonly transaction: Uint8Array | null; readonly signature: Signature; readonly answeredHeight: number; readonly signedAt: number; readonly sentAt: number })
  | (AttemptBase & { readonly phase: 'unanswered' });

/** True once somebody other than this page could send the attempt: from here on it blocks any other (money invariant 1). */
export function isExposed(attempt: Attempt): boolean {
  switch (attempt.phase) {
    case 'asked':
      return attempt.mode === 'sign-and-send';
    case 'signed':
      return false;
    case 'exposed':
    case 'unanswered':
      return true;
    default:
      return attempt satisfies never;
  }
}
