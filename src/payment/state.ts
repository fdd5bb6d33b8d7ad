import type { BaseUnits } from '../money/base-units.ts';
import type { Product } from '../contract/product.ts';
import type { DeliveryWord } from '../contract/payment-status.ts';
import type { MembershipWord } from '../contract/membership.ts';
import type { Address, Signature } from '../solana/address.ts';
import type { Mispayment } from '../solana/chain.ts';
import type { ChainSight, Difference, Witnesses } from '../solana/chain-sight.ts';
import type { TermsRefusal } from '../solana/payment-terms.ts';
import type { BuyerBalances, PaymentCosts, PreflightBlock, PreparedPayment, Shortfall } from '../solana/preflight-result.ts';
import type { Attempt, PaymentCode } from './attempt.ts';
import type { IdentityView } from './identity-view.ts';
import type { Session } from './session.ts';

/** A party that could not be asked, and what is known of why. `retryAt` is page-clock milliseconds of the next automatic try. */
export interface Outage {
  readonly who: 'hilt' | 'solana';
  readonly why: 'offline' | 'down' | 'rate-limited' | 'timeout' | 'not-understood' | 'wrong-network';
  readonly retryAt: number | null;
}

/** The connected wallet as the payment sees it. */
export interface Payer {
  readonly address: Address;
  readonly walletName: string;
  /** The wallet can sign without sending; preferred, because then this page verifies before anything is sent. */
  readonly canSignOnly: boolean;
  readonly canSignAndSend: boolean;
  /** The wallet is an app that is asked, and answers, by links. */
  readonly byLink?: true;
}

/** What Hilt last said of the payment, and when it was asked. */
export interface HiltSight {
  readonly tag: 'not-asked' | 'pending' | 'confirmed' | 'failed' | 'unreachable';
  readonly at: number | null;
}

/** Times of the milestones, page clock; null until reached. */
export interface Milestones {
  readonly signedAt: number | null;
  readonly seenAt: number | null;
  readonly confirmedAt: number | null;
  readonly finalizedAt: number | null;
  readonly recordedAt: number | null;
}

/** What the buyer gets, as Hilt's confirm answer states it. `value` is shown only where money invariant 11 allows. */
export interface Delivery {
  readonly type: string | null;
  readonly value: string | null;
  readonly word: DeliveryWord;
  readonly membershipUntil: number | null;
  /** Absent until Hilt has told more than the above. */
  readonly detail?: DeliveryDetail;
}

/** What else Hilt tells of a delivery; not every answer carries all of it, so what one says stays until another says otherwise. Times are unix milliseconds. */
export interface DeliveryDetail {
  /** Hilt's own word for why the last try failed, e.g. `invite_expired`. Foreign text. */
  readonly error: string | null;
  /** Last try. */
  readonly triedAt: number | null;
  /** When the invite stops working. */
  readonly inviteUntil: number | null;
  /** Null where nothing recurs, or Hilt's word is not known. */
  readonly membership: MembershipWord | null;
  /** Until when access goes on after the paid time. */
  readonly graceUntil: number | null;
  /** Page clock of the answer: what has run out is judged by it. */
  readonly toldAt: number;
}

/** Why the buyer was provably not charged (except a network fee where stated). Safe to try again. */
export type NotCharged =
  | { readonly why: 'wallet-refused' }
  | { readonly why: 'wallet-failed' }
  | { readonly why: 'wallet-changed' }
  | { readonly why: 'never-landed'; readonly signature: Signature | null }
  | { readonly why: 'failed-on-chain'; readonly signature: Signature; readonly error: string; readonly fee: BaseUnits | null };

/**
 * Where a checkout stands. Every state owns its data; a screen needs nothing else but the product.
 * The machine (machine.ts) is the only maker of these.
 */
