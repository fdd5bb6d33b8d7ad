import { type InAppBrowser, inAppBrowserOf } from '../device/in-app-browser.ts';
import { type Platform, platformOf } from '../device/platform.ts';
import { checkoutPath } from './paths.ts';

/** Where this page is, and how the checkout can be gone on with in another browser or on another device. */
export interface Surroundings {
  /** The app in whose own browser this page is; null for ordinary browsers and wallets' browsers. */
  readonly app: InAppBrowser | null;
  readonly platform: Platform;
  /**
   * Address of this checkout for links, codes and the clipboard, without anything secret. Null for a personal link: its token has left this page and
   * must not go into any link, and without it nobody would know whom the payment is for.
   */
  readonly link: string | null;
}

/** @param personal the page was opened by a personal link. */
export function surroundingsOf(page: Pick<Window, 'location' | 'navigator'>, slug: string, personal: boolean): Surroundings {
  const { location, navigator } = page;
  const app = inAppBrowserOf({ userAgent: navigator.userAgent, telegramObject: 'TelegramWebviewProxy' in page || 'TelegramWebview' in page });
  return { app, platform: platformOf(navigator), link: personal ? null : checkoutLink(location, slug) };
}

/** Made anew from the slug: nothing of the address but the language goes along. */
function checkoutLink({ origin, search }: Location, slug: string): string {
  const language = new URLSearchParams(search).get('lang') ?? '';
  return `${origin}${checkoutPath(slug)}${/^[a-z]{2}$/.test(language) ? `?lang=${language}` : ''}`;
}
