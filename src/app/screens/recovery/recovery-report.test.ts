import { expect, it } from 'vitest';
import { loadMessages } from '../../../i18n/messages.ts';
import { createI18n } from '../../../i18n/i18n.tsx';
import { recoveryViews } from '../../gallery/fixtures/recoveries.ts';
import { BUYER, env, PAYMENT_ID, product, RECEIPT_ID, SIGNATURE } from '../../gallery/fixtures/world.ts';
import { recoveryReport } from './recovery-report.ts';

const idle = { submit: () => null, checkNow: () => undefined, lookForAnother: () => undefined, close: () => undefined, prove: null };
const facts = { browser: 'Test browser', language: 'en', timeZone: 'UTC', page: 'https://pay.example 1', answers: ['confirm 200 req-77'] };

const found = recoveryViews.flatMap(([id, view]) => (view.tag === 'told' ? [[id, view.recovery] as const] : []));

it.each(found)('a report of %s names what support needs, and opens nothing', async (_, recovery) => {
  const i18n = createI18n('en', await loadMessages('en', ['shell', 'rest', 'recover']), 'UTC');
  const report = recoveryReport({ i18n, env: { ...env, pageFacts: () => facts }, intents: idle, product }, recovery);
  const ids = [...('signature' in recovery && recovery.signature !== null ? [SIGNATURE] : []), ...('payer' in recovery && recovery.payer !== null ? [BUYER] : []), ...(recovery.tag === 'paid' ? [RECEIPT_ID] : [])];
  for (const fact of ['req-77', 'Test browser', product.merchant_wallet, ...ids]) expect(report).toContain(fact);
  expect(report).not.toContain(PAYMENT_ID);
  expect(report).not.toContain('t.me');
});
