import * as v from 'valibot';
import type { Database } from './database.ts';

/**
 * PENDING_SIGNATURE: session opened. PENDING_CONFIRMATION: a signature is claimed, nothing verified.
 * CONFIRMED: verified on chain, final. FAILED: session ended unpaid; a payment inside its window that turns up later still confirms.
 */
export const PAYMENT_STATUSES = ['PENDING_SIGNATURE', 'PENDING_CONFIRMATION', 'CONFIRMED', 'FAILED'] as const;
export const DELIVERY_STATUSES = ['SENT', 'PENDING', 'FAILED'] as const;

/** One row of `payments`: one checkout session with the terms of one payment, and what became of it. */
export const PaymentRow = v.object({
  id: v.string(),
  public_id: v.string(),
  product_id: v.string(),
  handoff_id: v.nullable(v.string()),
  nonce: v.string(),
  reference: v.string(),
  status: v.picklist(PAYMENT_STATUSES),
  amount: v.number(),
  merchant_amount: v.number(),
  fee_amount: v.number(),
  token_mint: v.string(),
  merchant_wallet: v.string(),
  fee_wallet: v.string(),
  opened_at: v.number(),
  expires_at: v.number(),
  identity_type: v.nullable(v.string()),
  identity_value: v.nullable(v.string()),
  identity_display: v.nullable(v.string()),
  identity_verified: v.pipe(v.number(), v.transform((flag) => flag === 1)),
  claimed_signature: v.nullable(v.string()),
  claimed_at: v.nullable(v.number()),
  wallet_source: v.nullable(v.string()),
  payer_wallet: v.nullable(v.string()),
  tx_signature: v.nullable(v.string()),
  slot: v.nullable(v.number()),
  block_time: v.nullable(v.number()),
  settled_by: v.nullable(v.picklist(['confirm', 'watcher'])),
  confirmed_at: v.nullable(v.number()),
  failed_at: v.nullable(v.number()),
  failure_reason: v.nullable(v.string()),
  delivery_status: v.nullable(v.picklist(DELIVERY_STATUSES)),
  delivery_error: v.nullable(v.string()),
  delivery_attempted_at: v.nullable(v.number()),
  delivery_sent_at: v.nullable(v.number()),
  delivery_failures_left: v.nullable(v.number()),
  deep_link_expires_at: v.nullable(v.number()),
  membership_id: v.nullable(v.string()),
});
export type PaymentRow = v.InferOutput<typeof PaymentRow>;

/** Who a payment is for. Verified means proven by a handoff token or a wallet-signed identity session, not merely typed. */
export interface Identity {
  readonly type: string;
  readonly value: string;
  readonly display: string | null;
  readonly verified: boolean;
}

/** The terms and identity of a session about to be opened. */
export interface NewPayment {
  readonly id: string;
  readonly publicId: string;
  readonly productId: string;
  readonly handoffId: string | null;
  readonly nonce: string;
  readonly reference: string;
  readonly amount: number;
  readonly merchantAmount: number;
  readonly feeAmount: number;
  readonly tokenMint: string;
  readonly merchantWallet: string;
  readonly feeWallet: string;
  readonly openedAt: number;
  readonly expiresAt: number;
  readonly identity: Identity | null;
}

export function insertPayment(database: Database, payment: NewPayment): void {
  const { identity } = payment;
  database.run(
    `INSERT INTO payments (id, public_id, product_id, handoff_id, nonce, reference, status, amount, merchant_amount, fee_amount, token_mint,
       merchant_wallet, fee_wallet, opened_at, expires_at, identity_type, identity_value, identity_display, identity_verified)
     VALUES (?,?,?,?,?,?,'PENDING_SIGNATURE',?,?,?,?,?,?,?,?,?,?,?,?)`,
    payment.id, payment.publicId, payment.productId, payment.handoffId, payment.nonce, payment.reference, payment.amount, payment.merchantAmount, payment.feeAmount, payment.tokenMint,
    payment.merchantWallet, payment.feeWallet, payment.openedAt, payment.expiresAt,
    identity?.type ?? null, identity?.value ?? null, identity?.display ?? null, identity?.verified === true ? 1 : 0,
  );
}

