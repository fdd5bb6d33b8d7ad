import type { CheckoutState } from '../../../payment/state.ts';
import { PERSONAL_PARAM } from '../../head/take-handoff.ts';
import { checkoutPath } from '../../paths.ts';
import type { CheckoutDesk } from '../checkout-desk.ts';

/** The payment that a return page goes on with. */
export interface GoneOn {
  readonly slug: string;
  readonly personal: boolean;
}

/**
 * Puts the checkout's own address in the place of the answer, once the answer has been used or turned out to be of no use. Not before: a page that is
 * reloaded meanwhile, or has to wait for Hilt, still needs it.
 */
export function takeFromAddress(desk: Pick<CheckoutDesk, 'getSnapshot' | 'subscribe'>, page: Pick<Window, 'history'>, { slug, personal }: GoneOn): void {
  const look = (): void => {
    const view = desk.getSnapshot();
    if (view.tag !== 'open' || stillNeedsAnswer(view.state)) return;
    unsubscribe();
    page.history.replaceState(page.history.state, '', `${checkoutPath(slug)}${personal ? `?${PERSONAL_PARAM}=1` : ''}`);
  };
  const unsubscribe = desk.subscribe(look);
  look();
}

/** Before the answer is opened, while nobody can open it, and while another tab holds the payment. */
function stillNeedsAnswer(state: CheckoutState): boolean {
  switch (state.tag) {
    case 'opening':
    case 'unavailable':
    case 'stalled':
    case 'elsewhere':
      return true;
    case 'preparing':
      return state.step !== 'chain';
    default:
      return false;
  }
}
