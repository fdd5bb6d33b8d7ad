import type { Database } from './database.ts';
import type { DELIVERY_STATUSES } from './payments.ts';

/** The verified transaction that settles a payment. */
export interface Settlement {
  readonly paymentId: string;
  readonly signature: string;
  readonly payer: string;
  readonly slot: number;
  /** Unix milliseconds. */
  readonly blockTime: number;
  readonly walletSource: string | null;
  readonly by: 'confirm' | 'watcher';
  readonly at: number;
}

/** Marks a payment confirmed. Returns false when it already was. @throws SqliteError (unique) when another payment holds the signature. */
export function recordSettlement(database: Database, settlement: Settlement): boolean {
  return database.run(
    `UPDATE payments SET status = 'CONFIRMED', tx_signature = ?, payer_wallet = ?, slot = ?, block_time = ?, wallet_source = COALESCE(?, wallet_source),
       settled_by = ?, confirmed_at = ?, failed_at = NULL, failure_reason = NULL WHERE id = ? AND status <> 'CONFIRMED'`,
    settlement.signature, settlement.payer, settlement.slot, settlement.blockTime, settlement.walletSource, settlement.by, settlement.at, settlement.paymentId,
  ) > 0;
}

/** What one try to hand over access came to. */
export interface DeliveryTry {
  readonly status: (typeof DELIVERY_STATUSES)[number];
  readonly error: string | null;
  readonly at: number;
  /** Further tries that will fail before one succeeds; null: nobody tries again by itself. */
  readonly failuresLeft: number | null;
  /** When an invite stops working; null for lasting deliveries and for failed tries. */
  readonly deepLinkExpiresAt: number | null;
}

export function recordDelivery(database: Database, paymentId: string, delivery: DeliveryTry): void {
  database.run(
    'UPDATE payments SET delivery_status = ?, delivery_error = ?, delivery_attempted_at = ?, delivery_sent_at = ?, delivery_failures_left = ?, deep_link_expires_at = ? WHERE id = ?',
    delivery.status, delivery.error, delivery.at, delivery.status === 'SENT' ? delivery.at : null, delivery.failuresLeft, delivery.deepLinkExpiresAt, paymentId,
  );
}