/** By the secret payment_id only. */
export function paymentById(database: Database, id: string): PaymentRow | null {
  return database.first(PaymentRow, 'SELECT * FROM payments WHERE id = ?', id);
}

/** By the stand-in id that is safe to give to somebody who did not open the session. */
export function paymentByPublicId(database: Database, publicId: string): PaymentRow | null {
  return database.first(PaymentRow, 'SELECT * FROM payments WHERE public_id = ?', publicId);
}

export function paymentByNonce(database: Database, nonce: string): PaymentRow | null {
  return database.first(PaymentRow, 'SELECT * FROM payments WHERE nonce = ?', nonce);
}

/** Payments whose reference key is among `keys` (at most 256, a Solana transaction's own limit), oldest session first. */
export function paymentsByReference(database: Database, keys: readonly string[]): PaymentRow[] {
  return keys.length === 0 ? [] : database.all(
    PaymentRow,
    'SELECT * FROM payments WHERE reference IN (SELECT value FROM json_each(?)) ORDER BY opened_at, id',
    JSON.stringify(keys.slice(0, 256)),
  );
}

/** The newest session a handoff opened. */
export function paymentByHandoff(database: Database, handoffId: string): PaymentRow | null {
  return database.first(PaymentRow, 'SELECT * FROM payments WHERE handoff_id = ? ORDER BY opened_at DESC, rowid DESC LIMIT 1', handoffId);
}

/** Sessions that may still be paid. */
export function openPayments(database: Database): PaymentRow[] {
  return database.all(PaymentRow, "SELECT * FROM payments WHERE status IN ('PENDING_SIGNATURE', 'PENDING_CONFIRMATION') ORDER BY opened_at, id");
}

/** Confirmed payments whose delivery is to be tried again. */
export function undelivered(database: Database): PaymentRow[] {
  return database.all(PaymentRow, "SELECT * FROM payments WHERE status = 'CONFIRMED' AND delivery_status <> 'SENT' AND delivery_failures_left IS NOT NULL ORDER BY confirmed_at, id");
}

export interface Claim {
  readonly signature: string;
  readonly walletSource: string | null;
  readonly at: number;
}

/** Ties a signature to a session that is not settled, but only if its claim is still `expected` (null: none). Returns whether it did. */
export function claimPayment(database: Database, id: string, expected: string | null, claim: Claim): boolean {
  return database.run(
    `UPDATE payments SET claimed_signature = ?, claimed_at = ?, wallet_source = COALESCE(?, wallet_source), status = 'PENDING_CONFIRMATION',
       failed_at = NULL, failure_reason = NULL WHERE id = ? AND status <> 'CONFIRMED' AND claimed_signature IS ?`,
    claim.signature, claim.at, claim.walletSource, id, expected,
  ) > 0;
}

/** Why a payment that is on chain and right is still not recorded. Such a session does not end: the money is there. */
export const HELD_FOR_IDENTITY = 'identity_required';

/** Notes that only an identity is missing. */
export function holdForIdentity(database: Database, id: string): void {
  database.run("UPDATE payments SET failure_reason = ? WHERE id = ? AND status = 'PENDING_CONFIRMATION'", HELD_FOR_IDENTITY, id);
}

/** Ends an unpaid session. */
export function failPayment(database: Database, id: string, reason: string, at: number): void {
  database.run("UPDATE payments SET status = 'FAILED', failed_at = ?, failure_reason = ? WHERE id = ? AND status IN ('PENDING_SIGNATURE', 'PENDING_CONFIRMATION')", at, reason, id);
}

/** Fixes who a session is for; only an identity session of the payer may do this after connect. */
export function setIdentity(database: Database, id: string, identity: Identity): void {
  database.run('UPDATE payments SET identity_type = ?, identity_value = ?, identity_display = ?, identity_verified = ? WHERE id = ?', identity.type, identity.value, identity.display, identity.verified ? 1 : 0, id);
}

/** Moves the end of a session; a scenario control, never part of the product. */
export function setExpiry(database: Database, id: string, expiresAt: number): void {
  database.run('UPDATE payments SET expires_at = ? WHERE id = ?', expiresAt, id);
}
