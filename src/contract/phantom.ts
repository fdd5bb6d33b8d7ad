import * as v from 'valibot';
import { wireAddress, wireTime } from './wire.ts';

/** Body of `POST /v1/pay/phantom/connect/callback` (contract 4.8): what Phantom put into the address it returned to. All base58. */
export interface PhantomConnectCallback {
  readonly payment_id: string;
  readonly phantom_encryption_public_key: string;
  readonly nonce: string;
  readonly data: string;
}

/** Phantom's session is kept at Hilt; the page learns only which wallet it is. */
export const PhantomConnected = v.looseObject({
  payment_id: v.string(),
  wallet_address: wireAddress,
  wallet_source: v.string(),
  session_stored: v.boolean(),
});
export type PhantomConnected = v.InferOutput<typeof PhantomConnected>;

/** Body of `POST /v1/pay/phantom/message-url`. The token is optional: after an app switch the page no longer has it. */
export interface PhantomMessageUrlRequest {
  readonly payment_id: string;
  readonly identity_session_id: string;
  readonly handoff_token?: string;
}

/** Body of `POST /v1/pay/phantom/transaction-url`: the unsigned transaction, base58 of its wire bytes. */
export interface PhantomTransactionUrlRequest {
  readonly payment_id: string;
  readonly serialized_transaction_b58: string;
  readonly handoff_token?: string;
}

/** Answer of both `…-url` routes: an address that opens Phantom. Not a link before src/phantom has checked it. */
export const PhantomLink = v.looseObject({
  payment_id: v.string(),
  deeplink_url: v.pipe(v.string(), v.maxLength(8192)),
});
export type PhantomLink = v.InferOutput<typeof PhantomLink>;

/** Body of `POST /v1/pay/phantom/message/callback`. */
export interface PhantomMessageCallback {
  readonly payment_id: string;
  readonly identity_session_id: string;
  readonly nonce: string;
  readonly data: string;
}

/** The signature was good: the identity session is complete, `/identity/complete` is not needed on this way. */
export const PhantomMessageSigned = v.looseObject({
  payment_id: v.string(),
  identity_session_id: v.string(),
  wallet_address: wireAddress,
  verified_at: wireTime,
});
export type PhantomMessageSigned = v.InferOutput<typeof PhantomMessageSigned>;

/** Body of `POST /v1/pay/phantom/transaction/callback`. */
export interface PhantomTransactionCallback {
  readonly payment_id: string;
  readonly nonce: string;
  readonly data: string;
}

/** What Phantom signed, base64 of the wire bytes. Nobody has sent it, and nobody has compared it with what was shown: both are the page's part. */
export const PhantomTransactionSigned = v.looseObject({
  payment_id: v.string(),
  wallet_address: wireAddress,
  serialized_transaction_b64: v.pipe(v.string(), v.maxLength(4096)),
});
export type PhantomTransactionSigned = v.InferOutput<typeof PhantomTransactionSigned>;
