import { type CheckoutHandle, type CheckoutPhase, createHiltCheckout, type HiltCheckoutApi } from 'hilt-checkout-embed';
import { useEffect, useRef, useState } from 'react';

/** Where the checkout lives. `VITE_CHECKOUT_ORIGIN=http://localhost:4173` for the sandbox of `npm start`. */
const ORIGIN: string = import.meta.env['VITE_CHECKOUT_ORIGIN'] ?? 'https://pay.example.com';

let hilt: HiltCheckoutApi | null = null;

/** One per page, made when a component first needs it: never on a server. */
export function checkout(): HiltCheckoutApi {
  hilt ??= createHiltCheckout({ origin: ORIGIN });
  return hilt;
}

export interface Purchase {
  readonly phase: CheckoutPhase | 'idle';
  /** What the page thanks for. Access is granted by the webhook, on the server. */
  readonly paid: string | null;
  readonly prepare: () => void;
  readonly open: () => void;
}

/** A checkout over the page, as React likes it: state in, callbacks out, nothing left behind. */
export function useCheckout(slug: string): Purchase {
  const [phase, setPhase] = useState<Purchase['phase']>('idle');
  const [paid, setPaid] = useState<string | null>(null);
  const handle = useRef<CheckoutHandle | null>(null);
  useEffect(() => () => handle.current?.close(), []);

  return {
    phase,
    paid,
    prepare: () => checkout().prepare({ slug }),
    open: () => {
      const opened = checkout().open({ slug });
      handle.current = opened;
      opened.on('status', (event) => setPhase(event.phase));
      opened.on('paid', ({ amount, currency }) => setPaid(`${amount} ${currency}`));
      opened.on('closed', () => setPhase('idle'));
    },
  };
}
