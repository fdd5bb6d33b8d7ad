import { USDC_MINT } from '../solana/mints.ts';
import { wireSessionOf } from './wire-session.ts';

/** The `session` key of a status answer, as JSON: payment `pay_1` of the product `tide`, for nobody in particular. */
export function wireBegunOf(changes: object = {}): object {
  return wireSessionOf({ slug: 'tide', identity_type: null, identity_display: null, ...changes });
}

/** What Hilt answers about payment `pay_1`, as JSON: nothing has happened yet. */
export function wireStatusOf(changes: object = {}): object {
  return {
    id: 'pay_1',
    status: 'PENDING_SIGNATURE',
    amount_minor_units: 29_000_000,
    token_mint: USDC_MINT,
    tx_signature: null,
    confirmed_at: null,
    failed_at: null,
    failure_reason: null,
    delivery_sent_at: null,
    deep_link_expires_at: null,
    delivery_status: null,
    delivery_error: null,
    delivery_attempted_at: null,
    membership_id: null,
    receipt_id: null,
    ...changes,
  };
}
