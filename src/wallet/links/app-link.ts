import type { WalletApp } from './wallet-apps.ts';

/** What is opened inside a wallet's app. */
export interface LinkedPage {
  /** Address of the checkout, `/p/<slug>`. Never with a token: the link passes through servers of the wallet's maker when the app is missing. */
  readonly page: string;
  /** Origin of the checkout; some wallets show it as who asks. */
  readonly ref: string;
}

/**
 * The ready link that opens this checkout in the wallet's app, or null where the wallet has none.
 * Made before the tap: phones forget that somebody tapped once a page waits for something.
 * Whatever stands in the address (a query, a fragment, marks that mean something elsewhere) stays one encoded part of the link.
 * @throws TypeError when one of the two is no address.
 */
export function appLink(app: WalletApp, { page, ref }: LinkedPage): string | null {
  return app.link === null ? null : app.link(encodePart(new URL(page).href), encodePart(new URL(ref).origin));
}

/** Also encodes what encodeURIComponent leaves alone, so that the part is letters, digits, `-_.~` and `%` only. */
function encodePart(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}
