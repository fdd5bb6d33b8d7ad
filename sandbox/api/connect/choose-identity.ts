import type { IdentitySessionRow } from '../../db/identity-sessions.ts';
import type { Identity } from '../../db/payments.ts';
import type { ProductRow } from '../../db/products.ts';
import type { HandoffClaims } from '../../handoff/handoff-tokens.ts';
import { type ConnectBody } from '../bodies/connect-body.ts';
import { refusal } from '../hilt-error.ts';

/**
 * Who a new session is for. A personal link locks it, a wallet-signed session proves it, typed text merely states it; a weaker source may repeat a stronger one
 * but not contradict it, or access would go to somebody else than the page shows.
 * @throws HiltError 409 on such a contradiction, and when the identity was proven for another wallet than the one that is to pay.
 */
export function chooseIdentity(body: ConnectBody, handoff: HandoffClaims | null, session: IdentitySessionRow | null, product: ProductRow): Identity | null {
  if (session && body.payer_wallet !== null && body.payer_wallet !== session.wallet) throw refusal(409, 'identity_wallet_mismatch', 'The identity was verified for another wallet');
  const proven: Identity | null = handoff
    ? { ...handoff.identity, verified: true }
    : session && { type: session.identity_type, value: session.identity_value, display: session.identity_display, verified: true };
  if (handoff && session && session.identity_value !== handoff.identity.value) throw locked();
  const typed = body.customer_reference_value;
  if (typed === null) return proven;
  if (proven) {
    if (typed !== proven.value) throw locked();
    return proven;
  }
  const type = body.customer_reference_type ?? product.membership_config?.identity_type ?? 'CUSTOM';
  return { type, value: typed, display: body.customer_reference_display, verified: false };
}

function locked() {
  return refusal(409, 'identity_locked', 'This checkout is for another person');
}
