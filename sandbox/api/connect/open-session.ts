import { paymentReference } from '../../../src/solana/reference.ts';
import type { Sandbox } from '../../context.ts';
import type { HandoffRow } from '../../db/handoffs.ts';
import { type Identity, type PaymentRow, insertPayment, paymentById } from '../../db/payments.ts';
import { insertPhantomSession } from '../../db/phantom-sessions.ts';
import type { ProductRow } from '../../db/products.ts';
import { requireUnused } from '../../handoff/require-unused.ts';
import { newBoxKeys } from '../../phantom/sealed-box.ts';
import { FEE_WALLET } from '../../seed/wallets.ts';
import type { SessionAmounts } from './choose-amount.ts';

export interface SessionRequest {
  readonly product: ProductRow;
  readonly terms: SessionAmounts;
  readonly identity: Identity | null;
  readonly handoff: HandoffRow | null;
}

/** A session nobody has claimed is handed out again only while a buyer can still use it: pages ask for no signature in the last two minutes. */
const REUSE_MARGIN_MS = 180_000;

/**
 * Opens a session, or hands out the live one of the same personal link: one link, one payment, on however many devices it is opened.
 * @throws HiltError 409 when the link has paid already.
 */
export function openSession(sandbox: Sandbox, request: SessionRequest): PaymentRow {
  return sandbox.database.transaction(() => {
    const live = request.handoff && liveSession(sandbox, request, request.handoff);
    return live ?? newSession(sandbox, request);
  });
}

function liveSession(sandbox: Sandbox, { product, terms }: SessionRequest, handoff: HandoffRow): PaymentRow | null {
  const payment = requireUnused(sandbox, handoff);
  if (!payment) return null;
  const left = payment.expires_at - sandbox.now();
  // Somebody may have signed for it: a second session could be paid on top.
  if (payment.status === 'PENDING_CONFIRMATION' && left > 0) return payment;
  const sameTerms = payment.amount === terms.amount && payment.fee_amount === terms.feeAmount && payment.merchant_wallet === product.merchant_wallet;
  return payment.status === 'PENDING_SIGNATURE' && left > REUSE_MARGIN_MS && sameTerms ? payment : null;
}

function newSession(sandbox: Sandbox, { product, terms, identity, handoff }: SessionRequest): PaymentRow {
  const id = sandbox.newId();
  const openedAt = sandbox.now();
  const seconds = product.session_seconds ?? sandbox.config.sessionSeconds;
  insertPayment(sandbox.database, {
    id,
    publicId: sandbox.newId(),
    productId: product.id,
    handoffId: handoff?.id ?? null,
    nonce: sandbox.newNonce(),
    reference: paymentReference(id),
    ...terms,
    tokenMint: product.token_mint,
    merchantWallet: product.merchant_wallet,
    feeWallet: FEE_WALLET,
    openedAt,
    expiresAt: openedAt + seconds * 1000,
    identity,
  });
  insertPhantomSession(sandbox.database, id, Buffer.from(newBoxKeys().secretKey).toString('base64'));
  const payment = paymentById(sandbox.database, id);
  if (!payment) throw new Error('the new session was not stored');
  return payment;
}
