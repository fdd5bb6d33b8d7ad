import { describe, expect, it } from 'vitest';
import { IN_APP, NOT_IN_APP } from '../testing/user-agents.ts';
import { inAppBrowserOf } from './in-app-browser.ts';
import { platformOf } from './platform.ts';

describe('inAppBrowserOf', () => {
  it.each(Object.entries(IN_APP))('recognises %s', (name, userAgent) => {
    expect(inAppBrowserOf({ userAgent, telegramObject: false })).toBe(name.split(' ')[0]);
  });

  it.each(Object.entries(NOT_IN_APP))('takes %s for no in-app browser', (_name, userAgent) => {
    expect(inAppBrowserOf({ userAgent, telegramObject: false })).toBeNull();
  });

  it('recognises Telegram on iPhones by the object it puts into the page', () => {
    expect(inAppBrowserOf({ userAgent: NOT_IN_APP['Safari on an iPhone (also Telegram and X in the system view)'], telegramObject: true })).toBe('telegram');
  });

  it('covers every app on both kinds of phone, Telegram on iPhones apart', () => {
    const seen = new Set(Object.entries(IN_APP).map(([name, userAgent]) => `${name.split(' ')[0]} ${platformOf({ userAgent, maxTouchPoints: 5 })}`));
    expect(seen.size).toBe(2 * 7 - 1);
  });
});

describe('platformOf', () => {
  it.each([
    [IN_APP['line android'], 5, 'android'],
    [IN_APP['line ios'], 5, 'ios'],
    [NOT_IN_APP['Safari on a Mac'], 0, 'desktop'],
    [NOT_IN_APP['Safari on a Mac'], 5, 'ios'],
    [NOT_IN_APP['Chrome on a desktop'], 10, 'desktop'],
  ])('%s with %i touch points is %s', (userAgent, maxTouchPoints, platform) => {
    expect(platformOf({ userAgent, maxTouchPoints })).toBe(platform);
  });
});
