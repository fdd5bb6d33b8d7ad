// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { stage } from '../../../testing/screen-stage.tsx';
import { recoveryViews } from '../../gallery/fixtures/recoveries.ts';
import { env, NOW, PAYMENT_ID, product } from '../../gallery/fixtures/world.ts';
import { type RecoveryIntents, RecoveryScreen } from './recovery-screen.tsx';
import type { RecoveryView } from './recovery-view.ts';

afterEach(cleanup);

async function show(view: RecoveryView, submit: RecoveryIntents['submit'] = () => null) {
  const intents = { submit: vi.fn(submit), checkNow: vi.fn(), lookForAnother: vi.fn(), close: vi.fn(), prove: vi.fn() };
  const { container } = await stage(<RecoveryScreen product={product} view={view} env={env} intents={intents} />, { now: NOW });
  await waitFor(() => expect(container.querySelector('.action')).not.toBeNull());
  await waitFor(() => expect(screen.queryByText('Loading')).toBeNull());
  return { intents, text: () => container.textContent, html: () => container.innerHTML };
}

const told = recoveryViews.filter(([, { tag }]) => tag === 'told');

describe('the search for a payment', () => {
  it.each(told)('says "not charged" of a final failure alone: %s', async (id, view) => {
    const { text } = await show(view);
    expect(/not charged|no money (has )?moved/i.test(text())).toBe(id === 'recover-failed');
  });

  it.each(told)('says "paid" on Hilt’s word alone, and never shows a payment id to somebody else: %s', async (id, view) => {
    const { text, html } = await show(view);
    expect(text().includes('Paid, and recorded by Hilt')).toBe(id.startsWith('recover-paid'));
    const brought = id === 'recover-paid-own' || id.startsWith('recover-paid-proven') || id === 'recover-no-transaction' || id === 'recover-unknown-payment';
    expect(html().includes(PAYMENT_ID)).toBe(brought);
  });

  it('says beside the field what is wrong with it', async () => {
    const { intents } = await show({ tag: 'form' }, () => 'wallet-address');
    fireEvent.change(screen.getByLabelText('Transaction or payment ID'), { target: { value: 'x' } });
    fireEvent.submit(screen.getByLabelText('Transaction or payment ID'));
    expect(intents.submit).toHaveBeenCalledWith('x');
    expect(screen.getByRole('alert').textContent).toContain('address of a wallet');
  });

  it('leads back to the checkout', async () => {
    const { intents } = await show({ tag: 'form' });
    fireEvent.click(screen.getByRole('button', { name: 'Back to the checkout' }));
    expect(intents.close).toHaveBeenCalledOnce();
  });
});
