import * as v from 'valibot';
import { orNull, wireAddress, wireAmount, wireTime } from './wire.ts';

/** The nonce goes into the on-chain memo, so only printable ASCII of bounded length is let near a transaction (money invariant 8). */
export const Nonce = v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,128}$/));

/** Wallets fetch over https only; plain http is for a server on this very machine. */
const TRANSACTION_REQUEST = /^solana:(?:https:\/\/|http:\/\/(?:127\.0\.0\.1|localhost)[:/])[\x21-\x7e]+$/;

/** `POST /v1/products/p/{slug}/connect` (contract 4.2): one checkout session with the terms of one payment. */
export const PaymentSession = v.looseObject({
  payment_id: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
  nonce: Nonce,
  amount_minor_units: wireAmount,
  merchant_amount_minor_units: wireAmount,
  fee_minor_units: wireAmount,
  fee_wallet: wireAddress,
  token_mint: wireAddress,
  asset_symbol: v.string(),
  asset_decimals: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(18)),
  merchant_wallet: wireAddress,
  expires_at: wireTime,
  status: v.string(),
  /** A Solana Pay transaction request for this payment. Not in the published contract: the edge adds it, and the API may. */
  transaction_request_url: v.fallback(orNull(v.pipe(v.string(), v.regex(TRANSACTION_REQUEST), v.maxLength(2_048))), null),
  phantom_mobile: v.fallback(orNull(v.looseObject({ connect_url: orNull(v.string()) })), null),
});
export type PaymentSession = v.InferOutput<typeof PaymentSession>;

/** Body of connect; every field optional, `{}` is valid. */
export interface ConnectRequest {
  readonly payer_wallet?: string;
  readonly amount_minor_units?: number;
  readonly identity_session_id?: string;
  readonly customer_reference_type?: string;
  readonly customer_reference_value?: string;
  readonly customer_reference_display?: string;
  readonly handoff_token?: string;
}
