import type { InAppBrowser } from './in-app-browser.ts';
import type { Platform } from './platform.ts';

/**
 * The way from an app's own browser into the device's: a link that does it with one tap, or null where no link works and only words help.
 * The words are shown in any case, because apps change what they let through.
 */
export interface BrowserExit {
  readonly href: string | null;
  /** Where the app keeps its own "open in browser"; names a sentence. */
  readonly menu: 'top' | 'bottom';
}

/** Apps on iPhones that hand the address of another app's kind on to the system. The others swallow it without a word, so they get no dead button. */
const LETS_SAFARI_LINKS_THROUGH: ReadonlySet<InAppBrowser> = new Set(['instagram', 'facebook']);

/** Apps on Android that block every address but web pages. */
const BLOCKS_INTENTS: ReadonlySet<InAppBrowser> = new Set(['wechat']);

/** Their menu button stands below the page. */
const MENU_BELOW: ReadonlySet<InAppBrowser> = new Set(['line']);

/**
 * @param link address of the checkout, without anything secret: apps log what they open.
 * Sources: intent links, developer.chrome.com/docs/android/intents; `openExternalBrowser`, developers.line.biz/en/docs/line-login/using-line-url-scheme;
 * `x-safari-https:` is Safari's own scheme since iOS 17, without a page of documentation.
 */
export function browserExit(app: InAppBrowser, platform: Platform, link: string): BrowserExit {
  return { href: exitLink(app, platform, new URL(link)), menu: MENU_BELOW.has(app) ? 'bottom' : 'top' };
}

function exitLink(app: InAppBrowser, platform: Platform, url: URL): string | null {
  if (app === 'line') {
    const outside = new URL(url);
    outside.searchParams.set('openExternalBrowser', '1');
    return outside.href;
  }
  // A fragment would end the address part of an intent link.
  const place = url.host + url.pathname + url.search;
  if (platform === 'android' && !BLOCKS_INTENTS.has(app)) return `intent://${place}#Intent;scheme=${url.protocol.slice(0, -1)};action=android.intent.action.VIEW;category=android.intent.category.BROWSABLE;end`;
  if (platform === 'ios' && url.protocol === 'https:' && LETS_SAFARI_LINKS_THROUGH.has(app)) return `x-safari-https://${place}`;
  return null;
}
