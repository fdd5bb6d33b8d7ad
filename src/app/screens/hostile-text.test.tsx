// @vitest-environment happy-dom
import { cleanup, fireEvent } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { CheckoutState } from '../../payment/state.ts';
import { arrived, stage } from '../../testing/screen-stage.tsx';
import type { WalletChoice } from '../../ui/components/method-list.tsx';
import { checkoutStates } from '../gallery/fixtures/checkout-states.ts';
import { hostileProduct, SCRIPT_URL } from '../gallery/fixtures/extremes.ts';
import { env, payer, session, SIGNATURE } from '../gallery/fixtures/world.ts';
import { idleIntents } from '../gallery/screens.tsx';
import { CheckoutScreen } from './checkout-screen.tsx';

const NAME = '\u202E<img src=x onerror=alert(1)>\u0000 a very long wallet name that never ends';
const hostileWallets: readonly WalletChoice[] = [
  { name: NAME, icon: SCRIPT_URL, state: 'installed', installUrl: null, openUrl: null, recommended: true },
  { name: 'Svg', icon: 'data:text/html,<script>alert(1)</script>', state: 'install', installUrl: SCRIPT_URL, openUrl: null, recommended: false },
  { name: 'Honest', icon: 'data:image/svg+xml;base64,PHN2Zy8+', state: 'installed', installUrl: null, openUrl: null, recommended: false },
];

async function show(state: CheckoutState, wallets = hostileWallets) {
  const { container } = await stage(<CheckoutScreen state={state} wallets={wallets} intents={idleIntents} env={env} />);
  await arrived(container, state);
  return container;
}

/** Every product text, wallet name and delivery value of every state replaced by an attack. */
function attacked(state: CheckoutState): CheckoutState {
  const sold: CheckoutState = 'product' in state ? { ...state, product: hostileProduct } : state;
  return 'payer' in sold && sold.tag !== 'paid' ? { ...sold, payer: { ...payer, walletName: NAME } } : sold;
}

afterEach(cleanup);

describe('foreign text', () => {
  it('never becomes an element, a handler or a script address on any screen', async () => {
    for (const [id, state] of checkoutStates) {
      const container = await show(attacked(state));
      expect(container.querySelector('script, iframe, object, .product img, .gets a, [onerror], [onclick]'), id).toBeNull();
      for (const link of container.querySelectorAll('a')) expect(link.protocol, id).toMatch(/^(https:|tg:|discord:|http:)$/);
      for (const link of container.querySelectorAll('a[target="_blank"]')) expect(link.getAttribute('rel'), id).toBe('noopener noreferrer');
      expect(container.textContent, id).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B]/);
      cleanup();
    }
  }, 60_000);

  it('keeps every visible character of a title', async () => {
    const container = await show({ tag: 'choosing', product: hostileProduct, session: null });
    expect(container.querySelector('.product')?.textContent).toBe('<img src=x onerror=alert(1)> esrever {amount} <b>bold</b>');
  });

  it('cuts a wallet’s name at 40 characters, isolates it and draws only real pictures', async () => {
    const container = await show({ tag: 'choosing', product: hostileProduct, session: null });
    const name = container.querySelector('.option-name bdi')?.textContent ?? '';
    expect(Array.from(name)).toHaveLength(40);
    expect(name.endsWith('…')).toBe(true);
    expect([...container.querySelectorAll<HTMLImageElement>('.glyph img')].map((image) => image.src)).toEqual(['data:image/svg+xml;base64,PHN2Zy8+']);
  });

  it('never lets a wallet be installed from a script address', async () => {
    const container = await show({ tag: 'choosing', product: hostileProduct, session: null }, hostileWallets.slice(1, 2));
    fireEvent.click(container.querySelector('.option input') ?? container);
    expect(container.querySelector('.action a')).toBeNull();
    expect(container.querySelector('.action .btn')?.getAttribute('aria-disabled')).toBe('true');
  });

  it('is copied, not opened, when a delivery link is not safe', async () => {
    const container = await show({ tag: 'paid', product: hostileProduct, session, signature: SIGNATURE, payer: payer.address, receiptId: null, milestones: { signedAt: 1, seenAt: 1, confirmedAt: 1, finalizedAt: 1, recordedAt: 1 }, delivery: { type: 'REDIRECT', value: SCRIPT_URL, word: 'sent', membershipUntil: null } });
    expect(container.querySelector('.copy-line')?.textContent).toContain(SCRIPT_URL);
    expect(container.querySelector('.action a')).toBeNull();
    expect(container.querySelector('.action .btn')?.textContent).toBe('Copy it');
  });

  it('says no more than "in Telegram" allows: a foreign host is named', async () => {
    const state = checkoutStates.find(([id]) => id === 'paid-telegram')?.[1];
    if (state?.tag !== 'paid') throw new Error('fixture is gone');
    const container = await show({ ...state, delivery: { ...state.delivery, value: 'https://t.me.evil.example/+join' } });
    expect(container.querySelector('.action a')?.textContent).toBe('Open t.me.evil.example');
  });
});
