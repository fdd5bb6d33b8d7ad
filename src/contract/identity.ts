import * as v from 'valibot';
import { orNull, wireAddress, wireTime } from './wire.ts';

/** Body of `POST /v1/pay/identity/start` (contract 4.7). Requests call the identity `customer_reference_*`, answers `identity_*`. */
export interface IdentityStartRequest {
  readonly slug: string;
  readonly wallet_address: string;
  readonly customer_reference_value: string;
  readonly customer_reference_type?: string;
  readonly customer_reference_display?: string;
  readonly wallet_source?: string;
}

/** Body of `POST /v1/pay/identity/complete`. `signed_message_b64`: the bare 64-byte Ed25519 signature of the challenge's UTF-8 bytes, base64 (inferred). */
export interface IdentityCompleteRequest {
  readonly session_id: string;
  readonly wallet_address: string;
  readonly signed_message_b64: string;
}

const IdentitySession = {
  session_id: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
  status: v.string(),
  wallet_address: wireAddress,
  wallet_source: v.string(),
  identity_type: v.string(),
  identity_value: v.string(),
  identity_display: orNull(v.string()),
  expires_at: wireTime,
};

/** Answer of start: the exact text the wallet must sign. Foreign text: src/identity checks it before any wallet sees it. */
export const IdentityStarted = v.looseObject({ ...IdentitySession, challenge_message: v.string() });
export type IdentityStarted = v.InferOutput<typeof IdentityStarted>;

/** Answer of complete: the wallet has proven the identity. */
export const IdentityCompleted = v.looseObject({ ...IdentitySession, verified_at: wireTime });
export type IdentityCompleted = v.InferOutput<typeof IdentityCompleted>;
