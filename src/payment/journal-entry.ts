import type { Product } from '../contract/product.ts';
import type { Address, Signature } from '../solana/address.ts';
import type { Attempt } from './attempt.ts';
import type { Access, Session } from './session.ts';

/** What this device remembers of one payment: enough to finish it after a crash at any point (money invariant 2). */
export interface JournalEntry {
  /** Layout version of this record; an unknown version is kept, never overwritten, and not read. */
  readonly version: 1;
  /** One payment at a time is open under a key (see journalKey), so two tabs can never open two. */
  readonly key: string;
  /** Grows by one with each write under the key; the compare-and-set of money invariant 2 is on it. */
  readonly epoch: number;
  /** The product as last read, so that a payment can be shown and finished while Hilt does not answer. */
  readonly product: Product;
  readonly session: Session;
  /** Sessions of attempts the buyer chose to pay again beside (`accepted`); their attempts are still watched. */
  readonly earlier: readonly Session[];
  /** Ids of payments that Hilt had recorded before this one was opened, newest first: a tab that still follows an attempt of theirs must not bring it back. */
  readonly recorded: readonly string[];
  /** Newest first. More than one only when each earlier one is ended or accepted. */
  readonly attempts: readonly Attempt[];
  /** Ids of attempts that may still charge and beside which the buyer chose to pay again. */
  readonly accepted: readonly string[];
  /** What a wallet app that answers by links has told about this session's payer; null when none was asked. */
  readonly link: LinkMemory | null;
  /** Set once Hilt said CONFIRMED; the entry is then only memory for coming back to the delivery. */
  readonly paid: { readonly at: number; readonly signature: Signature; readonly payer: Address | null; readonly receiptId: string | null } | null;
  readonly updatedAt: number;
}

/** `connecting`: the app was asked who it is, and its answer is awaited. `proving`: it was asked to prove who gets access, and that answer is. */
export type LinkMemory = { readonly stage: 'connecting' } | { readonly stage: 'connected'; readonly wallet: Address; readonly proving: ProvingByLink | null };

/** What was put before an app that answers by links: enough to know its answer again. */
export interface ProvingByLink {
  readonly sessionId: string;
  readonly access: Access;
}

/** Personal links pay for somebody named, so their payments are kept apart from everybody else's of the same product. */
export function journalKey(slug: string, personal: boolean): string {
  return personal ? `${slug}#personal` : slug;
}
