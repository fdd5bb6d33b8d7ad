import { describe, expect, it, vi } from 'vitest';
import { linkMark } from '../../payment/link-mark.ts';
import type { Session } from '../../payment/session.ts';
import { personalSession, product } from '../gallery/fixtures/world.ts';
import type { CheckoutView } from './checkout-desk.ts';
import { keepReturn } from './keep-return.ts';

const ARRIVAL = { tag: 'resolved', handoff: { token: 'hilt_handoff_x', access: { type: 'TELEGRAM_USER_ID', display: '@buyer' } }, returnUrl: 'https://shop.example/thanks' } as const;

/** Shows these sessions one after the other to a page that has arrived by the link, and tells for which payments its way back was kept. */
function keptFor(...sessions: readonly Session[]): readonly unknown[] {
  let view: CheckoutView = { tag: 'arriving' };
  const listeners = new Set<() => void>();
  const keep = vi.fn<(paymentId: string, url: string) => void>();
  keepReturn({ getSnapshot: () => view, subscribe: (listener) => (listeners.add(listener), () => listeners.delete(listener)) }, { keep, find: () => null, leaveNoMore: () => undefined }, ARRIVAL);
  for (const session of sessions) {
    view = { tag: 'open', state: { tag: 'choosing', product, session } };
    [...listeners].forEach((listener) => listener());
  }
  return keep.mock.calls;
}

const own: Session = { ...personalSession, linkMark: linkMark(ARRIVAL.handoff.token) };

describe('the way back of a personal link', () => {
  it('is kept once, for the session this link has opened', () => {
    expect(keptFor(own, own)).toEqual([[own.terms.paymentId, ARRIVAL.returnUrl]]);
  });

  it('is not kept for another link’s payment, not even one for the same buyer', () => {
    expect(keptFor({ ...own, linkMark: linkMark('hilt_handoff_y') }, { ...own, personal: false, linkMark: null })).toEqual([]);
  });
});
