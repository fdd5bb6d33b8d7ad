/** Apps that open links in a browser of their own, where no wallet can be reached. */
export type InAppBrowser = 'telegram' | 'discord' | 'instagram' | 'x' | 'facebook' | 'wechat' | 'line';

/** What gives an in-app browser away. */
export interface WebviewSigns {
  readonly userAgent: string;
  /** Telegram puts an object into every page it shows; on iPhones its user agent is plain WebKit's. */
  readonly telegramObject: boolean;
}

/**
 * Marks these apps leave in the user agent, in this order: the Facebook family shares marks, so the narrower one comes first.
 * Each must stand where an app puts it, behind the browser's own words; a product name alone is not enough ("Discordbot" is a crawler).
 */
const MARKS: readonly (readonly [InAppBrowser, RegExp])[] = [
  ['telegram', /\bTelegram-Android\/|\bTelegram-iOS\//],
  ['instagram', /\bInstagram \d/],
  ['facebook', /\[FB(?:AN|_IAB)\/|\bFBAN\/(?:FBIOS|MessengerForiOS)|\bFB_IAB\/(?:FB4A|Orca-Android|MESSENGER)/],
  ['x', /\bTwitter for (?:iPhone|iPad)\b|\bTwitterAndroid\b/],
  ['wechat', /\bMicroMessenger\//],
  ['line', /\bLine\/\d/],
  // The desktop client is the same page in a window of its own ("discord/1.0 … Electron/"), and links leave it for the browser.
  ['discord', /\bDiscord(?:-Android|-iOS)?\/\d(?!.*\bElectron\/)|\bMobile\/\w+ Discord\b/],
];

/**
 * The app whose own browser shows this page, or null for an ordinary browser, a wallet's browser, and any webview nobody here knows.
 * Apps that open links in the system's browser view (Discord and X mostly do) cannot be told from it, and need not be: what that view can reach, the browser can.
 */
export function inAppBrowserOf({ userAgent, telegramObject }: WebviewSigns): InAppBrowser | null {
  const marked = MARKS.find(([, mark]) => mark.test(userAgent));
  if (marked !== undefined) return marked[0];
  return telegramObject ? 'telegram' : null;
}
