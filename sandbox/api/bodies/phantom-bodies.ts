import * as v from 'valibot';
import { id, optional, text } from './fields.ts';

const base58 = (maxLength: number) => v.pipe(v.string(), v.regex(/^[1-9A-HJ-NP-Za-km-z]+$/, 'must be base58'), v.maxLength(maxLength));

/** 24 bytes in base58. */
const nonce = base58(33);
/** A sealed transaction of 1,232 bytes, base58 inside JSON inside base58, stays below this. */
const data = base58(4096);
const handoffToken = optional(text(4096));

/** `POST /v1/pay/phantom/connect/callback` (contract 4.8). */
export const PhantomConnectBody = v.object({ payment_id: id, phantom_encryption_public_key: base58(44), nonce, data });

/** `POST /v1/pay/phantom/message-url`. */
export const PhantomMessageUrlBody = v.object({ payment_id: id, identity_session_id: id, handoff_token: handoffToken });

/** `POST /v1/pay/phantom/message/callback`. */
export const PhantomMessageBody = v.object({ payment_id: id, identity_session_id: id, nonce, data });

/** `POST /v1/pay/phantom/transaction-url`; 1,232 bytes are at most 1,683 characters. */
export const PhantomTransactionUrlBody = v.object({ payment_id: id, serialized_transaction_b58: base58(1_700), handoff_token: handoffToken });

/** `POST /v1/pay/phantom/transaction/callback`. */
export const PhantomTransactionBody = v.object({ payment_id: id, nonce, data });
