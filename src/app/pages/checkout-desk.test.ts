import { describe, expect, it, vi } from 'vitest';
import type { Checkout, CheckoutOptions } from '../../payment/create-checkout.ts';
import type { WalletPort } from '../../payment/ports.ts';
import type { CheckoutState } from '../../payment/state.ts';
import { checkoutStates } from '../gallery/fixtures/checkout-states.ts';
import { personalSession, product } from '../gallery/fixtures/world.ts';
import type { Arrival } from './arrival.ts';
import { type CheckoutDeskOptions, openCheckoutDesk } from './checkout-desk.ts';
import type { LinkProblem } from '../link-problem.ts';

const press = () => vi.fn<() => void>();

function fakeCheckout() {
  let state: CheckoutState = { tag: 'opening' };
  const listeners = new Set<() => void>();
  const intents = { continueWith: press(), submitIdentity: press(), signIdentity: press(), editIdentity: press(), proveIdentity: press(), payByLink: press(), payByCode: press(), withdrawCode: press(), approve: press(), tryAgain: press(), checkNow: press(), chooseAnother: press(), startOver: press(), considerPayingAgain: press(), acceptRisk: press(), keepWaiting: press() };
  const checkout: Checkout = {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    intents,
    attachWallet: vi.fn<Checkout['attachWallet']>(),
    wake: press(),
    stop: press(),
  };
  const enter = (next: CheckoutState) => {
    state = next;
    listeners.forEach((listener) => listener());
  };
  return { checkout, intents, enter };
}

const resolved = { tag: 'resolved', handoff: { token: 't', access: { type: 'TELEGRAM_USER_ID', display: '@buyer' } }, returnUrl: null } as const satisfies Arrival;
const down: Arrival = { tag: 'unavailable', outage: { who: 'hilt', why: 'down', retryAt: null } };

describe('the checkout desk', () => {
  it('opens without a personal link as soon as the payment core is there, and follows the payment', async () => {
    const { checkout, enter } = fakeCheckout();
    const desk = openCheckoutDesk({ open: async () => checkout, arrive: null });
    expect(desk.getSnapshot()).toEqual({ tag: 'arriving' });
    await vi.waitFor(() => expect(desk.getSnapshot().tag).toBe('open'));
    expect(desk.getSnapshot()).toEqual({ tag: 'open', state: { tag: 'opening' } });
    enter({ tag: 'closed', reason: 'not-found', product: null });
    expect(desk.getSnapshot()).toMatchObject({ state: { tag: 'closed' } });
  });

  it('opens no payment before the personal link is resolved, then opens it for that buyer only', async () => {
    const { checkout } = fakeCheckout();
    const opened: CheckoutOptions['handoff'][] = [];
    const open = async (handoff: CheckoutOptions['handoff']) => {
      opened.push(handoff);
      return checkout;
    };
    const answers: Arrival[] = [down, resolved];
    const desk = openCheckoutDesk({ open, arrive: async () => answers.shift() ?? down });
    desk.intents.continueWith('Phantom');
    await vi.waitFor(() => expect(desk.getSnapshot().tag).toBe('unavailable'));
    expect(opened).toEqual([]);
    desk.intents.tryAgain();
    await vi.waitFor(() => expect(desk.getSnapshot().tag).toBe('open'));
    expect(opened).toEqual([resolved.handoff]);
  });

  it('opens no payment for a refused link, and says which product it was meant for', async () => {
    const { checkout, enter } = fakeCheckout();
    const open = vi.fn<CheckoutDeskOptions['open']>(async () => checkout);
    const desk = openCheckoutDesk({ open, arrive: async () => ({ tag: 'refused', problem: 'expired' }) });
    await vi.waitFor(() => expect(open).toHaveBeenCalledWith(null, expect.any(Function)));
    enter({ tag: 'choosing', product, session: null });
    expect(desk.getSnapshot()).toEqual({ tag: 'refused', problem: 'expired', product });
    expect(checkout.stop).toHaveBeenCalledTimes(1);
    enter({ tag: 'preparing', product, session: null, payer: null, step: 'wallet' });
    expect(desk.getSnapshot().tag).toBe('refused');
  });

  it('shows the payment this browser has made by a link that does not work any more', async () => {
    const { checkout, enter } = fakeCheckout();
    const desk = openCheckoutDesk({ open: async () => checkout, arrive: async () => ({ tag: 'refused', problem: 'used' }) });
    await vi.waitFor(() => expect(desk.getSnapshot().tag).toBe('open'));
    const paid = checkoutStates.find(([, state]) => state.tag === 'paid')?.[1] ?? { tag: 'opening' };
    enter(paid);
    expect(desk.getSnapshot()).toEqual({ tag: 'open', state: paid });
    expect(checkout.stop).not.toHaveBeenCalled();
  });

  it('gives up a link that Hilt refuses only as its session is asked for', async () => {
    const [first, second] = [fakeCheckout(), fakeCheckout()];
    const refusals: ((problem: LinkProblem) => void)[] = [];
    const open = vi.fn<CheckoutDeskOptions['open']>(async (handoff, onRefused) => {
      refusals.push(onRefused);
      return handoff === null ? second.checkout : first.checkout;
    });
    const desk = openCheckoutDesk({ open, arrive: async () => resolved });
    await vi.waitFor(() => expect(open).toHaveBeenCalledTimes(1));
    first.enter({ tag: 'preparing', product, session: null, payer: null, step: 'session' });
    refusals[0]?.('used');
    expect(first.checkout.stop).toHaveBeenCalledTimes(1);
    await vi.waitFor(() => expect(open).toHaveBeenLastCalledWith(null, expect.any(Function)));
    await vi.waitFor(() => expect(desk.getSnapshot()).toEqual({ tag: 'open', state: { tag: 'opening' } }));
    first.enter({ tag: 'choosing', product, session: null });
    second.enter({ tag: 'blocked', product, session: null, payer: null, why: { kind: 'identity-required' } });
    expect(desk.getSnapshot()).toEqual({ tag: 'refused', problem: 'used', product });
  });

  it('stops for a buyer who is somebody else, as long as nothing was asked of a wallet', async () => {
    const { checkout, enter } = fakeCheckout();
    const desk = openCheckoutDesk({ open: async () => checkout, arrive: async () => resolved });
    await vi.waitFor(() => expect(desk.getSnapshot().tag).toBe('open'));
    const asking = checkoutStates.find(([id]) => id === 'asking')?.[1] ?? { tag: 'opening' };
    enter(asking);
    desk.stop();
    expect(checkout.stop).not.toHaveBeenCalled();
    enter({ tag: 'choosing', product, session: personalSession });
    desk.stop();
    expect(checkout.stop).toHaveBeenCalledTimes(1);
    expect(desk.getSnapshot()).toEqual({ tag: 'stopped', product, access: personalSession.access });
    desk.intents.approve();
    enter(asking);
    expect(desk.getSnapshot().tag).toBe('stopped');
  });

  it('hands a wallet that came early to the payment once it is open', async () => {
    const { checkout, intents } = fakeCheckout();
    const desk = openCheckoutDesk({ open: async () => checkout, arrive: async () => resolved });
    const refuse = () => Promise.reject(new Error('not asked'));
    const port: WalletPort = { connect: refuse, sign: refuse, signAndSend: refuse, signMessage: refuse, onAccountChange: () => () => undefined };
    desk.attachWallet(port);
    await vi.waitFor(() => expect(checkout.attachWallet).toHaveBeenCalledWith(port));
    desk.intents.approve();
    expect(intents.approve).toHaveBeenCalledTimes(1);
  });
});
