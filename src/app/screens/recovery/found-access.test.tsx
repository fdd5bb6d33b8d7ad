// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { baseUnits } from '../../../money/base-units.ts';
import type { Reader, Recovery } from '../../../payment/recover/recovery.ts';
import type { Delivery, DeliveryDetail } from '../../../payment/state.ts';
import { stage } from '../../../testing/screen-stage.tsx';
import { BUYER, env, NOW, PAYMENT_ID, product, RECEIPT_ID, SIGNATURE } from '../../gallery/fixtures/world.ts';
import { type RecoveryIntents, RecoveryScreen } from './recovery-screen.tsx';

afterEach(cleanup);

const detail: DeliveryDetail = { error: null, triedAt: null, inviteUntil: null, membership: null, graceUntil: null, toldAt: NOW };
const sent = { word: 'sent', membershipUntil: null, detail } as const;
const SECRET = 'https://t.me/+tidewater';

async function show(reader: Reader, delivery: Delivery, intents: Partial<RecoveryIntents> = {}) {
  const idle = { submit: () => null, checkNow: vi.fn(), lookForAnother: vi.fn(), close: vi.fn(), prove: vi.fn(), ...intents };
  const recovery: Recovery = { tag: 'paid', reader, signature: SIGNATURE, payer: BUYER, paymentId: PAYMENT_ID, amount: baseUnits(29_000_000n), delivery, receiptId: RECEIPT_ID };
  const { container } = await stage(<RecoveryScreen product={product} view={{ tag: 'told', clue: { tag: 'signature', signature: SIGNATURE }, recovery }} env={env} intents={idle} />, { now: NOW });
  await waitFor(() => expect(container.querySelector('.action .btn')).not.toBeNull());
  await waitFor(() => expect(screen.queryByText('Loading')).toBeNull());
  const action = container.querySelector<HTMLElement>('.action .btn');
  return { idle, action, label: action?.textContent, html: container.innerHTML, text: container.textContent };
}

describe('a payment that was found', () => {
  it('shows a stranger nothing of the access, even if it were known, and lets the wallet that paid show itself', async () => {
    const { idle, action, label, html } = await show('stranger', { type: 'TELEGRAM_INVITE', value: SECRET, ...sent, membershipUntil: NOW + 5 });
    expect(html).not.toContain(SECRET);
    expect(html).not.toContain(PAYMENT_ID);
    expect(label).toBe('Show my access');
    if (action !== null) fireEvent.click(action);
    expect(idle.prove).toHaveBeenCalledOnce();
  });

  it('leads out of a frame, where no wallet is asked, to the same search in a page of its own', async () => {
    const { action } = await show('stranger', { type: 'TELEGRAM_INVITE', value: null, ...sent }, { prove: null });
    expect(action?.getAttribute('href')).toBe(`/p/${product.slug}?recover=${SIGNATURE}`);
    expect(action?.getAttribute('target')).toBe('_blank');
  });

  it('asks nobody to sign for what is not handed over', async () => {
    const { label, text } = await show('stranger', { type: 'NONE', value: null, ...sent });
    expect([label, text.includes('Nothing is handed over')]).toEqual(['Look for another one', true]);
  });

  it.each<[string, Delivery, string, string]>([
    ['an invite', { type: 'TELEGRAM_INVITE', value: SECRET, ...sent }, 'Open the invite in Telegram', 'Your access is ready.'],
    ['a code', { type: 'CODE', value: 'QH-7F3K', ...sent }, 'Copy it', 'QH-7F3K'],
    ['what is on its way', { type: 'TELEGRAM_INVITE', value: null, ...sent, word: 'pending' }, 'Check the access now', 'on its way'],
    ['what did not get through yet', { type: 'TELEGRAM_INVITE', value: null, ...sent, word: 'failed' }, 'Check the access now', 'Help from the seller'],
    ['an invite that has run out', { type: 'TELEGRAM_INVITE', value: SECRET, ...sent, detail: { ...detail, inviteUntil: NOW - 1 } }, 'Check the access now', 'only the invite is too old'],
    ['time in grace', { type: 'TELEGRAM_INVITE', value: SECRET, ...sent, membershipUntil: NOW - 5, detail: { ...detail, membership: 'grace', graceUntil: NOW + 86_400_000 } }, 'Open the invite in Telegram', 'Access goes on until'],
    ['time that is over', { type: 'TELEGRAM_INVITE', value: SECRET, ...sent, membershipUntil: NOW - 5, detail: { ...detail, membership: 'ended' } }, 'Buy more time', 'has run its time'],
  ])('shows the wallet that paid %s as the page does where it was paid', async (_, delivery, label, said) => {
    const seen = await show('payer', delivery);
    expect(seen.label).toContain(label);
    expect(seen.text).toContain(said);
    expect(seen.text).toContain('the wallet that paid has signed here');
  });

  it('asks for another signature once Hilt gives nothing for the old one', async () => {
    const { label, text } = await show('payer', { type: 'TELEGRAM_INVITE', value: null, ...sent });
    expect([label, text.includes('has run out. Sign again')]).toEqual(['Show my access', true]);
  });
});
