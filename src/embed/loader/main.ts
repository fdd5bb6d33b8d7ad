import { createHilt } from './create-hilt.ts';
import type { HiltCheckoutApi } from './public-types.ts';

declare global {
  interface Window {
    HiltCheckout?: HiltCheckoutApi;
  }
}

/*
 * `embed.js`. The checkout lives where this script came from. Loaded again, it leaves the first one as it is. It runs at any time: what
 * is already on the page is found now, what comes later is found then.
 */
const { currentScript } = document;
const source = currentScript instanceof HTMLScriptElement ? currentScript.src : (document.querySelector<HTMLScriptElement>('script[src$="/embed.js"]')?.src ?? '');

if (window.HiltCheckout === undefined) {
  const hilt = createHilt(new URL(source).origin);
  window.HiltCheckout = hilt;
  hilt.scan();
  // Shadow roots that components attach while the page is read are not announced to anybody.
  if (document.readyState !== 'complete') addEventListener('load', () => hilt.scan(), { once: true });
}
