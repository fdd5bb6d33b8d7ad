import type { Sandbox } from '../context.ts';
import { isUniqueViolation } from '../db/database.ts';
import type { IdentitySessionRow } from '../db/identity-sessions.ts';
import { type PaymentRow, claimPayment, holdForIdentity, paymentById, setIdentity } from '../db/payments.ts';
import { countSale, productById } from '../db/products.ts';
import { recordSettlement } from '../db/settlements.ts';
import { issueReceipt } from '../receipts/issue-receipt.ts';
import { deliverFirst } from './deliver.ts';
import { grantMembership } from './grant-membership.ts';
import { type Refusal, judgeTransaction } from './judge-transaction.ts';
import type { LandedTransaction } from './landed-transaction.ts';

/** Who brings a transaction, and what they can prove. */
export interface SettleRequest {
  readonly by: 'confirm' | 'watcher';
  /** Wallet that claims to have paid; null for the watcher. */
  readonly payer: string | null;
  readonly walletSource: string | null;
  /** A verified identity session of this product, or null. Its wallet counts as proven. */
  readonly identity: IdentitySessionRow | null;
}

export type SettleOutcome =
  /** Recorded now, or recorded before by this same transaction. */
  | { readonly tag: 'settled'; readonly payment: PaymentRow }
  /** The payment was recorded before by another transaction. */
  | { readonly tag: 'settled-by-another' }
  /** This transaction has already paid another session. */
  | { readonly tag: 'signature-used' }
  /** It pays, but the product needs to know for whom, and nobody has proven that. */
  | { readonly tag: 'identity-required' }
  | { readonly tag: 'refused'; readonly refusal: Refusal };

/**
 * The one pipeline that turns a landed transaction into a recorded payment, for confirm and watcher alike: verdict, settlement, delivery,
 * membership, receipt and counters in one database transaction. Nothing changes unless the transaction really pays this session.
 */
export function settle(sandbox: Sandbox, paymentId: string, transaction: LandedTransaction, request: SettleRequest): SettleOutcome {
  try {
    return sandbox.database.transaction(() => settleLocked(sandbox, paymentId, transaction, request));
  } catch (error) {
    // Unique `tx_signature`: of two sessions confirmed with one transaction at once, the second comes here and nothing of it is kept.
    if (isUniqueViolation(error)) return { tag: 'signature-used' };
    throw error;
  }
}

function settleLocked(sandbox: Sandbox, paymentId: string, transaction: LandedTransaction, request: SettleRequest): SettleOutcome {
  const { database } = sandbox;
  const payment = requirePayment(sandbox, paymentId);
  if (payment.status === 'CONFIRMED') {
    if (payment.tx_signature !== transaction.signature) return { tag: 'settled-by-another' };
    // Judged once, when it was recorded; asked again the answer stays the same, for whoever paid.
    const paidByOther = request.payer !== null && request.payer !== payment.payer_wallet;
    return paidByOther ? { tag: 'refused', refusal: 'payer_mismatch' } : { tag: 'settled', payment };
  }
  const verdict = judgeTransaction(transaction, payment, request.payer, request.identity?.wallet ?? null);
  if (!verdict.ok) return { tag: 'refused', refusal: verdict.refusal };
  const product = productById(database, payment.product_id);
  if (!product) throw new Error('a payment without its product');

  const identity = request.identity?.wallet === verdict.payer ? request.identity : null;
  if (product.membership_config?.identity_required === true && !payment.identity_verified && !identity) {
    // Verified on chain, so it may take the claim from a junk one; the buyer comes back with an identity session.
    claimPayment(database, payment.id, payment.claimed_signature, { signature: transaction.signature, walletSource: request.walletSource, at: sandbox.now() });
    holdForIdentity(database, payment.id);
    return { tag: 'identity-required' };
  }
  if (identity) setIdentity(database, payment.id, { type: identity.identity_type, value: identity.identity_value, display: identity.identity_display, verified: true });

  const { signature, slot, blockTime } = transaction;
  recordSettlement(database, { paymentId, signature, payer: verdict.payer, slot, blockTime, walletSource: request.walletSource, by: request.by, at: sandbox.now() });
  countSale(database, product.id, payment.amount);
  deliverFirst(sandbox, payment, product);
  grantMembership(sandbox, requirePayment(sandbox, paymentId), product, verdict.payer);
  issueReceipt(sandbox, requirePayment(sandbox, paymentId), product);
  return { tag: 'settled', payment: requirePayment(sandbox, paymentId) };
}

function requirePayment(sandbox: Sandbox, id: string): PaymentRow {
  const payment = paymentById(sandbox.database, id);
  if (!payment) throw new Error('the payment vanished from the store');
  return payment;
}
