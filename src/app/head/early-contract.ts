/**
 * What the small script in the document head (early-product.ts) leaves behind for the app.
 * It runs before the app and its packages arrive, so that the product request travels while they load.
 * It is the first code that sees the address, so it is also the one that takes secrets out of it (money invariant 7).
 */
export interface EarlyArrival {
  /**
   * The product request that is already on its way, or null when this page is not `/p/<slug>` or no API address is configured.
   * `response` is the answer of `GET {api}/v1/products/p/{slug}`; it rejects as `fetch` does when nobody answers. Where the server has
   * put the product into the page (INLINE_PRODUCT_ID), it is that answer, and nothing was asked.
   * Its body can be read once: use it for the first reading only, and ask through the API client afterwards.
   */
  readonly product: { readonly slug: string; readonly response: Promise<Response> } | null;
  /** The handoff token that stood in `?handoff=`. It has already left the address bar and the history, and lives nowhere else. */
  readonly handoff: string | null;
}

declare global {
  interface Window {
    /** Set by the head script; absent where that script did not run (tests, other pages). */
    __hiltEarly?: EarlyArrival;
  }
}

/** Set on the document element while the address is a checkout's; without it early.css hides the checkout's static boxes. */
export const EARLY_ATTRIBUTE = 'data-opening';

/** Places of the static page where the head script paints before the app arrives: the heading, and the price's digits (its unit is the next element). The app replaces all of them when it mounts. */
export const EARLY_TITLE_ID = 'early-title';
export const EARLY_PRICE_ID = 'early-price';

/** Inert JSON element that a server may put right behind the settings: the answer of the product request, at most a minute old. */
export const INLINE_PRODUCT_ID = 'hilt-product';

/**
 * Takes what the head script left and forgets it, so that a second reader never gets an answer whose body is already used up.
 * @returns null when the script did not run.
 */
export function takeEarlyArrival(page: Window): EarlyArrival | null {
  const early = page.__hiltEarly ?? null;
  delete page.__hiltEarly;
  return early;
}
