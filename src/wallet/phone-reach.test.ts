import { describe, expect, it } from 'vitest';
import { canReachPhoneWallets } from './phone-reach.ts';

const CHROME = 'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36';

describe('canReachPhoneWallets', () => {
  it('is true in Chrome and Firefox on Android', () => {
    expect(canReachPhoneWallets({ userAgent: CHROME, secure: true })).toBe(true);
    expect(canReachPhoneWallets({ userAgent: 'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0', secure: true })).toBe(true);
  });

  it.each([
    ['an in-app browser', CHROME.replace('Pixel 9)', 'Pixel 9; wv)')],
    ['an old in-app browser', CHROME.replace('Chrome/', 'Version/4.0 Chrome/')],
    ['an iPhone', 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1'],
    ['a desktop', 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'],
  ])('is false in %s', (_what, userAgent) => {
    expect(canReachPhoneWallets({ userAgent, secure: true })).toBe(false);
  });

  it('is false on a page without a secure connection', () => {
    expect(canReachPhoneWallets({ userAgent: CHROME, secure: false })).toBe(false);
  });
});
