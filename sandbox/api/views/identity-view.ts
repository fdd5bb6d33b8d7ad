import type { IdentitySessionRow } from '../../db/identity-sessions.ts';
import { wireTime } from '../../wire-time.ts';

/** What both identity routes answer (contract 4.7). */
export function identityView(session: IdentitySessionRow) {
  return {
    session_id: session.id,
    status: session.verified_at === null ? 'PENDING' : 'VERIFIED',
    wallet_address: session.wallet,
    wallet_source: session.wallet_source,
    identity_type: session.identity_type,
    identity_value: session.identity_value,
    identity_display: session.identity_display,
    expires_at: wireTime(session.expires_at),
  };
}
