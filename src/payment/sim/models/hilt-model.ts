import type { BroadcastRequest, ConfirmRequest } from '../../../contract/pay.ts';
import type { IdentityCompleteRequest, IdentityCompleted, IdentityStartRequest, IdentityStarted } from '../../../contract/identity.ts';
import { address } from '../../../solana/address.ts';
import type { PaymentStatus } from '../../../contract/payment-status.ts';
import type { Product } from '../../../contract/product.ts';
import type { ConnectRequest, PaymentSession } from '../../../contract/session.ts';
import { type BaseUnits, baseUnits } from '../../../money/base-units.ts';
import { USDC_MINT } from '../../../solana/mints.ts';
import { FAIR_PRODUCT } from '../../../testing/payment-entry.ts';
import type { Chance } from '../chance.ts';
import { Names, nameAddress } from '../names.ts';
import { CONFIRMED_AFTER, type Ledger } from './ledger.ts';
import { type SimTransaction, paysTerms } from './sim-transaction.ts';

export const SELLER = nameAddress(1);
export const FEE_WALLET = nameAddress(2);
/** A signature of nothing that ever was. */
const NOBODYS = new Names(9).signature();
const PRICE = baseUnits(29_000_000n);

export interface HiltSession {
  readonly wire: PaymentSession;
  readonly openedAt: number;
  /** Opened with a handoff, which says who gets access. */
  readonly personal: boolean;
  /** The first broadcast signature. */
  claim: string | null;
  paid: { readonly signature: string; readonly at: number } | null;
}

/** How Hilt itself behaves in a run, apart from the network to it. */
export interface HiltTemper {
  /** Refuses to record what has landed, for good: with this status, or by calling the payment FAILED. */
  readonly refuses: number | 'failed' | null;
  /** Finds payments by itself, without a confirm. */
  readonly watches: boolean;
  /** Speaks a status word we do not know until it is sure. */
  readonly strangeWords: boolean;
  /** Delivery comes late or fails. */
  readonly delivery: 'SENT' | 'FAILED' | 'late';
  readonly sessionMs: number;
  /** Hands out the same live session to everybody, as links of the Pay API do: two devices then pay the same payment. */
  readonly sharesSession: boolean;
  /** Sessions whose amounts do not add up. */
  readonly wrongSums: number;
  /** Sells only to buyers who have proven who they are. */
  readonly wantsIdentity: 'no' | 'at-connect' | 'at-confirm';
  /** Status answers that name a transaction which never was. */
  readonly namesNonsense: number;
  /** Challenges that name another wallet than the one that was asked for. */
  readonly wrongChallenges: number;
  /** An edge serves transaction requests for its sessions. */
  readonly edge: boolean;
  /** Makes links for wallet apps. */
  readonly makesLinks: boolean;
}

/** A refusal by Hilt itself. */
export interface Refused {
  readonly status: number;
  readonly value: null;
}
export type Reply<T> = { readonly status: 200; readonly value: T } | Refused;

function refuse(status: number): Refused {
  return { status, value: null };
}

/** Hilt, as far as the buyer routes and the truth about payments go. Confirms only what really pays on the true chain. */
export class HiltModel {
  readonly sessions = new Map<string, HiltSession>();
  temper: HiltTemper;
  price: BaseUnits = PRICE;
  status = 'ACTIVE';
  /** Requests that reached Hilt, by route. */
  readonly served: string[] = [];
  readonly #identities = new Map<string, { readonly started: IdentityStarted; proven: boolean }>();
  readonly #ledger: Ledger;
  readonly #chance: Chance;
  readonly #now: () => number;

  constructor(ledger: Ledger, chance: Chance, now: () => number, temper: HiltTemper) {
    this.#ledger = ledger;
    this.#chance = chance;
    this.#now = now;
    this.temper = temper;
  }

  product(slug: string): Reply<Product> {
    this.served.push('product');
    if (slug !== 'tide') return refuse(404);
    return { status: 200, value: { ...FAIR_PRODUCT, merchant_wallet: SELLER, amount_minor_units: this.price, status: this.status, membership_identity_required: this.temper.wantsIdentity !== 'no' } };
  }

