import type { LinkReturn } from '../../../payment/machine/flow.ts';
import type { PhantomReturn } from '../../../phantom/read-return.ts';
import { readPhantomReturn } from '../../../phantom/read-return.ts';

/** The steps whose answers the payment core waits for. */
export type ReturnStep = LinkReturn['step'];

/** What the address of a return page brings for one payment, in the payment core's terms. */
export interface Brought {
  readonly paymentId: string;
  readonly back: LinkReturn;
}

/** Reads the address. Null when it is none that Phantom could have made. */
export function broughtBack(step: ReturnStep, search: string): Brought | null {
  const read = readPhantomReturn(step, search);
  return backOf(step, read);
}

/** The same for an address that names no payment: it is taken for the one that this browser waits for. */
export function broughtFor(paymentId: string, step: ReturnStep, search: string): Brought | null {
  const query = new URLSearchParams(search);
  if (query.has('payment_id')) return null;
  query.set('payment_id', paymentId);
  return broughtBack(step, `?${String(query)}`);
}

/** True when an address could be an answer but says not for which payment. */
export function namesNoPayment(search: string): boolean {
  return !new URLSearchParams(search).has('payment_id');
}

function backOf(step: ReturnStep, read: PhantomReturn): Brought | null {
  switch (read.tag) {
    case 'connected': {
      const { payment_id: paymentId, phantom_encryption_public_key: key, nonce, data } = read.callback;
      return { paymentId, back: { step, outcome: { tag: 'answered', answer: { key, identitySessionId: null, nonce, data } } } };
    }
    case 'transaction-signed': {
      const { payment_id: paymentId, nonce, data } = read.callback;
      return { paymentId, back: { step, outcome: { tag: 'answered', answer: { key: null, identitySessionId: null, nonce, data } } } };
    }
    case 'refused':
      return { paymentId: read.paymentId, back: { step, outcome: { tag: read.error.why === 'declined' ? 'refused' : 'failed' } } };
    case 'message-signed': {
      const { payment_id: paymentId, identity_session_id: identitySessionId, nonce, data } = read.callback;
      return { paymentId, back: { step, outcome: { tag: 'answered', answer: { key: null, identitySessionId, nonce, data } } } };
    }
    case 'malformed':
      return null;
    default:
      return read satisfies never;
  }
}
