import * as v from 'valibot';
import { orNull, wireAmount, wireTime } from './wire.ts';

/** Body of `POST /v1/pay/broadcast` (contract 4.5): tells Hilt which transaction is meant for a payment. */
export interface BroadcastRequest {
  readonly payment_id: string;
  readonly tx_signature: string;
  readonly payer_wallet?: string;
  readonly wallet_source?: string;
}

export const BroadcastAnswer = v.looseObject({
  payment_id: v.string(),
  status: v.string(),
  tx_signature: v.string(),
});
export type BroadcastAnswer = v.InferOutput<typeof BroadcastAnswer>;

/** Body of `POST /v1/pay/confirm` (contract 4.6), as far as a one-off payment needs it. */
export interface ConfirmRequest {
  readonly tx_signature: string;
  readonly payer_wallet: string;
  readonly payment_id?: string;
  readonly slug?: string;
  readonly product_id?: string;
  readonly wallet_source?: string;
  readonly identity_session_id?: string;
}

/** Answer of confirm: the only declared place where the access link reaches a buyer's browser (contract 4.6). */
export const ConfirmAnswer = v.looseObject({
  status: v.string(),
  payment_id: v.string(),
  delivery_type: orNull(v.string()),
  delivery_value: orNull(v.string()),
  amount_minor_units: wireAmount,
  delivery_status: orNull(v.string()),
  membership_id: orNull(v.string()),
  membership_status: orNull(v.string()),
  membership_period_end_at: orNull(wireTime),
  receipt_id: orNull(v.string()),
  // Declared for the status answer or for the merchant's view of a membership; read here too where an API is so kind (the answer is an open object).
  delivery_error: v.optional(v.nullable(v.string())),
  delivery_attempted_at: v.optional(v.nullable(wireTime)),
  deep_link_expires_at: v.optional(v.nullable(wireTime)),
  grace_ends_at: v.optional(v.nullable(wireTime)),
});
export type ConfirmAnswer = v.InferOutput<typeof ConfirmAnswer>;
