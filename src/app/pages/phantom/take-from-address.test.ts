import { describe, expect, it, vi } from 'vitest';
import type { CheckoutState } from '../../../payment/state.ts';
import { onPhone, phoneStates } from '../../gallery/fixtures/phone-states.ts';
import { product } from '../../gallery/fixtures/world.ts';
import type { CheckoutView } from '../checkout-desk.ts';
import { takeFromAddress } from './take-from-address.ts';

function watch(personal = false) {
  let view: CheckoutView = { tag: 'arriving' };
  const listeners = new Set<() => void>();
  const replaceState = vi.fn<(state: unknown, unused: string, url?: string | URL | null) => void>();
  const desk = { getSnapshot: () => view, subscribe: (listener: () => void) => (listeners.add(listener), () => listeners.delete(listener)) };
  takeFromAddress(desk, { history: Object.assign(Object.create(null), { state: null, replaceState }) }, { slug: 'tide', personal, linkMark: personal ? 'c0ffee' : null });
  const enter = (state: CheckoutState): void => {
    view = { tag: 'open', state };
    [...listeners].forEach((listener) => listener());
  };
  return { enter, addresses: () => replaceState.mock.calls.map(([, , url]) => url) };
}

const preparing = (step: 'wallet' | 'session' | 'chain'): CheckoutState => ({ tag: 'preparing', product, session: null, payer: null, step });
const outage = { who: 'hilt', why: 'down', retryAt: null } as const;

describe('the answer in the address', () => {
  it('stays while it may still be needed: a reload must not lose it', () => {
    const { enter, addresses } = watch();
    for (const state of [{ tag: 'opening' }, preparing('session'), preparing('wallet'), { tag: 'stalled', product, session: null, payer: null, outage }, { tag: 'unavailable', outage }, { tag: 'elsewhere', product, session: null }] satisfies readonly CheckoutState[]) enter(state);
    expect(addresses()).toEqual([]);
  });

  it('gives way to the checkout’s own address once it has been used, once', () => {
    const { enter, addresses } = watch();
    enter(preparing('wallet'));
    enter(preparing('chain'));
    enter({ tag: 'choosing', product, session: null });
    expect(addresses()).toEqual(['/p/tide']);
  });

  it('gives way when it was of no use, and keeps the mark of the personal link', () => {
    const { enter, addresses } = watch(true);
    enter({ tag: 'choosing', product, session: null });
    expect(addresses()).toEqual(['/p/tide?personal=c0ffee']);
  });

  it('gives way in every state that comes after it', () => {
    for (const [id, state] of phoneStates.filter(([, , on]) => on === onPhone)) {
      const { enter, addresses } = watch();
      enter(state);
      expect(addresses(), id).toEqual(['/p/tide']);
    }
  });
});
