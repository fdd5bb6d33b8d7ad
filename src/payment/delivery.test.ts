import { describe, expect, it } from 'vitest';
import type { ConfirmAnswer } from '../contract/pay.ts';
import type { PaymentStatus } from '../contract/payment-status.ts';
import { baseUnits } from '../money/base-units.ts';
import { deliveryOf, retold } from './delivery.ts';

const confirmed: ConfirmAnswer = { status: 'CONFIRMED', payment_id: 'p', delivery_type: 'TELEGRAM_INVITE', delivery_value: 'https://t.me/+a', amount_minor_units: baseUnits(1n), delivery_status: 'SENT', membership_id: 'm', membership_status: 'ACTIVE', membership_period_end_at: 9_000, receipt_id: null };
const status: PaymentStatus = { id: 'p', status: 'CONFIRMED', amount_minor_units: baseUnits(1n), token_mint: null, tx_signature: null, confirmed_at: 1, failed_at: null, failure_reason: null, delivery_sent_at: 5, deep_link_expires_at: 7_000, delivery_status: 'SENT', delivery_error: null, delivery_attempted_at: 5, membership_id: 'm', receipt_id: null };

describe('what Hilt tells of a delivery', () => {
  it('comes whole from an answer that has more than the contract declares', () => {
    const told = deliveryOf({ ...confirmed, membership_status: 'GRACE_PERIOD', grace_ends_at: 9_500, deep_link_expires_at: 7_000, delivery_error: 'invite_expired', delivery_attempted_at: 5 }, null, 100);
    expect(told).toEqual({ type: 'TELEGRAM_INVITE', value: 'https://t.me/+a', word: 'sent', membershipUntil: 9_000, detail: { error: 'invite_expired', triedAt: 5, inviteUntil: 7_000, membership: 'grace', graceUntil: 9_500, toldAt: 100 } });
  });

  it('is put together from confirm, which has the access, and status, which knows when the invite ends', () => {
    const both = retold(deliveryOf(confirmed, null, 100), status, 200);
    expect(both).toMatchObject({ value: 'https://t.me/+a', detail: { inviteUntil: 7_000, membership: 'active', toldAt: 200 } });
    // A confirm that is silent about the invite takes nothing back; one that says "none" does.
    expect(deliveryOf(confirmed, both, 300).detail).toMatchObject({ inviteUntil: 7_000, toldAt: 300 });
    expect(deliveryOf({ ...confirmed, deep_link_expires_at: null }, both, 300).detail).toMatchObject({ inviteUntil: null });
  });

  it('keeps its word when the status has none', () => {
    const sent = deliveryOf(confirmed, null, 100);
    expect(retold(sent, { ...status, delivery_status: null }, 200).word).toBe('sent');
    expect(retold(sent, { ...status, delivery_status: 'FAILED', delivery_error: 'invite_expired' }, 200)).toMatchObject({ word: 'failed', detail: { error: 'invite_expired' } });
  });
});
