import { describe, expect, it } from 'vitest';
import { createI18n } from '../../i18n/i18n.tsx';
import { loadMessages } from '../../i18n/messages.ts';
import type { Delivery } from '../../payment/state.ts';
import { BUYER, env, NOW, product, RECEIPT_ID, SELLER, session, SIGNATURE } from '../gallery/fixtures/world.ts';
import { supportText } from './support-text.ts';

const CODE = 'HARBOUR-2026-8F3K';
const delivery: Delivery = { type: 'TELEGRAM_INVITE', value: CODE, word: 'failed', membershipUntil: NOW, detail: { error: 'invite_expired', triedAt: NOW, inviteUntil: NOW, membership: 'grace', graceUntil: null, toldAt: NOW } };

async function report() {
  const i18n = createI18n('en', await loadMessages('en', ['shell', 'rest']));
  return supportText(i18n, { product, session, what: 'Two transactions arrived for one payment.', payer: BUYER, signatures: [SIGNATURE], receiptId: RECEIPT_ID, delivery, more: ['Hilt answered with 409'], facts: env.pageFacts() });
}

describe('the report for support', () => {
  it('holds all ids in full, the exact amount, how handing over stands, the time in UTC, and what browser and Hilt said', async () => {
    expect((await report()).split('\n')).toEqual([
      'Two transactions arrived for one payment.',
      'Product: Harbour Circle, 30 days (harbour-circle)',
      `Receipt: ${RECEIPT_ID}`,
      'Memo: HILT:n-81c2',
      'Amount: 29\u00A0USDC',
      `From: ${BUYER}`,
      `To: ${SELLER}`,
      `Transaction: ${SIGNATURE}`,
      'Session ends: 2026-11-20T12:30:11.000Z',
      'Delivery: TELEGRAM_INVITE, failed, invite_expired, 2026-11-20T12:05:11.000Z',
      'Invite works until: 2026-11-20T12:05:11.000Z',
      'Access until: 2026-11-20T12:05:11.000Z (grace)',
      'Hilt answered with 409',
      'Hilt: POST /v1/pay/confirm 409 req_81c2',
      'Page: https://pay.example 0.1.0',
      'Browser: Mozilla/5.0 (Harbour) · en-GB · Europe/Lisbon',
    ]);
  });

  it('holds nothing that opens the access: not what was bought, and not the payment id', async () => {
    const text = await report();
    expect(text).not.toContain(CODE);
    expect(text).not.toContain(session.terms.paymentId);
  });
});
