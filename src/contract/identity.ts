import * as v from 'valibot';
import { orNull, wireAddress, wireTime } from './wire.ts';

const IdentitySession = {
  session_id: v.string(),
  status: v.string(),
  wallet_address: wireAddress,
  wallet_source: v.string(),
  identity_type: v.string(),
  identity_value: v.string(),
  identity_display: orNull(v.string()),
  expires_at: wireTime,
};

/** `POST /v1/pay/identity/start` (contract 4.7): the exact text the wallet must sign. */
export const IdentityStarted = v.looseObject({ ...IdentitySession, challenge_message: v.string() });
export type IdentityStarted = v.InferOutput<typeof IdentityStarted>;

/** `POST /v1/pay/identity/complete` (contract 4.7): the wallet has proven the identity. */
export const IdentityCompleted = v.looseObject({ ...IdentitySession, verified_at: wireTime });
export type IdentityCompleted = v.InferOutput<typeof IdentityCompleted>;
