import type { Phase } from '../../embed/protocol/messages.ts';
import type { CheckoutView } from '../pages/checkout-desk.ts';

/** What the seller's page may know of where a checkout stands: never more than what to expect next. */
export function phaseOf(view: CheckoutView): Phase {
  switch (view.tag) {
    case 'arriving':
      return 'opening';
    case 'refused':
    case 'stopped':
      return 'closed';
    case 'unavailable':
      return 'attention';
    case 'open':
      break;
    default:
      return view satisfies never;
  }
  const { tag } = view.state;
  switch (tag) {
    case 'opening':
    case 'choosing':
    case 'preparing':
    case 'closed':
    case 'not-charged':
    case 'paid':
    case 'elsewhere':
      return tag;
    case 'review':
      return 'preparing';
    case 'asking':
    case 'identify':
    case 'linking':
      return 'approving';
    // A code on the screen can be paid at any moment.
    case 'scanning':
    case 'settling':
    case 'may-charge-twice':
    case 'unrecorded':
      return 'underway';
    case 'unavailable':
    case 'stalled':
    case 'short':
    case 'blocked':
    case 'tampered':
    case 'carry-over':
    case 'mispaid':
    case 'paid-twice':
    case 'expired':
      return 'attention';
    default:
      return tag satisfies never;
  }
}