  connect({ identity_session_id: identity, handoff_token: token }: ConnectRequest): Reply<PaymentSession> {
    this.served.push('connect');
    if (this.status !== 'ACTIVE') return refuse(409);
    const live = [...this.sessions.values()].find(({ wire, paid }) => this.temper.sharesSession && paid === null && wire.expires_at - this.#now() > 120_000);
    if (live !== undefined) return { status: 200, value: live.wire };
    if (this.temper.wantsIdentity === 'at-connect' && token === undefined && !this.#isProven(identity)) return refuse(422);
    const id = `pay-${this.sessions.size + 1}`;
    const fee = baseUnits(this.price / 50n);
    const wire: PaymentSession = {
      payment_id: id,
      nonce: `nonce-${id}`,
      amount_minor_units: this.price,
      merchant_amount_minor_units: baseUnits(this.price - fee),
      fee_minor_units: this.#chance.hits(this.temper.wrongSums) ? baseUnits(fee + 1n) : fee,
      fee_wallet: FEE_WALLET,
      token_mint: USDC_MINT,
      asset_symbol: 'USDC',
      asset_decimals: 6,
      merchant_wallet: SELLER,
      expires_at: this.#now() + this.temper.sessionMs,
      status: 'PENDING_SIGNATURE',
      transaction_request_url: this.temper.edge ? `solana:https://edge.example/${id}` : null,
      phantom_mobile: this.temper.makesLinks ? { connect_url: 'https://app.example/connect' } : null,
    };
    this.sessions.set(id, { wire, openedAt: this.#now(), personal: token !== undefined, claim: null, paid: null });
    return { status: 200, value: wire };
  }

  startIdentity({ wallet_address: wallet, customer_reference_value: value, customer_reference_type: type }: IdentityStartRequest): Reply<IdentityStarted> {
    this.served.push('identity/start');
    const id = `identity-${this.#identities.size + 1}`;
    const started = { session_id: id, status: 'PENDING', wallet_address: this.#chance.hits(this.temper.wrongChallenges) ? SELLER : address(wallet), wallet_source: '', identity_type: type ?? 'CUSTOM', identity_value: value, identity_display: null, expires_at: this.#now() + 600_000, challenge_message: `Access for ${value} with the wallet ${wallet}` };
    this.#identities.set(id, { started, proven: false });
    return { status: 200, value: started };
  }

  completeIdentity({ session_id: id }: IdentityCompleteRequest): Reply<IdentityCompleted> {
    this.served.push('identity/complete');
    const identity = this.#identities.get(id);
    if (identity === undefined) return refuse(404);
    if (this.#now() > identity.started.expires_at) return refuse(410);
    identity.proven = true;
    const { challenge_message: _, ...known } = identity.started;
    return { status: 200, value: { ...known, status: 'VERIFIED', verified_at: this.#now() } };
  }

  /** All identity sessions have come to their end. */
  forgetIdentities(): void {
    this.#identities.clear();
  }

  #isProven(id: string | undefined): boolean {
    return id !== undefined && this.#identities.get(id)?.proven === true;
  }

  broadcast({ payment_id: id, tx_signature: signature }: BroadcastRequest): Reply<{ payment_id: string; status: string; tx_signature: string }> {
    this.served.push('broadcast');
    const session = this.sessions.get(id);
    if (session === undefined) return refuse(404);
    if (session.claim !== null && session.claim !== signature) return refuse(409);
    if (this.#now() > session.wire.expires_at) return refuse(410);
    session.claim = signature;
    return { status: 200, value: { payment_id: id, status: 'PENDING_CONFIRMATION', tx_signature: signature } };
  }

  confirm({ payment_id: id, tx_signature: signature, identity_session_id: identity }: ConfirmRequest): Reply<{ session: HiltSession; deliveryStatus: string | null }> {
    this.served.push('confirm');
    const session = id === undefined ? undefined : this.sessions.get(id);
    if (session === undefined) return refuse(404);
    if (typeof this.temper.refuses === 'number') return refuse(this.temper.refuses);
    if (this.temper.wantsIdentity === 'at-confirm' && session.paid === null && !session.personal && !this.#isProven(identity)) return refuse(422);
    if (session.paid === null) {
      const payment = this.#payment(session, signature);
      if (payment === null) return refuse(this.#now() > session.wire.expires_at ? 410 : 408);
      if (this.temper.refuses === 'failed') return refuse(409);
      this.#record(session, payment);
    } else if (session.paid.signature !== signature) return refuse(409);
    return { status: 200, value: { session, deliveryStatus: this.#delivery(session) } };
  }

  payment(id: string): Reply<PaymentStatus> {
    this.served.push('status');
    const session = this.sessions.get(id);
    if (session === undefined) return refuse(404);
    if (typeof this.temper.refuses === 'number' && this.temper.refuses !== 409 && this.#landed(session)) return refuse(this.temper.refuses);
    const told = statusOf(session, this.#word(session), this.#delivery(session));
    return { status: 200, value: this.#chance.hits(this.temper.namesNonsense) ? { ...told, tx_signature: NOBODYS } : told };
  }

  /** Settlement without confirm: Hilt sees the memo on the chain by itself. */
  watch(transaction: SimTransaction): void {
    const session = this.sessions.get(transaction.paymentId);
    if (session === undefined || transaction.signature === null || this.temper.refuses !== null || session.paid !== null) return;
    if (this.#payment(session, transaction.signature) !== null) this.#record(session, transaction);
  }

  #word(session: HiltSession): string {
    if (session.paid !== null) return 'CONFIRMED';
    if (this.temper.refuses === 'failed' && session.claim !== null) return 'FAILED';
    if (this.temper.strangeWords) return 'IN_REVIEW';
    if (this.#now() > session.wire.expires_at + 120_000 && !this.#landed(session)) return 'FAILED';
    return session.claim === null ? 'PENDING_SIGNATURE' : 'PENDING_CONFIRMATION';
  }

  #landed({ wire }: HiltSession): boolean {
    return this.#ledger.landings().some(({ transaction, failed }) => !failed && transaction.paymentId === wire.payment_id);
  }

  /** The transaction, if it stands on the true chain, pays the session, and did so in time. */
  #payment(session: HiltSession, signature: string): SimTransaction | null {
    const landing = this.#ledger.landings().find(({ transaction }) => transaction.signature === signature);
    if (landing === undefined || landing.failed || this.#ledger.height() - landing.height < CONFIRMED_AFTER) return null;
    const terms = { paymentId: session.wire.payment_id, total: session.wire.amount_minor_units };
    const inTime = this.#ledger.timeOf(landing.height) <= session.wire.expires_at + 60_000;
    return paysTerms(landing.transaction, terms) && inTime ? landing.transaction : null;
  }

  #record(session: HiltSession, { signature }: SimTransaction): void {
    if (signature !== null) session.paid = { signature, at: this.#now() };
  }

  #delivery({ paid }: HiltSession): string | null {
    if (paid === null) return null;
    if (this.temper.delivery !== 'late') return this.temper.delivery;
    return this.#now() - paid.at > 40_000 ? 'SENT' : this.#chance.hits(0.5) ? null : 'PENDING';
  }
}

function statusOf({ wire, claim, paid }: HiltSession, status: string, deliveryStatus: string | null): PaymentStatus {
  const time = paid?.at ?? null;
  return {
    id: wire.payment_id,
    status,
    amount_minor_units: wire.amount_minor_units,
    token_mint: wire.token_mint,
    tx_signature: paid?.signature ?? claim,
    confirmed_at: time,
    failed_at: null,
    failure_reason: null,
    delivery_sent_at: null,
    deep_link_expires_at: null,
    delivery_status: deliveryStatus,
    delivery_error: null,
    delivery_attempted_at: null,
    membership_id: null,
    receipt_id: paid === null ? null : `receipt-${wire.payment_id}`,
  };
}
