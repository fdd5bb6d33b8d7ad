import type { BaseUnits } from '../../money/base-units.ts';
import type { Address, Signature } from '../../solana/address.ts';
import type { Witnesses } from '../../solana/chain-sight.ts';
import type { Received } from '../../solana/verify/received.ts';
import type { Delivery, Outage } from '../state.ts';

/** Whom a recorded payment is shown to: the device that opened its session, the wallet that paid and has signed here, or anybody who knows of it. */
export type Reader = 'device' | 'payer' | 'stranger';

/** What became of a payment the buyer says was made. "Not charged" is said by `failed` with `final` alone: nothing else proves it. */
export type Recovery =
  /** Hilt says CONFIRMED. For a stranger `delivery.value` is always null (money invariant 11). `amount`: base units of the sale's token. */
  | { readonly tag: 'paid'; readonly reader: Reader; readonly signature: Signature | null; readonly payer: Address | null; readonly paymentId: string; readonly amount: BaseUnits; readonly delivery: Delivery; readonly receiptId: string | null }
  /** Known, but neither Solana nor Hilt has finished with it. Looked at again by itself. */
  | { readonly tag: 'underway'; readonly signature: Signature }
  /** The nodes do not know the signature. It may be young, mistyped, or of another network. */
  | { readonly tag: 'not-found'; readonly signature: Signature; readonly witnesses: Witnesses }
  | { readonly tag: 'failed'; readonly signature: Signature; readonly final: boolean; readonly fee: BaseUnits | null }
  /** It gave the seller of this page nothing. */
  | { readonly tag: 'other-seller'; readonly signature: Signature }
  | { readonly tag: 'other-token'; readonly signature: Signature; readonly payer: Address | null; readonly received: Received }
  /** Less left the payer than the price. Both in base units of the sale's token. */
  | { readonly tag: 'too-little'; readonly signature: Signature; readonly payer: Address | null; readonly spent: BaseUnits; readonly price: BaseUnits }
  /** Hilt counts it for another product or another payment. */
  | { readonly tag: 'other-payment'; readonly signature: Signature; readonly payer: Address }
  /** It paid the seller, and Hilt does not record it. `refusal`: HTTP status and code, null when Hilt called the payment failed. */
  | { readonly tag: 'unrecorded'; readonly signature: Signature; readonly payer: Address | null; readonly spent: BaseUnits | null; readonly refusal: { readonly status: number; readonly code: string | null } | null }
  /** Hilt knows the payment, and no transaction for it. */
  | { readonly tag: 'no-transaction'; readonly paymentId: string }
  | { readonly tag: 'unknown-payment'; readonly paymentId: string }
  /** Nothing is known, because somebody could not be asked. */
  | { readonly tag: 'unavailable'; readonly signature: Signature | null; readonly outage: Outage };

/** Milliseconds until it makes sense to look again by itself; null when only the buyer can know more. */
export function lookAgainIn(recovery: Recovery, now: number): number | null {
  switch (recovery.tag) {
    case 'underway':
      return 5_000;
    case 'failed':
      return recovery.final ? null : 5_000;
    case 'unavailable':
      return Math.max(15_000, (recovery.outage.retryAt ?? 0) - now);
    case 'not-found':
      return 15_000;
    case 'paid':
      return recovery.reader !== 'stranger' && isOnItsWay(recovery.delivery) ? 20_000 : null;
    case 'other-seller':
    case 'other-token':
    case 'too-little':
    case 'other-payment':
    case 'unrecorded':
    case 'no-transaction':
    case 'unknown-payment':
      return null;
    default:
      return recovery satisfies never;
  }
}

/** Hilt hands over, or tries again, by itself. */
function isOnItsWay({ type, word }: Delivery): boolean {
  return word !== 'sent' && type !== null && type !== 'NONE';
}
