import * as v from 'valibot';
import { amount, id, identityText, optional, text, walletAddress } from './fields.ts';

/** `POST /v1/products/p/{slug}/connect` (contract 4.2). */
export const ConnectBody = v.object({
  payer_wallet: optional(walletAddress),
  amount_minor_units: optional(amount),
  identity_session_id: optional(id),
  customer_reference_type: optional(text(40)),
  customer_reference_value: optional(identityText),
  customer_reference_display: optional(identityText),
  handoff_token: optional(text(4096)),
});
export type ConnectBody = v.InferOutput<typeof ConnectBody>;
