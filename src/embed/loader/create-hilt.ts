import { isWebOrigin, pageUrl } from '../protocol/frame-address.ts';
import { make } from './dom.ts';
import { createTeller } from './handle.ts';
import { mountInline } from './inline.ts';
import { createModal, type Modal } from './modal.ts';
import { type Settled, settle } from './options.ts';
import type { CheckoutHandle, HiltCheckoutApi } from './public-types.ts';
import { createScanner } from './scan.ts';

/** What the drawn buttons do. */
export interface Doors {
  warm(options: Settled): void;
  open(options: Settled, opener: HTMLElement | null, element: Element | null): CheckoutHandle;
  mount(element: Element, options: Settled): CheckoutHandle;
  readonly origin: string;
}

/** Everything the loader can do, for one checkout origin. @throws TypeError `bad-option` when that is not exactly an origin. */
export function createHilt(origin: string): HiltCheckoutApi {
  if (!isWebOrigin(origin)) throw new TypeError('bad-option');
  const modals = new Map<string, Modal>();

  function modalOf(options: Settled): Modal {
    const key = JSON.stringify(options);
    const known = modals.get(key);
    if (known !== undefined) return known;
    const modal = createModal(origin, options, () => modals.delete(key));
    modals.set(key, modal);
    return modal;
  }

  const doors: Doors = {
    origin,
    warm(options) {
      if (options.mode === 'modal') modalOf(options);
    },
    open: (options, opener, element) => (options.mode === 'redirect' ? redirect(origin, options, element) : modalOf(options).open(opener, element)),
    mount: (element, options) => mountInline(origin, element, options),
  };
  const scan = createScanner(doors);
  // Whoever loads this will need that server soon.
  document.head.append(make('link', { rel: 'preconnect', href: origin }));

  return {
    version: 1,
    open(options) {
      const settled = settle(options.slug, options);
      if (settled.mode === 'inline') throw new TypeError('bad-option');
      const { activeElement } = document;
      return doors.open(settled, activeElement instanceof HTMLElement ? activeElement : null, null);
    },
    mount: (element, options) => doors.mount(element, settle(options.slug, { ...options, mode: 'inline' })),
    prepare: (options) => doors.warm(settle(options.slug, { ...options, mode: 'modal' })),
    scan: (root = document) => scan(root),
  };
}

/** Leaves the page for the checkout's own, but only within a press of the buyer's: nothing may hijack the tab. */
function redirect(origin: string, options: Settled, element: Element | null): CheckoutHandle {
  const teller = createTeller(options.slug, element, () => teller.tell('closed', teller.base));
  if ('userActivation' in navigator && !navigator.userActivation.isActive) {
    teller.tell('error', { ...teller.base, code: 'needs-click' });
    teller.handle.close();
  } else {
    location.assign(pageUrl(origin, options.slug, options, options.handoff));
  }
  return teller.handle;
}
