import { expect, it } from 'vitest';
import { loadMessages } from '../../../i18n/messages.ts';
import { createI18n } from '../../../i18n/i18n.tsx';
import { recoveryViews } from '../../gallery/fixtures/recoveries.ts';
import { BUYER, env, PAYMENT_ID, product, RECEIPT_ID, SIGNATURE } from '../../gallery/fixtures/world.ts';
import { recoveryReport } from './recovery-report.ts';

const idle = { submit: () => null, checkNow: () => undefined, lookForAnother: () => undefined, close: () => undefined, prove: null };
const facts = { browser: 'Test browser', language: 'en', timeZone: 'UTC', page: 'https://pay.example 1', answers: ['confirm 200 req-77'] };

it.each(recoveryViews)('a report of %s names what support needs, and opens nothing', async (_, view) => {
  if (view.tag !== 'told') return;
  const { recovery } = view;
  const i18n = createI18n('en', await loadMessages('en', ['shell', 'rest', 'recover']), 'UTC');
  const report = recoveryReport({ i18n, env: { ...env, pageFacts: () => facts }, intents: idle, product }, recovery);
  for (const line of ['req-77', 'Test browser', product.merchant_wallet]) expect(report).toContain(line);
  if ('signature' in recovery && recovery.signature !== null) expect(report).toContain(SIGNATURE);
  if ('payer' in recovery && recovery.payer !== null) expect(report).toContain(BUYER);
  if (recovery.tag === 'paid') expect(report).toContain(RECEIPT_ID);
  expect(report).not.toContain(PAYMENT_ID);
  expect(report).not.toContain('t.me');
});
