import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { browserExit } from './browser-exit.ts';
import type { InAppBrowser } from './in-app-browser.ts';

const APPS: readonly InAppBrowser[] = ['telegram', 'discord', 'instagram', 'x', 'facebook', 'wechat', 'line'];
const LINK = 'https://pay.example/p/tide?lang=de';
const INTENT = 'intent://pay.example/p/tide?lang=de#Intent;scheme=https;action=android.intent.action.VIEW;category=android.intent.category.BROWSABLE;end';

describe('browserExit', () => {
  it.each([
    ['telegram', 'android', INTENT],
    ['discord', 'android', INTENT],
    ['instagram', 'android', INTENT],
    ['x', 'android', INTENT],
    ['facebook', 'android', INTENT],
    ['wechat', 'android', null],
    ['line', 'android', 'https://pay.example/p/tide?lang=de&openExternalBrowser=1'],
    ['telegram', 'ios', null],
    ['discord', 'ios', null],
    ['instagram', 'ios', 'x-safari-https://pay.example/p/tide?lang=de'],
    ['x', 'ios', null],
    ['facebook', 'ios', 'x-safari-https://pay.example/p/tide?lang=de'],
    ['wechat', 'ios', null],
    ['line', 'ios', 'https://pay.example/p/tide?lang=de&openExternalBrowser=1'],
    ['telegram', 'desktop', null],
  ] as const)('%s on %s: %s', (app, platform, href) => {
    expect(browserExit(app, platform, LINK).href).toBe(href);
  });

  it('names the scheme of a page that is served without encryption, as on a developer’s machine', () => {
    expect(browserExit('telegram', 'android', 'http://127.0.0.1:4173/p/tide').href).toContain('intent://127.0.0.1:4173/p/tide#Intent;scheme=http;');
    expect(browserExit('instagram', 'ios', 'http://127.0.0.1:4173/p/tide').href).toBeNull();
  });

  it('lets nothing in the address become a part of the intent', () => {
    fc.assert(
      fc.property(fc.webPath(), fc.string({ unit: fc.constantFrom('#', ';', '=', 'Intent', 'end', 'package', '/', '%23', '&', '?', ' ') }), fc.constantFrom(...APPS), (path, hostile, app) => {
        const link = new URL(`https://pay.example/p${path}`);
        link.search = hostile;
        link.hash = hostile;
        const { href } = browserExit(app, 'android', link.href);
        if (href?.startsWith('intent:') !== true) return;
        const [place, ...rest] = href.split('#');
        expect(rest).toEqual(['Intent;scheme=https;action=android.intent.action.VIEW;category=android.intent.category.BROWSABLE;end']);
        expect(place).toBe(`intent://pay.example${link.pathname}${link.search}`);
      }),
    );
  });
});
