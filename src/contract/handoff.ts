import * as v from 'valibot';
import { orNull, wireTime } from './wire.ts';

/** `POST …/resolve-handoff` and the merchant's `POST /v1/products/{id}/handoff-link` (contract 4.3). */
export const Handoff = v.looseObject({
  handoff_token: orNull(v.string()),
  expires_at: wireTime,
  identity_type: orNull(v.string()),
  identity_value: orNull(v.string()),
  identity_display: orNull(v.string()),
  return_url: orNull(v.string()),
  checkout_url: orNull(v.string()),
  product_id: orNull(v.string()),
  slug: orNull(v.string()),
});
export type Handoff = v.InferOutput<typeof Handoff>;
