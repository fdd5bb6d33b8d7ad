// @vitest-environment happy-dom
import { cleanup } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { arrived, stage } from '../../testing/screen-stage.tsx';
import { paymentViews } from '../gallery/fixtures/proofs.ts';
import { env, NOW, PAYMENT_ID } from '../gallery/fixtures/world.ts';
import { ErrorScreen } from './error-screen.tsx';
import { PaymentScreen } from './payment-screen.tsx';

const nothing = (): void => undefined;

async function show(screen: ReactElement, id: string) {
  const { container } = await stage(screen, { now: NOW });
  await arrived(container, { tag: id.endsWith('-loading') ? 'opening' : id });
  return container;
}

afterEach(cleanup);

describe('the status page of a payment', () => {
  it.each(paymentViews)('shows %s with one title, one money line, one action and the id', async (id, view) => {
    const container = await show(<PaymentScreen paymentId={PAYMENT_ID} view={view} env={env} onCheck={nothing} />, id);
    expect(container.querySelectorAll('h1')).toHaveLength(1);
    expect(container.querySelectorAll('.money')).toHaveLength(1);
    expect(container.querySelectorAll('.btn')).toHaveLength(1);
    expect(container.querySelector(`[title="${PAYMENT_ID}"]`) !== null).toBe(view.tag !== 'loading');
  });

  it('leads the wallet that paid to its access, and says how to get there where no receipt names the product', async () => {
    const of = (id: string) => paymentViews.find(([each]) => each === id)?.[1] ?? { tag: 'loading' };
    const known = await show(<PaymentScreen paymentId={PAYMENT_ID} view={of('payment-paid-access')} env={env} onCheck={nothing} />, 'payment-paid-access');
    expect(known.querySelector('.btn')?.getAttribute('href')).toBe('/p/harbour-circle?recover');
    cleanup();
    const unknown = await show(<PaymentScreen paymentId={PAYMENT_ID} view={of('payment-paid')} env={env} onCheck={nothing} />, 'payment-paid');
    expect(unknown.querySelector('a.btn')).toBeNull();
    expect(unknown.textContent).toContain('press “I already paid”');
  });

  it('leads back to what this browser began: to the access once it is paid, to the payment before', async () => {
    const draw = (id: string) => show(<PaymentScreen paymentId={PAYMENT_ID} view={paymentViews.find(([each]) => each === id)?.[1] ?? { tag: 'loading' }} env={env} onCheck={nothing} />, id);
    const paid = await draw('payment-paid-own');
    expect(paid.querySelector('.btn')?.textContent).toBe('Show my access');
    expect(paid.textContent).not.toContain('finish');
    cleanup();
    expect((await draw('payment-open-own')).querySelector('.btn')?.textContent).toBe('Go on with your payment');
  });

  it('says paid only when Hilt says CONFIRMED', async () => {
    for (const [id, view] of paymentViews) {
      const container = await show(<PaymentScreen paymentId={PAYMENT_ID} view={view} env={env} onCheck={nothing} />, id);
      const confirmed = view.tag === 'known' && view.payment.status === 'CONFIRMED';
      expect(container.querySelector('.coin[data-state="recorded"]') !== null, id).toBe(confirmed);
      expect(container.querySelector('.money')?.textContent?.startsWith('You paid'), id).toBe(confirmed);
      cleanup();
    }
  });

  it('treats a status it does not know as pending', async () => {
    const known = paymentViews.find(([id]) => id === 'payment-pending')?.[1];
    if (known?.tag !== 'known') throw new Error('fixture is gone');
    const container = await show(<PaymentScreen paymentId={PAYMENT_ID} view={{ tag: 'known', payment: { ...known.payment, status: 'SETTLED_MAYBE' } }} env={env} onCheck={nothing} />, 'payment');
    expect(container.querySelector('h1')?.textContent).toBe('Hilt is checking this payment');
  });
});

describe('the page that stopped', () => {
  it('warns against paying again, because it cannot know', async () => {
    const container = await show(<ErrorScreen kind="crash" footer={env.footer} onReload={nothing} />, 'error');
    expect(container.querySelector('.money')?.textContent).toContain('do not pay again');
  });

  it('names the settings that are missing', async () => {
    const container = await show(<ErrorScreen kind="settings" detail={['VITE_HILT_API_URL']} footer={env.footer} onReload={nothing} />, 'error');
    expect(container.textContent).toContain('VITE_HILT_API_URL');
  });
});
