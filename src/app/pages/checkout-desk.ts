import type { Checkout, CheckoutOptions } from '../../payment/create-checkout.ts';
import type { CheckoutIntents } from '../../payment/intents.ts';
import type { WalletPort } from '../../payment/ports.ts';
import type { CheckoutState, Outage } from '../../payment/state.ts';
import type { Arrival, LinkProblem } from './arrival.ts';

/** A checkout page before and after its personal link is resolved. */
export type CheckoutView =
  | { readonly tag: 'arriving' }
  | { readonly tag: 'refused'; readonly problem: LinkProblem }
  | { readonly tag: 'unavailable'; readonly outage: Outage }
  | { readonly tag: 'open'; readonly state: CheckoutState };

export interface CheckoutDesk {
  getSnapshot(): CheckoutView;
  subscribe(listener: () => void): () => void;
  /** Until the checkout is open all are dead but tryAgain, which resolves the personal link again after an outage. */
  readonly intents: CheckoutIntents;
  attachWallet(port: WalletPort): void;
}

export interface CheckoutDeskOptions {
  /** Starts the payment core once its code has arrived; called once, never rejects. */
  readonly open: (handoff: NonNullable<CheckoutOptions['handoff']> | null) => Promise<Checkout>;
  /** Resolves the personal link, or null when the page was opened without one. */
  readonly arrive: (() => Promise<Arrival>) | null;
}

/** Nothing is opened for a personal link before Hilt has said whom it is for: a payment for nobody must not even begin. */
export function openCheckoutDesk({ open, arrive }: CheckoutDeskOptions): CheckoutDesk {
  let view: CheckoutView = { tag: 'arriving' };
  let checkout: Checkout | null = null;
  let wallet: WalletPort | null = null;
  let resolved = false;
  const listeners = new Set<() => void>();

  function show(next: CheckoutView): void {
    view = next;
    listeners.forEach((listener) => listener());
  }

  async function begin(handoff: NonNullable<CheckoutOptions['handoff']> | null): Promise<void> {
    const opened = await open(handoff);
    checkout = opened;
    if (wallet !== null) opened.attachWallet(wallet);
    const follow = () => show({ tag: 'open', state: opened.getState() });
    opened.subscribe(follow);
    follow();
  }

  async function resolveLink(ask: () => Promise<Arrival>): Promise<void> {
    // Once the link is resolved there is nothing to ask again, even while the payment core is still on its way.
    if (resolved) return;
    show({ tag: 'arriving' });
    const arrival = await ask();
    if (resolved) return;
    if (arrival.tag !== 'resolved') {
      show(arrival);
      return;
    }
    resolved = true;
    await begin(arrival.handoff);
  }

  function arriveAgain(): void {
    if (arrive !== null) void resolveLink(arrive);
  }

  if (arrive === null) void begin(null);
  else arriveAgain();

  return {
    getSnapshot: () => view,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    intents: {
      continueWith: (name) => checkout?.intents.continueWith(name),
      payByLink: () => checkout?.intents.payByLink(),
      payByCode: () => checkout?.intents.payByCode(),
      withdrawCode: () => checkout?.intents.withdrawCode(),
      approve: () => checkout?.intents.approve(),
      tryAgain: () => (checkout === null ? arriveAgain() : checkout.intents.tryAgain()),
      checkNow: () => checkout?.intents.checkNow(),
      chooseAnother: () => checkout?.intents.chooseAnother(),
      startOver: () => checkout?.intents.startOver(),
      considerPayingAgain: () => checkout?.intents.considerPayingAgain(),
      acceptRisk: () => checkout?.intents.acceptRisk(),
      keepWaiting: () => checkout?.intents.keepWaiting(),
    },
    attachWallet: (port) => {
      wallet = port;
      checkout?.attachWallet(port);
    },
  };
}
