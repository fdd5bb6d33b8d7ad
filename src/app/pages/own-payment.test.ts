import { describe, expect, it } from 'vitest';
import type { ConfirmAnswer } from '../../contract/pay.ts';
import type { PaymentStatus } from '../../contract/payment-status.ts';
import { baseUnits } from '../../money/base-units.ts';
import type { Attempt } from '../../payment/attempt.ts';
import { openEntry } from '../../testing/payment-entry.ts';
import { exposed } from '../gallery/fixtures/attempts.ts';
import { BUYER, OTHER_SIGNATURE, SIGNATURE, STRANGER } from '../gallery/fixtures/world.ts';
import { accessRequest, ownPayment, paidState } from './own-payment.ts';

const paid = { at: 5_000, signature: SIGNATURE, payer: BUYER, receiptId: 'rc_1' };
const status: PaymentStatus = { id: 'p', status: 'CONFIRMED', amount_minor_units: baseUnits(1n), token_mint: null, tx_signature: SIGNATURE, confirmed_at: 4_000, failed_at: null, failure_reason: null, delivery_sent_at: null, deep_link_expires_at: 7_000, delivery_status: 'SENT', delivery_error: null, delivery_attempted_at: null, membership_id: null, receipt_id: null };
const answer: ConfirmAnswer = { status: 'CONFIRMED', payment_id: 'p', delivery_type: 'REDIRECT', delivery_value: 'https://tide.example/in', amount_minor_units: baseUnits(1n), delivery_status: 'SENT', membership_id: null, membership_status: null, membership_period_end_at: null, receipt_id: null };
const attempts: readonly Attempt[] = [exposed];

describe('the payment of this device', () => {
  it('is known by what the journal has written, or by Hilt’s word about an attempt of ours', () => {
    expect(ownPayment(openEntry({ paid }), null)).toMatchObject({ signature: SIGNATURE, payer: BUYER });
    expect(ownPayment(openEntry({ attempts }), status)).toMatchObject({ signature: SIGNATURE, payer: BUYER });
  });

  it('is not known while it is not recorded, or nobody knows here who paid', () => {
    expect(ownPayment(openEntry({ attempts }), null)).toBeNull();
    expect(ownPayment(openEntry({ attempts }), { ...status, status: 'PENDING_CONFIRMATION' })).toBeNull();
    expect(ownPayment(openEntry({ attempts }), { ...status, tx_signature: OTHER_SIGNATURE })).toBeNull();
    expect(ownPayment(openEntry({ paid: { ...paid, payer: null } }), status)).toBeNull();
  });

  it('asks with its own id, and with the identity that its payer has proven', () => {
    const entry = openEntry({ paid });
    const prove = (wallet: typeof BUYER) => accessRequest({ entry: { ...entry, session: { ...entry.session, identity: { sessionId: 'id-1', wallet } } }, signature: SIGNATURE, payer: BUYER });
    expect(prove(BUYER)).toEqual({ payment_id: entry.session.terms.paymentId, slug: 'tide', tx_signature: SIGNATURE, payer_wallet: BUYER, identity_session_id: 'id-1' });
    expect(prove(STRANGER)).not.toHaveProperty('identity_session_id');
  });

  it('is paid only when Hilt says so, with the end of the invite from the status', () => {
    const own = { entry: openEntry({ paid }), signature: SIGNATURE, payer: BUYER };
    expect(paidState(own, { ...answer, status: 'PENDING_CONFIRMATION' }, status, 9_000)).toBeNull();
    expect(paidState(own, answer, status, 9_000)).toMatchObject({ tag: 'paid', receiptId: 'rc_1', milestones: { recordedAt: 5_000 }, delivery: { value: 'https://tide.example/in', detail: { inviteUntil: 7_000, toldAt: 9_000 } } });
    expect(paidState(own, answer, null, 9_000)).toMatchObject({ tag: 'paid', delivery: { word: 'sent' } });
  });
});