export type CheckoutState = (
  /** Product and journal are being read. */
  | { readonly tag: 'opening' }
  /** Hilt could not be asked for the product. */
  | { readonly tag: 'unavailable'; readonly outage: Outage }
  /** Nothing can be bought here. A paid buyer's recovery stays reachable. */
  | { readonly tag: 'closed'; readonly reason: 'not-found' | 'not-for-sale' | 'sold-out'; readonly product: Product | null }
  /** The buyer picks how to pay. `notice`: what became of the last try to connect a wallet. */
  | { readonly tag: 'choosing'; readonly product: Product; readonly session: Session | null; readonly notice?: 'wallet-refused' | 'wallet-failed' | 'link-unavailable' }
  /** Wallet is being connected, the session opened, accounts and funds checked. */
  | { readonly tag: 'preparing'; readonly product: Product; readonly session: Session | null; readonly payer: Payer | null; readonly step: 'wallet' | 'session' | 'chain' }
  /** Preparing stopped because somebody could not be asked; nothing has moved. */
  | { readonly tag: 'stalled'; readonly product: Product; readonly session: Session | null; readonly payer: Payer | null; readonly outage: Outage }
  /** The wallet holds too little; re-checked while the buyer tops up. */
  | { readonly tag: 'short'; readonly product: Product; readonly session: Session; readonly payer: Payer; readonly shortfalls: readonly Shortfall[]; readonly costs: PaymentCosts; readonly balances: BuyerBalances }
  /** These terms or this wallet cannot be paid from here. */
  | { readonly tag: 'blocked'; readonly product: Product; readonly session: Session | null; readonly payer: Payer | null; readonly why: { readonly kind: 'terms'; readonly refusal: TermsRefusal } | { readonly kind: 'preflight'; readonly block: PreflightBlock } | { readonly kind: 'wallet-cannot-sign' } | { readonly kind: 'identity-required' } }
  /** All checked; the buyer decides. */
  | { readonly tag: 'review'; readonly product: Product; readonly session: Session; readonly payer: Payer; readonly prepared: PreparedPayment }
  /** The wallet proves who gets access. `paid`: what has been paid already, when that is made up for afterwards. */
  | { readonly tag: 'identify'; readonly product: Product; readonly session: Session | null; readonly payer: Payer; readonly view: IdentityView; readonly paid: boolean }
  /** A wallet app is asked by link who it is; `url` is a ready link for a tap. */
  | { readonly tag: 'linking'; readonly product: Product; readonly session: Session; readonly url: string }
  /** The wallet is open in front of the buyer. `link`: the app opens by this ready link. `mayPayAgain` as in settling. */
  | { readonly tag: 'asking'; readonly link?: string; readonly mayPayAgain?: boolean; readonly product: Product; readonly session: Session; readonly payer: Payer; readonly attempt: Attempt }
  /** The wallet returned something else than was shown; it was not sent. */
  | { readonly tag: 'tampered'; readonly product: Product; readonly session: Session; readonly payer: Payer; readonly differences: readonly Difference[] }
  /**
   * An exposed attempt is in flight. `late` turns on when the usual time has passed without a sight of it. `mayPayAgain`: it can never be
   * proven dead, so the buyer may go on through `may-charge-twice` (intent considerPayingAgain).
   */
  | { readonly tag: 'settling'; readonly mayPayAgain?: boolean; readonly product: Product; readonly session: Session; readonly attempt: Attempt; readonly chain: ChainSight; readonly hilt: HiltSight; readonly milestones: Milestones; readonly late: boolean }
  /** A payment code is on the screen. `withdrawing`: the buyer turns to a wallet, and everything is read once more. */
  | { readonly tag: 'scanning'; readonly product: Product; readonly session: Session; readonly code: PaymentCode; readonly hilt: HiltSight; readonly withdrawing: boolean }
  /** No code can be paid for these terms: the buyer opens the checkout on the phone. */
  | { readonly tag: 'carry-over'; readonly product: Product; readonly session: Session }
  /** The seller has got something for this payment that does not pay it. Intents: considerPayingAgain, checkNow. */
  | { readonly tag: 'mispaid'; readonly product: Product; readonly session: Session; readonly payment: Mispayment; readonly hilt: HiltSight }
  /** The explicit step before paying again while an earlier attempt may still charge (money invariant 1): intents acceptRisk, keepWaiting. */
  | { readonly tag: 'may-charge-twice'; readonly product: Product; readonly session: Session; readonly attempt: Attempt | null; readonly mispaid?: Mispayment; readonly chain: ChainSight | null; readonly hilt: HiltSight }
  /**
   * Landed on Solana, but Hilt refuses or fails to record it (409/410/404/FAILED …), or it landed different from what was shown
   * (`chain.verified.ok` is false; sign-and-send only). Keeps confirming.
   */
  | { readonly tag: 'unrecorded'; readonly product: Product; readonly session: Session; readonly attempt: Attempt; readonly chain: ChainSight; readonly hilt: HiltSight; readonly milestones: Milestones; readonly hiltStatus: number | null }
  /** Hilt says CONFIRMED. `surplus`: the seller got that much more than the price. `already`: by another transaction than one of this page's; `payer` is null while the chain has not shown who sent it. */
  | { readonly tag: 'paid'; readonly already?: boolean; readonly surplus?: BaseUnits; readonly product: Product; readonly session: Session; readonly signature: Signature; readonly payer: Address | null; readonly delivery: Delivery; readonly receiptId: string | null; readonly milestones: Milestones }
  /** Two transactions paid for this session: ours and another. */
  | { readonly tag: 'paid-twice'; readonly product: Product; readonly session: Session; readonly signatures: readonly [Signature, Signature]; readonly delivery: Delivery | null; readonly receiptId: string | null }
  /** Proven not charged. */
  | { readonly tag: 'not-charged'; readonly product: Product; readonly session: Session; readonly payer: Payer | null; readonly outcome: NotCharged; readonly chain: Witnesses | null; readonly hilt: HiltSight }
  /** The session ended with nothing exposed. */
  | { readonly tag: 'expired'; readonly product: Product; readonly session: Session; readonly chain: Witnesses | null; readonly hilt: HiltSight }
  /** Another tab of this browser holds the payment; this one follows. `progress`: what that tab last told. */
  | { readonly tag: 'elsewhere'; readonly product: Product; readonly session: Session | null; readonly progress?: TabProgress | null }
) & {
  /** True when this browser's storage is blocked: the payment is remembered by this tab only, which the page must announce before paying. */
  readonly degraded?: boolean;
};

/** How far the tab that holds the payment is. */
export interface TabProgress {
  readonly tag: CheckoutTag;
  readonly signature: Signature | null;
}

/** All tags, written out because `CheckoutState` itself refers to them. */
export type CheckoutTag = 'opening' | 'unavailable' | 'closed' | 'choosing' | 'preparing' | 'stalled' | 'short' | 'blocked' | 'review' | 'asking' | 'tampered' | 'identify' | 'linking' | 'settling' | 'scanning' | 'carry-over' | 'mispaid' | 'may-charge-twice' | 'unrecorded' | 'paid' | 'paid-twice' | 'not-charged' | 'expired' | 'elsewhere';
