import { describe, expect, it } from 'vitest';
import type { PortMessage } from '../../embed/protocol/messages.ts';
import { readPortMessage, sealed } from '../../embed/protocol/messages.ts';
import { checkoutStates } from '../gallery/fixtures/checkout-states.ts';
import type { CheckoutView } from '../pages/checkout-desk.ts';
import { reportCheckout } from './report-checkout.ts';

function told(view: CheckoutView): readonly PortMessage[] {
  const messages: PortMessage[] = [];
  reportCheckout({ getSnapshot: () => view, subscribe: () => () => undefined }, (message) => messages.push(message));
  return messages;
}

describe('what a seller’s page is told of a checkout', () => {
  it('is readable in every state, and never names a payment, a wallet, a signature or what was bought', () => {
    for (const [id, state] of checkoutStates) {
      const messages = told({ tag: 'open', state });
      for (const message of messages) expect(readPortMessage(sealed(message)), id).toEqual(message);
      const text = JSON.stringify(messages);
      const secrets = ['session' in state && state.session !== null ? [state.session.terms.paymentId, state.session.terms.nonce, state.session.terms.merchantWallet] : [], 'payer' in state && state.payer !== null ? [typeof state.payer === 'string' ? state.payer : state.payer.address] : [], 'delivery' in state && state.delivery !== null && state.delivery.value !== null ? [state.delivery.value] : []].flat();
      for (const secret of secrets.filter((each) => each !== '')) expect(text.includes(secret), `${id}: ${secret}`).toBe(false);
    }
  });

  it('says paid for Hilt’s word alone, and delivered only when it is', () => {
    const paid = checkoutStates.filter(([, state]) => told({ tag: 'open', state }).some(({ type }) => type === 'paid'));
    expect(paid.length).toBeGreaterThan(0);
    expect(new Set(paid.map(([, state]) => state.tag))).toEqual(new Set(['paid']));
    for (const [, state] of checkoutStates) {
      const delivered = told({ tag: 'open', state }).some(({ type }) => type === 'delivered');
      expect(delivered).toBe(state.tag === 'paid' && state.delivery.word === 'sent');
    }
  });

  it('is ready once there is something to use', () => {
    expect(told({ tag: 'arriving' })).toEqual([{ type: 'status', phase: 'opening' }]);
    expect(told({ tag: 'refused', problem: 'expired', product: null })).toEqual([{ type: 'status', phase: 'closed' }, { type: 'ready' }]);
  });
});
