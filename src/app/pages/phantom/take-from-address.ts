import type { CheckoutState, CheckoutTag } from '../../../payment/state.ts';
import type { Session } from '../../../payment/session.ts';
import type { CheckoutDesk } from '../checkout-desk.ts';
import { resumePath } from '../resume-path.ts';

/**
 * Puts the checkout's own address in the place of the answer, once the answer has been used or turned out to be of no use. Not before: a page that is
 * reloaded meanwhile, or has to wait for Hilt, still needs it.
 */
export function takeFromAddress(desk: Pick<CheckoutDesk, 'getSnapshot' | 'subscribe'>, page: Pick<Window, 'history'>, session: Pick<Session, 'slug' | 'personal' | 'linkMark'>): void {
  const look = (): void => {
    const view = desk.getSnapshot();
    if (view.tag !== 'open' || stillNeedsAnswer(view.state)) return;
    unsubscribe();
    page.history.replaceState(page.history.state, '', resumePath(session));
  };
  const unsubscribe = desk.subscribe(look);
  look();
}

/** Nothing has been read yet, nobody can open the answer, or another tab holds the payment. */
const WAITING: ReadonlySet<CheckoutTag> = new Set(['opening', 'unavailable', 'stalled', 'elsewhere']);

function stillNeedsAnswer(state: CheckoutState): boolean {
  // Once the chain is asked, the answer has been opened.
  return WAITING.has(state.tag) || (state.tag === 'preparing' && state.step !== 'chain');
}
