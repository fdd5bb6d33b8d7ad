import type { Product } from '../../contract/product.ts';
import type { Checkout, CheckoutOptions } from '../../payment/create-checkout.ts';
import type { CheckoutIntents } from '../../payment/intents.ts';
import type { WalletPort } from '../../payment/ports.ts';
import type { Access } from '../../payment/session.ts';
import type { CheckoutState, Outage } from '../../payment/state.ts';
import type { Arrival } from './arrival.ts';
import type { LinkProblem } from '../link-problem.ts';
import { foundIn, isAtRest } from './underway.ts';

/** A checkout page before and after its personal link is resolved. */
export type CheckoutView =
  | { readonly tag: 'arriving' }
  /** The link does not work, and this browser has no payment that would have to be shown instead. */
  | { readonly tag: 'refused'; readonly problem: LinkProblem; readonly product: Product | null }
  /** The buyer is not the person this checkout pays for, and has ended it before anything was asked. */
  | { readonly tag: 'stopped'; readonly product: Product; readonly access: Access | null }
  | { readonly tag: 'unavailable'; readonly outage: Outage }
  | { readonly tag: 'open'; readonly state: CheckoutState };

export interface CheckoutDesk {
  getSnapshot(): CheckoutView;
  subscribe(listener: () => void): () => void;
  /** Until the checkout is open all are dead but tryAgain, which resolves the personal link again after an outage. */
  readonly intents: CheckoutIntents;
  attachWallet(port: WalletPort): void;
  /** Ends the checkout with nothing signed; without effect once a wallet has been asked or a code was shown. */
  stop(): void;
}

export interface CheckoutDeskOptions {
  /**
   * Starts the payment core once its code has arrived; never rejects. Called once, and once more without the link when it turns out to be of no use.
   * @param onRefused told when Hilt refuses the link only as its session is asked for.
   */
  readonly open: (handoff: NonNullable<CheckoutOptions['handoff']> | null, onRefused: (problem: LinkProblem) => void) => Promise<Checkout>;
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

  /** @param problem of the link, without which only a payment that the journal knows may be shown. */
  async function begin(handoff: NonNullable<CheckoutOptions['handoff']> | null, problem: LinkProblem | null): Promise<void> {
    const opened = await open(handoff, (refusal) => {
      if (checkout !== opened) return;
      end();
      void begin(null, refusal);
    });
    checkout = opened;
    if (wallet !== null) opened.attachWallet(wallet);
    let failing = problem;
    const follow = () => {
      if (checkout !== opened) return;
      const state = opened.getState();
      const found = foundIn(state);
      if (failing !== null && found === 'nothing') {
        end();
        show({ tag: 'refused', problem: failing, product: 'product' in state ? state.product : null });
        return;
      }
      if (found === 'payment') failing = null;
      show({ tag: 'open', state });
    };
    opened.subscribe(follow);
    follow();
  }

  function end(): void {
    checkout?.stop();
    checkout = null;
  }

  async function resolveLink(ask: () => Promise<Arrival>): Promise<void> {
    // Once the link is resolved there is nothing to ask again, even while the payment core is still on its way.
    if (resolved) return;
    show({ tag: 'arriving' });
    const arrival = await ask();
    if (resolved) return;
    if (arrival.tag === 'unavailable') {
      show(arrival);
      return;
    }
    resolved = true;
    await (arrival.tag === 'resolved' ? begin(arrival.handoff, null) : begin(null, arrival.problem));
  }

  function arriveAgain(): void {
    if (arrive !== null) void resolveLink(arrive);
  }

  if (arrive === null) void begin(null, null);
  else arriveAgain();

  return {
    getSnapshot: () => view,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    intents: {
      continueWith: (name) => checkout?.intents.continueWith(name),
      submitIdentity: (identity) => checkout?.intents.submitIdentity(identity),
      signIdentity: () => checkout?.intents.signIdentity(),
      editIdentity: () => checkout?.intents.editIdentity(),
      proveIdentity: (walletName) => checkout?.intents.proveIdentity(walletName),
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
    stop: () => {
      const state = checkout?.getState();
      if (state === undefined || !isAtRest(state) || !('product' in state) || state.product === null) return;
      end();
      show({ tag: 'stopped', product: state.product, access: 'session' in state ? (state.session?.access ?? null) : null });
    },
  };
}
