import type { CheckoutState, CheckoutTag } from '../../payment/state.ts';

/** What a page without a usable link finds in the journal: nothing yet, nothing that matters, or a payment that must be shown. */
export type Found = 'not-yet' | 'nothing' | 'payment';

/** States in which nobody has been asked for anything, so that nothing is lost by leaving. */
const AT_REST: ReadonlySet<CheckoutTag> = new Set(['choosing', 'preparing', 'stalled', 'short', 'blocked', 'review', 'carry-over', 'identify']);

/** Whether the journal has a payment that may have charged somebody, or is paid: that outranks a link which does not work any more. */
export function foundIn(state: CheckoutState): Found {
  if (state.tag === 'opening' || state.tag === 'unavailable') return 'not-yet';
  return isAtRest(state) ? 'nothing' : 'payment';
}

/** True while nothing has been asked of a wallet and no code has been shown. */
export function isAtRest(state: CheckoutState): boolean {
  // An identity that is made up for after paying is not at rest.
  return AT_REST.has(state.tag) && !(state.tag === 'identify' && state.paid);
}
