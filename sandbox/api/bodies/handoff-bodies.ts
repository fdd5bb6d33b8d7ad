import * as v from 'valibot';
import { identityText, optional, text } from './fields.ts';
import { httpsOrLoopbackUrl } from './urls.ts';

/** `POST …/resolve-handoff` (contract 4.3). */
export const ResolveHandoffBody = v.object({ handoff_token: text(4096) });

/** `POST /v1/products/{id}/handoff-link` (contract 4.3). */
export const HandoffLinkBody = v.object({
  identity_value: identityText,
  identity_display: optional(identityText),
  identity_type: optional(text(40)),
  return_url: optional(v.pipe(v.string(), v.maxLength(2048), httpsOrLoopbackUrl)),
  expires_in_minutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1440)), 30),
});
