import { HiltError, refusal } from '../api/hilt-error.ts';
import type { Sandbox } from '../context.ts';
import { type PaymentRow, paymentById } from '../db/payments.ts';
import { type PhantomSessionRow, phantomSessionByPayment } from '../db/phantom-sessions.ts';
import { WINDOW_GRACE_MS } from '../settlement/judge-transaction.ts';
import { type BoxKeys, boxKeysOf, sharedSecret } from './sealed-box.ts';

/** A payment that can still be paid, with its side of the channel to Phantom. */
export interface PhantomChannel {
  readonly payment: PaymentRow;
  readonly row: PhantomSessionRow;
  readonly keys: BoxKeys;
}

/** The same once Phantom has connected. */
export interface ConnectedChannel extends PhantomChannel {
  readonly shared: Uint8Array;
  /** Phantom's token. */
  readonly session: string;
  readonly wallet: string;
}

/** @throws HiltError 404 for an unknown payment or one without a channel, 409 once it is paid, 410 when its time is over. */
export function requireChannel(sandbox: Sandbox, paymentId: string): PhantomChannel {
  const payment = paymentById(sandbox.database, paymentId);
  const row = payment && phantomSessionByPayment(sandbox.database, payment.id);
  if (!payment || !row) throw new HiltError(404, 'Payment not found');
  if (payment.status === 'CONFIRMED') throw refusal(409, 'payment_settled', 'This payment is complete');
  if (sandbox.now() > payment.expires_at + WINDOW_GRACE_MS) throw refusal(410, 'session_expired', 'Payment session has expired');
  return { payment, row, keys: boxKeysOf(row.secret_key) };
}

/** @throws HiltError as requireChannel, and 409 before Phantom has connected. */
export function requireConnected(sandbox: Sandbox, paymentId: string): ConnectedChannel {
  const channel = requireChannel(sandbox, paymentId);
  const { phantom_key: phantomKey, session, wallet } = channel.row;
  const shared = phantomKey === null ? null : sharedSecret(phantomKey, channel.keys);
  if (shared === null || session === null || wallet === null) throw refusal(409, 'phantom_not_connected', 'Phantom has not connected to this payment');
  return { ...channel, shared, session, wallet };
}
