import { linkMark } from '../../payment/link-mark.ts';
import type { OfferedReturn } from '../screens/screen-env.ts';
import type { Arrival } from './arrival.ts';
import type { CheckoutDesk } from './checkout-desk.ts';
import type { ReturnNotes } from './return-notes.ts';

/** Keeps where the link's seller wants the buyer to go, as soon as there is a session of this very link. */
export function keepReturn(desk: Pick<CheckoutDesk, 'getSnapshot' | 'subscribe'>, notes: ReturnNotes, { handoff, returnUrl }: Extract<Arrival, { readonly tag: 'resolved' }>): void {
  if (returnUrl === null || handoff.token === null) return;
  const mark = linkMark(handoff.token);
  const unsubscribe = desk.subscribe(() => {
    const view = desk.getSnapshot();
    const session = view.tag === 'open' && 'session' in view.state ? view.state.session : null;
    if (session?.linkMark !== mark) return;
    unsubscribe();
    notes.keep(session.terms.paymentId, returnUrl);
  });
}

/** What a screen may offer of it. */
export function wayBackOf(notes: ReturnNotes, page: Pick<Window, 'location'>): (paymentId: string) => OfferedReturn | null {
  return (paymentId) => {
    const found = notes.find(paymentId);
    return found === null ? null : { ...found, leaveNoMore: () => notes.leaveNoMore(paymentId), go: () => page.location.assign(found.href) };
  };
}
