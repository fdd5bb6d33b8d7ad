import type { Sandbox } from '../context.ts';
import { type MembershipRow, membershipOf, saveMembership } from '../db/memberships.ts';
import type { PaymentRow } from '../db/payments.ts';
import type { ProductRow } from '../db/products.ts';

const DAY_MS = 86_400_000;

/**
 * Opens or prolongs the membership a product grants. It belongs to the session's identity; without one to the paying wallet.
 * A payment before the end of a running period adds to it: paid days are never lost.
 */
export function grantMembership(sandbox: Sandbox, payment: PaymentRow, product: ProductRow, payer: string): MembershipRow | null {
  const config = product.membership_config;
  if (!config?.enabled) return null;
  const type = payment.identity_type ?? 'WALLET';
  const value = payment.identity_value ?? payer;
  const now = sandbox.calendar();
  const known = membershipOf(sandbox.database, product.id, type, value);
  const runsUntil = known?.period_end_at ?? null;
  const start = runsUntil !== null && runsUntil > now ? runsUntil : now;
  const membership: MembershipRow = {
    id: known?.id ?? sandbox.newId(),
    product_id: product.id,
    platform: config.platform ?? 'CUSTOM',
    identity_type: type,
    identity_value: value,
    identity_display: payment.identity_display ?? known?.identity_display ?? null,
    payer_wallet: payer,
    period_start_at: start,
    period_end_at: config.billing_interval_days === null ? null : start + config.billing_interval_days * DAY_MS,
    latest_payment_id: payment.id,
    renewal_count: known ? known.renewal_count + 1 : 0,
  };
  saveMembership(sandbox.database, membership);
  return membership;
}
