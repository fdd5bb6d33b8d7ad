import { describe, expect, it } from 'vitest';
import { createI18n } from '../../i18n/i18n.tsx';
import { loadMessages } from '../../i18n/messages.ts';
import { BUYER, product, SELLER, session, SIGNATURE } from '../gallery/fixtures/world.ts';
import { supportText } from './support-text.ts';

describe('the report for support', () => {
  it('holds all ids in full, the exact amount and the time in UTC', async () => {
    const i18n = createI18n('en', await loadMessages('en', ['shell', 'rest']));
    const text = supportText(i18n, { product, session, what: 'Two transactions arrived for one payment.', payer: BUYER, signatures: [SIGNATURE], more: ['Hilt answered with 409'] });
    expect(text.split('\n')).toEqual([
      'Two transactions arrived for one payment.',
      'Product: Harbour Circle, 30 days (harbour-circle)',
      `Payment ID: ${session.terms.paymentId}`,
      'Amount: 29\u00A0USDC',
      `From: ${BUYER}`,
      `To: ${SELLER}`,
      `Transaction: ${SIGNATURE}`,
      'Session ends: 2026-11-20T12:30:11.000Z',
      'Hilt answered with 409',
    ]);
  });
});
