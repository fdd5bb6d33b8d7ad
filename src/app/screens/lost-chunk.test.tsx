// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { stage } from '../../testing/screen-stage.tsx';
import { checkoutStates } from '../gallery/fixtures/checkout-states.ts';
import { env, wallets } from '../gallery/fixtures/world.ts';
import { idleIntents } from '../gallery/screens.tsx';
import { CheckoutScreen } from './checkout-screen.tsx';

// As when the connection breaks, or a new version replaced the files, between the first paint and the second chunk.
vi.mock('./later-steps.tsx', () => {
  throw new Error('chunk did not load');
});

afterEach(cleanup);

describe('a part of the page that does not arrive', () => {
  it('neither hides a payment that is under way nor claims anything about it', async () => {
    const reload = vi.fn();
    const state = checkoutStates.find(([id]) => id === 'settling-seen')?.[1];
    if (state === undefined) throw new Error('fixture is gone');
    const { container } = await stage(<CheckoutScreen state={state} wallets={wallets} intents={idleIntents} env={{ ...env, reload }} />);
    await screen.findByText('Part of this page did not load');
    expect(container.querySelector('.money')?.textContent).toContain('If you approved a payment, do not pay again.');
    expect(container.querySelector<HTMLElement>('.money .coin')?.dataset['state']).toBe('unknown');
    fireEvent.click(screen.getByRole('button', { name: 'Load the page again' }));
    expect(reload).toHaveBeenCalledOnce();
  });

  it('does not matter to the first screens', async () => {
    const state = checkoutStates.find(([id]) => id === 'choosing')?.[1];
    if (state === undefined) throw new Error('fixture is gone');
    await stage(<CheckoutScreen state={state} wallets={wallets} intents={idleIntents} env={env} />);
    expect((await screen.findByRole('button', { name: 'Continue with Phantom' })).getAttribute('aria-disabled')).toBeNull();
  });
});
