// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CheckoutState } from '../../payment/state.ts';
import { arrived, stage } from '../../testing/screen-stage.tsx';
import { checkoutStates } from '../gallery/fixtures/checkout-states.ts';
import { personalStates } from '../gallery/fixtures/personal-states.ts';
import { env, NOW, personalSession, product, wallets } from '../gallery/fixtures/world.ts';
import { idleIntents } from '../gallery/screens.tsx';
import type { LinkProblem } from '../link-problem.ts';
import { CheckoutScreen } from './checkout-screen.tsx';
import { LinkProblemScreen } from './link-problem-screen.tsx';
import type { OfferedReturn, ScreenEnv } from './screen-env.ts';
import { StoppedScreen } from './stopped-screen.tsx';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

async function show(state: CheckoutState, more: Partial<ScreenEnv> = {}) {
  const { container } = await stage(<CheckoutScreen state={state} wallets={wallets} intents={idleIntents} env={{ ...env, ...more }} />, { now: NOW });
  await arrived(container, state);
  return container;
}

const personal = checkoutStates.flatMap(([id, state]): readonly (readonly [string, CheckoutState])[] => ('session' in state && state.session !== null ? [[id, { ...state, session: { ...state.session, personal: true, access: personalSession.access } }]] : []));
const STOP = 'Not you? Stop';

describe('a checkout by personal link', () => {
  it('says on every step who gets access, and that it is locked', async () => {
    for (const [id, state] of personal) {
      const chip = (await show(state)).querySelector('.who');
      expect([id, chip?.textContent]).toEqual([id, expect.stringMatching(/Access goes to@buyer on Telegram.*Locked/)]);
      cleanup();
    }
  });

  it('can be stopped while nothing was asked of a wallet and no code was shown, and not later', async () => {
    const stopHere = vi.fn();
    for (const [id, state] of personal) {
      await show(state, { stopHere });
      const stoppable = ['choosing', 'stalled', 'short', 'blocked', 'review', 'carry-over'].includes(state.tag);
      expect([id, screen.queryAllByText(STOP).length]).toEqual([id, stoppable ? 1 : 0]);
      cleanup();
    }
    await show({ tag: 'choosing', product, session: personalSession }, { stopHere });
    fireEvent.click(screen.getByText(STOP));
    expect(stopHere).toHaveBeenCalledTimes(1);
  });

  it('is not somebody else’s to stop when the buyer has typed the name, or nobody is named', async () => {
    await show({ tag: 'choosing', product, session: { ...personalSession, personal: false } }, { stopHere: vi.fn() });
    expect(screen.queryByText(STOP)).toBeNull();
  });
});

describe('a personal link that does not work', () => {
  it.each<[LinkProblem, RegExp, string]>([
    ['expired', /Ask Harbour Letters for a new one/, 'Write to Harbour Letters'],
    ['used', /Do not pay again/, 'I already paid'],
    ['other-product', /exactly as you got it/, 'Write to Harbour Letters'],
    ['incomplete', /copy all of it/, 'Write to Harbour Letters'],
    ['invalid', /Do not pay by a link somebody passed on to you/, 'Write to Harbour Letters'],
  ])('because it is %s says what to do', async (problem, advice, action) => {
    const { container } = await stage(<LinkProblemScreen problem={problem} product={product} recoverHref="?personal=1&recover=1" env={env} />);
    await vi.waitFor(() => expect(container.textContent).toMatch(advice), 10_000);
    expect(container.querySelector('.action .btn')?.textContent).toBe(action);
    cleanup();
  });

  it('has something to press even where the product is not known', async () => {
    const { container } = await stage(<LinkProblemScreen problem="invalid" product={null} recoverHref="" env={env} />);
    await screen.findByText(/not genuine/);
    expect(container.querySelector('.action .btn')?.textContent).toBe('Load the page again');
  });
});

it('a stopped checkout says whom it was for, that nothing was signed, and how to get a link of one’s own', async () => {
  const reload = vi.fn();
  await stage(<StoppedScreen product={product} access={{ type: 'TELEGRAM_USER_ID', display: '\u202E<b>@buyer</b>' }} env={{ ...env, reload }} />);
  await screen.findByText('Stopped. Nothing was signed');
  expect(screen.getByText(/This checkout pays for/).textContent).toBe('This checkout pays for <b>@buyer</b> on Telegram, and nobody else would get access.');
  fireEvent.click(screen.getByText('It is me. Go back'));
  expect(reload).toHaveBeenCalledTimes(1);
});

describe('the way back to the seller', () => {
  const paid = (id: string): CheckoutState => personalStates.find(([each]) => each === id)?.[1] ?? { tag: 'opening' };
  const offer = (mayLeave = true) => ({ href: 'https://shop.example/7', host: 'shop.example', mayLeave, leaveNoMore: vi.fn<() => void>(), go: vi.fn<() => void>() }) satisfies OfferedReturn;
  const pass = (seconds: number): void => {
    act(() => void vi.advanceTimersByTime(seconds * 1000));
  };

  /** Shown with real time, since chunks arrive in it; the seconds are then passed by hand. */
  async function leaveFrom(id: string, given: OfferedReturn) {
    vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['setInterval', 'clearInterval'] });
    const container = await show(paid(id), { wayBack: () => given });
    return container;
  }

  it('is counted down to in the open, and then gone', async () => {
    const given = offer();
    const container = await leaveFrom('paid-way-back', given);
    expect(container.querySelector('.card h2')?.textContent).toBe('Next: shop.example');
    expect(given.leaveNoMore).toHaveBeenCalled();
    expect(given.go).not.toHaveBeenCalled();
    pass(11);
    expect(given.go).toHaveBeenCalledTimes(1);
    pass(60);
    expect(given.go).toHaveBeenCalledTimes(1);
  });

  it('is not gone once the buyer wants to stay; the link stays', async () => {
    const given = offer();
    const container = await leaveFrom('paid-way-back', given);
    fireEvent.click(screen.getByText('Stay on this page'));
    pass(60);
    expect(given.go).not.toHaveBeenCalled();
    expect(screen.queryByRole('timer')).toBeNull();
    expect(container.querySelector('.action a')?.getAttribute('href')).toBe('https://shop.example/7');
    expect(container.querySelector('.action a')?.getAttribute('target')).toBeNull();
  });

  it('waits while nobody looks', async () => {
    const given = offer();
    await leaveFrom('paid-way-back', given);
    const hidden = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    pass(60);
    expect(given.go).not.toHaveBeenCalled();
    hidden.mockRestore();
    pass(11);
    expect(given.go).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['paid-way-back', false],
    ['paid-way-back-code', true],
  ])('is only a link on %s', async (id, mayLeave) => {
    const given = offer(mayLeave);
    const container = await leaveFrom(id, given);
    pass(60);
    expect(given.go).not.toHaveBeenCalled();
    expect(container.textContent).toContain('Back to shop.example');
  });

  it('leaves what was bought the first thing to press, and more time for it', async () => {
    const given = offer();
    const container = await leaveFrom('paid-way-back-invite', given);
    expect(container.querySelector('.action .btn')?.textContent).toMatch(/Telegram/);
    pass(20);
    expect(given.go).not.toHaveBeenCalled();
    pass(11);
    expect(given.go).toHaveBeenCalledTimes(1);
  });
});
