import type { CheckoutDesk } from './checkout-desk.ts';

/** An outage ends the opening by itself, so this is only for what nobody thought of: then the app shows what it has. */
const LONGEST_MS = 10_000;

/**
 * Resolves when the checkout has something to show that index.html does not show already. Until then the static page stands, in which
 * the head script has painted title and price: drawing the opening screen over it would take them away again.
 */
export function untilFirstView({ getSnapshot, subscribe }: Pick<CheckoutDesk, 'getSnapshot' | 'subscribe'>, longestMs: number = LONGEST_MS): Promise<void> {
  return new Promise((resolve) => {
    const stop = (): void => {
      unsubscribe();
      clearTimeout(timer);
      resolve();
    };
    const look = (): void => {
      const view = getSnapshot();
      const opening = view.tag === 'arriving' || (view.tag === 'open' && view.state.tag === 'opening');
      if (!opening) stop();
    };
    const unsubscribe = subscribe(look);
    const timer = setTimeout(stop, longestMs);
    look();
  });
}
