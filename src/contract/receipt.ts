import * as v from 'valibot';
import { orNull, wireAddress, wireAmount, wireSignature } from './wire.ts';

/** Hilt's own check of a receipt (contract 5.1, 5.2). */
export const ReceiptVerification = v.looseObject({
  valid: v.boolean(),
  hash_valid: v.boolean(),
  signature_valid: v.boolean(),
  signature_required: v.boolean(),
  computed_hash: v.string(),
  stored_hash: v.string(),
  on_chain_anchor: v.nullable(v.string()),
  checked_at: v.string(),
});

/** `GET /v1/receipt/{id}/verify`. */
export const VerifyReceiptAnswer = v.looseObject({
  ...ReceiptVerification.entries,
  receipt_id: v.string(),
  generated_at: v.string(),
});
export type VerifyReceiptAnswer = v.InferOutput<typeof VerifyReceiptAnswer>;

/** `GET /v1/receipt/{id}/public`. E-mail addresses and customer names may be in here; they are never displayed (money invariant 7), so they are not even read. */
export const PublicReceipt = v.looseObject({
  receipt_id: v.string(),
  receipt_json: v.record(v.string(), v.unknown()),
  receipt_hash: v.string(),
  ed25519_sig: v.string(),
  schema_version: v.string(),
  created_at: orNull(v.string()),
  generated_at: orNull(v.string()),
  verify_url: v.string(),
  verify_api_url: orNull(v.string()),
  pdf_url: orNull(v.string()),
  tx_sig: orNull(wireSignature),
  product_title: orNull(v.string()),
  product_slug: orNull(v.string()),
  payer_wallet: orNull(wireAddress),
  merchant_wallet: orNull(wireAddress),
  amount_minor_units: orNull(wireAmount),
  amount_display: orNull(v.string()),
  token_mint: orNull(wireAddress),
  owner_display_name: orNull(v.string()),
  verification: ReceiptVerification,
});
export type PublicReceipt = v.InferOutput<typeof PublicReceipt>;
