import * as v from 'valibot';
import { id, identityText, optional, text, walletAddress, walletSource } from './fields.ts';

/** `POST /v1/pay/identity/start` (contract 4.7). */
export const IdentityStartBody = v.object({
  slug: text(120),
  wallet_address: walletAddress,
  wallet_source: optional(walletSource),
  customer_reference_type: optional(text(40)),
  customer_reference_value: identityText,
  customer_reference_display: optional(identityText),
});

/** `POST /v1/pay/identity/complete` (contract 4.7). */
export const IdentityCompleteBody = v.object({
  session_id: id,
  wallet_address: walletAddress,
  signed_message_b64: v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{86}==$/, 'must be a 64-byte signature in base64')),
});
