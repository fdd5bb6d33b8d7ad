import * as v from 'valibot';
import { orNull, wireAmount, wireSignature, wireTime } from './wire.ts';

/** What Hilt says of a payment, with every unknown word read as pending (contract 9; money invariant 3). */
export type HiltWord = 'pending' | 'confirmed' | 'failed';

export function hiltWord(status: string): HiltWord {
  if (status === 'CONFIRMED') return 'confirmed';
  return status === 'FAILED' ? 'failed' : 'pending';
}

/** What Hilt says of the delivery. Unknown words are pending: a late delivery is never shown as a failure. */
export type DeliveryWord = 'sent' | 'failed' | 'pending';

export function deliveryWord(status: string | null | undefined): DeliveryWord {
  if (status === 'SENT') return 'sent';
  return status === 'FAILED' ? 'failed' : 'pending';
}

/** `GET /v1/payments/{payment_id}` (contract 4.4). `receipt_id` is an optional extra key (our choice; the answer is an open object). */
export const PaymentStatus = v.looseObject({
  id: v.string(),
  status: v.string(),
  amount_minor_units: wireAmount,
  token_mint: v.nullable(v.string()),
  tx_signature: v.nullable(wireSignature),
  confirmed_at: v.nullable(wireTime),
  failed_at: v.nullable(wireTime),
  failure_reason: v.nullable(v.string()),
  delivery_sent_at: v.nullable(wireTime),
  deep_link_expires_at: v.nullable(wireTime),
  delivery_status: v.nullable(v.string()),
  delivery_error: v.nullable(v.string()),
  delivery_attempted_at: v.nullable(wireTime),
  membership_id: v.nullable(v.string()),
  receipt_id: orNull(v.string()),
});
export type PaymentStatus = v.InferOutput<typeof PaymentStatus>;
