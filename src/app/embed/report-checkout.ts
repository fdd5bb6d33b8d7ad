import type { Report } from '../../embed/frame/reporter.ts';
import { amountText } from '../../money/format-amount.ts';
import type { CheckoutDesk } from '../pages/checkout-desk.ts';
import { phaseOf } from './phase-of.ts';

/** Tells the page above how the checkout goes. Returns the function that stops it. */
export function reportCheckout(desk: Pick<CheckoutDesk, 'getSnapshot' | 'subscribe'>, report: Report): () => void {
  const tell = (): void => {
    const view = desk.getSnapshot();
    const phase = phaseOf(view);
    report({ type: 'status', phase });
    if (phase !== 'opening') report({ type: 'ready' });
    if (view.tag !== 'open' || view.state.tag !== 'paid') return;
    const { session, delivery } = view.state;
    report({ type: 'paid', amount: amountText(session.terms.total, session.terms.decimals), currency: session.terms.symbol });
    if (delivery.word === 'sent') report({ type: 'delivered' });
  };
  tell();
  return desk.subscribe(tell);
}
