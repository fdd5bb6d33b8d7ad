import * as v from 'valibot';
import { id, identityText, optional, text, txSignature, walletAddress, walletSource } from './fields.ts';

/** `POST /v1/pay/broadcast` (contract 4.5). */
export const BroadcastBody = v.object({
  payment_id: id,
  tx_signature: txSignature,
  payer_wallet: optional(walletAddress),
  wallet_source: optional(walletSource),
});
export type BroadcastBody = v.InferOutput<typeof BroadcastBody>;

/** `POST /v1/pay/confirm` (contract 4.6). The renewal fields are checked for type and not used: the sandbox has no automatic renewal. */
export const ConfirmBody = v.object({
  tx_signature: txSignature,
  payer_wallet: walletAddress,
  payment_id: optional(id),
  slug: optional(text(120)),
  product_id: optional(id),
  wallet_source: optional(walletSource),
  identity_session_id: optional(id),
  customer_reference_type: optional(text(40)),
  customer_reference_value: optional(identityText),
  customer_reference_display: optional(identityText),
  automatic_renew_setup_key: optional(text(256)),
  automatic_renew_message_signature_b64: optional(text(256)),
  automatic_renew_native_setup_signature: optional(txSignature),
  automatic_renew_native_subscription_authority_pda: optional(walletAddress),
  automatic_renew_native_subscription_pda: optional(walletAddress),
  automatic_renew_native_plan_pda: optional(walletAddress),
  automatic_renew_native_payer_token_account: optional(walletAddress),
});
export type ConfirmBody = v.InferOutput<typeof ConfirmBody>;
