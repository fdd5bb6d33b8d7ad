import { DATA, ID, KEY, MAX_ADDRESS, NONCE } from './limits.ts';
import { oneValue } from './one-value.ts';
import { PHANTOM_METHODS, type PhantomStep, returnPath } from './phantom-step.ts';

declare const phantomHrefBrand: unique symbol;

/** An address that opens Phantom and returns to us. Only `phantomHref` makes one, so nothing else can become a link to the app. */
export type PhantomHref = string & { readonly [phantomHrefBrand]: true };

/** What a deep link must be for. */
export interface LinkPurpose {
  readonly step: PhantomStep;
  /** `location.origin` of this page. */
  readonly pageOrigin: string;
  /** Whose answer the return page will bring. */
  readonly paymentId: string;
}

/**
 * Checks an address from Hilt before it becomes a link: Phantom's own host, the method of this step (never one that sends), sealed content where there must be
 * some, and a way back to the page of this step on our origin for this payment. A personal link's token must not be in it: it would be in Phantom's hands.
 * @returns null when any of this is not so; then Phantom is offered in another way.
 */
export function phantomHref(address: string, { step, pageOrigin, paymentId }: LinkPurpose): PhantomHref | null {
  const url = phantomUrl(address);
  if (url === null || url.pathname !== `/ul/v1/${PHANTOM_METHODS[step]}`) return null;
  const query = url.searchParams;
  if (oneValue(query, 'dapp_encryption_public_key', KEY) === null) return null;
  if (step !== 'connect' && (oneValue(query, 'nonce', NONCE) === null || oneValue(query, 'payload', DATA) === null)) return null;
  const back = returnAddress(query, pageOrigin);
  if (back === null || back.pathname !== returnPath(step) || oneValue(back.searchParams, 'payment_id', ID) !== paymentId) return null;
  if (back.searchParams.has('handoff') || back.searchParams.has('handoff_token')) return null;
  return isPhantomHref(url.href) ? url.href : null;
}

/** Whether Phantom would come back to our own connect page: otherwise Hilt serves another checkout's address and deep links are not offered (design rule). */
export function isOurRedirect(connectUrl: string, pageOrigin: string): boolean {
  const url = phantomUrl(connectUrl);
  return url !== null && returnAddress(url.searchParams, pageOrigin)?.pathname === returnPath('connect');
}

/** An address at phantom.app as it is written: the parser would forgive blanks and line breaks, which a reader does not see. */
function phantomUrl(address: string): URL | null {
  if (address.length > MAX_ADDRESS || !/^https:\/\/phantom\.app\/[\x21-\x7e]*$/.test(address) || !URL.canParse(address)) return null;
  const url = new URL(address);
  return url.host === 'phantom.app' && url.username === '' && url.password === '' && url.hash === '' ? url : null;
}

/** Where Phantom will return to, if that is this very origin. */
function returnAddress(query: URLSearchParams, pageOrigin: string): URL | null {
  const text = oneValue(query, 'redirect_link', /^https?:\/\/[\x21-\x7e]{1,2048}$/);
  if (text === null || !URL.canParse(text)) return null;
  const url = new URL(text);
  return url.origin === pageOrigin && url.username === '' && url.password === '' && url.hash === '' ? url : null;
}

/** Only narrows the type; every check has been made by then. */
function isPhantomHref(href: string): href is PhantomHref {
  return href.startsWith('https://phantom.app/ul/v1/');
}
