import { describe, expect, it, vi } from 'vitest';
import type { Checkout, CheckoutOptions } from '../../payment/create-checkout.ts';
import type { WalletPort } from '../../payment/ports.ts';
import type { CheckoutState } from '../../payment/state.ts';
import type { Arrival } from './arrival.ts';
import { openCheckoutDesk } from './checkout-desk.ts';

const press = () => vi.fn<() => void>();

function fakeCheckout() {
  let state: CheckoutState = { tag: 'opening' };
  const listeners = new Set<() => void>();
  const intents = { continueWith: press(), payByLink: press(), payByCode: press(), withdrawCode: press(), approve: press(), tryAgain: press(), checkNow: press(), chooseAnother: press(), startOver: press(), considerPayingAgain: press(), acceptRisk: press(), keepWaiting: press() };
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

const resolved: Arrival = { tag: 'resolved', handoff: { token: 't', access: { type: 'TELEGRAM_USER_ID', display: '@buyer' } } };
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
    const answers = [down, resolved];
    const desk = openCheckoutDesk({ open, arrive: async () => answers.shift() ?? down });
    desk.intents.continueWith('Phantom');
    await vi.waitFor(() => expect(desk.getSnapshot().tag).toBe('unavailable'));
    expect(opened).toEqual([]);
    desk.intents.tryAgain();
    await vi.waitFor(() => expect(desk.getSnapshot().tag).toBe('open'));
    expect(opened).toEqual([resolved.handoff]);
  });

  it('opens nothing for a refused link', async () => {
    const open = vi.fn<() => Promise<Checkout>>();
    const desk = openCheckoutDesk({ open, arrive: async () => ({ tag: 'refused', problem: 'expired' }) });
    await vi.waitFor(() => expect(desk.getSnapshot()).toEqual({ tag: 'refused', problem: 'expired' }));
    expect(open).not.toHaveBeenCalled();
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
