import { describe, expect, it, vi } from 'vitest';
import type { Visibility } from '../../embed/frame/visibility.ts';
import { createI18n } from '../../i18n/i18n.tsx';
import { embed } from '../../i18n/en/embed.ts';
import { englishShell } from '../../i18n/messages.ts';
import type { CheckoutState } from '../../payment/state.ts';
import type { Action } from '../../ui/components/action-bar.tsx';
import type { WalletChoice } from '../../ui/components/method-list.tsx';
import { checkoutStates } from '../gallery/fixtures/checkout-states.ts';
import type { Step } from '../screens/step.ts';
import { framedStep, whyWindow } from './frame-step.tsx';

const i18n = createI18n('en', { ...englishShell, ...embed }, 'UTC');
const installed: readonly WalletChoice[] = [{ name: 'A', icon: null, state: 'installed', recommended: false, installUrl: null, openUrl: null }];

function stateOf(tag: CheckoutState['tag']): CheckoutState {
  const found = checkoutStates.find(([, state]) => state.tag === tag && state.degraded !== true)?.[1];
  if (found === undefined) throw new Error(`no example of ${tag}`);
  return found;
}

function stepWith(action: Action): Step {
  return { id: 'step', name: 'Step', compact: false, verdict: null, money: { state: 'empty', text: '' }, action };
}

function framed(action: Action, { visibility = 'live', live = true, why = null }: { readonly visibility?: Visibility; readonly live?: boolean; readonly why?: ReturnType<typeof whyWindow> } = {}): { readonly step: Step; readonly openWindow: () => void } {
  const openWindow = vi.fn<() => void>();
  return { step: framedStep(stepWith(action), { i18n, visibility, isLive: () => live, why, openWindow }), openWindow };
}

describe('the action of a step in a frame', () => {
  it('is pressed when it is really seen, at the moment of the press too', () => {
    const onPress = vi.fn<() => void>();
    const { step } = framed({ kind: 'press', label: 'Approve', onPress });
    if (step.action.kind === 'press') step.action.onPress();
    expect(onPress).toHaveBeenCalledTimes(1);

    const covered = framed({ kind: 'press', label: 'Approve', onPress }, { live: false }).step;
    if (covered.action.kind === 'press') covered.action.onPress();
    expect(onPress).toHaveBeenCalledTimes(1);
  });

  it.each(['settling', 'away', 'hidden', 'covered'] as const)('is dead while the button is %s', (visibility) => {
    expect(framed({ kind: 'press', label: 'Approve', onPress: () => undefined }, { visibility }).step.action).toEqual({ kind: 'wait', label: 'Approve' });
    expect(framed({ kind: 'submit', label: 'Go', form: 'x' }, { visibility }).step.action).toEqual({ kind: 'wait', label: 'Go' });
  });

  it('stays as it is where it moves no money', () => {
    const open: Action = { kind: 'open', label: 'Receipt', href: 'https://a.example' };
    expect(framed(open, { visibility: 'away' }).step.action).toEqual({ ...open, sameTab: false });
  });

  it('gives way to the window where the frame is not the place to pay', () => {
    const { step, openWindow } = framed({ kind: 'press', label: 'Approve', onPress: () => undefined }, { visibility: 'covered', why: 'covered' });
    expect(step.action).toEqual({ kind: 'press', label: 'Continue in a window', onPress: openWindow });
  });
});

describe('a window is offered', () => {
  it('where no wallet reaches, where nothing can be remembered, and where the button is covered', () => {
    expect(whyWindow(stateOf('choosing'), [], 'live', false)).toBe('no-wallet');
    expect(whyWindow({ ...stateOf('choosing'), degraded: true }, installed, 'live', false)).toBe('storage');
    expect(whyWindow(stateOf('review'), installed, 'covered', false)).toBe('covered');
  });

  it('not to somebody who pays by a code on another device', () => {
    expect(whyWindow(stateOf('choosing'), [], 'live', true)).toBeNull();
    expect(whyWindow({ ...stateOf('choosing'), degraded: true }, [], 'live', true)).toBe('storage');
  });

  it('not while wallets are still announcing themselves, and not for nothing', () => {
    expect(whyWindow(stateOf('choosing'), null, 'live', false)).toBeNull();
    expect(whyWindow(stateOf('choosing'), installed, 'hidden', false)).toBeNull();
    expect(whyWindow(stateOf('review'), installed, 'away', false)).toBeNull();
  });

  it.each(['asking', 'settling', 'may-charge-twice', 'unrecorded', 'tampered', 'paid', 'paid-twice', 'elsewhere', 'preparing'] as const)('never in %s: what may have been signed is finished where it is', (tag) => {
    expect(whyWindow({ ...stateOf(tag), degraded: true }, [], 'covered', false)).toBeNull();
  });
});
