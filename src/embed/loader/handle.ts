import type { PortMessage } from '../protocol/messages.ts';
import type { CheckoutEventName, CheckoutEvents, CheckoutHandle, CheckoutResult, EventBase } from './public-types.ts';

type Told = { readonly [N in CheckoutEventName]: readonly [N, CheckoutEvents[N]] }[CheckoutEventName];

/** The page's side of one checkout: turns messages of the frame into events, and settles the promise. */
export interface Teller {
  readonly handle: CheckoutHandle;
  /** What every event of this checkout says. */
  readonly base: EventBase;
  tell(...event: Told): void;
  take(message: PortMessage): void;
}

/** Passing events; the others say how things stand and are told again to whoever starts to listen later. */
const PASSING = /^(?:opened|resized|closed)$/;

/**
 * @param element gets each event as `hilt:<name>` too, bubbling out of shadow roots; null for none.
 * @param close takes the checkout off the page and tells `closed`.
 */
export function createTeller(slug: string, element: Element | null, close: () => void): Teller {
  const listeners = new Set<(event: Told) => void>();
  const standing = new Map<CheckoutEventName, Told>();
  const base: EventBase = { v: 1, slug };
  let settle: (result: CheckoutResult) => void = () => undefined;
  const result = new Promise<CheckoutResult>((resolve) => {
    settle = resolve;
  });

  function tell(...event: Told): void {
    const [name, detail] = event;
    if (!PASSING.test(name)) standing.set(name, event);
    for (const listener of listeners) listener(event);
    element?.dispatchEvent(new CustomEvent(`hilt:${name}`, { detail, bubbles: true, composed: true }));
    if (name === 'paid') settle({ outcome: name, amount: event[1].amount, currency: event[1].currency });
    if (name === 'closed') settle({ outcome: name });
  }

  return {
    base,
    tell,
    take(message) {
      switch (message.type) {
        case 'ready':
        case 'delivered':
          return tell(message.type, base);
        case 'resized':
          return tell(message.type, { ...base, height: message.height });
        case 'status':
          return tell(message.type, { ...base, phase: message.phase });
        case 'paid':
          return tell(message.type, { ...base, amount: message.amount, currency: message.currency });
        case 'close':
          return close();
        case 'conditions':
          return;
        default:
          return message satisfies never;
      }
    },
    handle: {
      result,
      close,
      on(name, listener) {
        const hear = (event: Told): void => {
          if (isNamed(event, name)) listener(event[1]);
        };
        listeners.add(hear);
        standing.forEach(hear);
        return () => listeners.delete(hear);
      },
    },
  };
}

function isNamed<N extends CheckoutEventName>(event: readonly [CheckoutEventName, unknown], name: N): event is readonly [N, CheckoutEvents[N]] {
  return event[0] === name;
}
