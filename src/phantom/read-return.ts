import type { PhantomConnectCallback, PhantomMessageCallback, PhantomTransactionCallback } from '../contract/phantom.ts';
import { DATA, ID, KEY, MAX_ADDRESS, NONCE } from './limits.ts';
import { oneValue } from './one-value.ts';
import type { PhantomStep } from './phantom-step.ts';
import { type PhantomError, phantomError } from './phantom-error.ts';

/** What the address of a return page says. Everything in it is foreign: Phantom's part is sealed, and only Hilt can open it. */
export type PhantomReturn =
  | { readonly tag: 'connected'; readonly callback: PhantomConnectCallback }
  | { readonly tag: 'message-signed'; readonly callback: PhantomMessageCallback }
  | { readonly tag: 'transaction-signed'; readonly callback: PhantomTransactionCallback }
  /** Phantom says that it did not do it. Anybody can write such an address, so nothing may be concluded from it but that this page has no answer. */
  | { readonly tag: 'refused'; readonly paymentId: string; readonly error: PhantomError }
  /** No address of ours or of Phantom: cut off, put together by hand, or of another app. `field` is for support; values are never repeated. */
  | { readonly tag: 'malformed'; readonly field: string };

/** Reads `location.search` of `/phantom/<step>`. Never throws. */
export function readPhantomReturn(step: PhantomStep, search: string): PhantomReturn {
  if (search.length > MAX_ADDRESS) return malformed('query');
  const query = new URLSearchParams(search);
  const paymentId = oneValue(query, 'payment_id', ID);
  if (paymentId === null) return malformed('payment_id');
  if (query.has('errorCode')) {
    const error = phantomError(query);
    return error === null ? malformed('errorCode') : { tag: 'refused', paymentId, error };
  }
  const nonce = oneValue(query, 'nonce', NONCE);
  if (nonce === null) return malformed('nonce');
  const data = oneValue(query, 'data', DATA);
  if (data === null) return malformed('data');
  return sealedReturn(step, query, { payment_id: paymentId, nonce, data });
}

function sealedReturn(step: PhantomStep, query: URLSearchParams, sealed: PhantomTransactionCallback): PhantomReturn {
  switch (step) {
    case 'connect': {
      const key = oneValue(query, 'phantom_encryption_public_key', KEY);
      return key === null ? malformed('phantom_encryption_public_key') : { tag: 'connected', callback: { ...sealed, phantom_encryption_public_key: key } };
    }
    case 'message': {
      const id = oneValue(query, 'identity_session_id', ID);
      return id === null ? malformed('identity_session_id') : { tag: 'message-signed', callback: { ...sealed, identity_session_id: id } };
    }
    case 'transaction':
      return { tag: 'transaction-signed', callback: sealed };
    default:
      return step satisfies never;
  }
}

function malformed(field: string): PhantomReturn {
  return { tag: 'malformed', field };
}
