// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { telegramLaunchOf } from './telegram-launch.ts';
import { settleInTelegram } from './telegram-mini-app.ts';

const DARK = encodeURIComponent(JSON.stringify({ bg_color: '#17212b', text_color: '#f5f5f5' }));

describe('telegramLaunchOf', () => {
  it.each([
    [`#tgWebAppVersion=8.0&tgWebAppPlatform=ios&tgWebAppThemeParams=${DARK}`, { theme: 'dark' }],
    [`#tgWebAppVersion=8.0&tgWebAppThemeParams=${encodeURIComponent('{"bg_color":"#ffffff"}')}`, { theme: 'light' }],
    ['#tgWebAppPlatform=android', { theme: null }],
    ['#tgWebAppVersion=8.0&tgWebAppThemeParams=%7Bbroken', { theme: null }],
    ['#tgWebAppVersion=8.0&tgWebAppThemeParams=%22text%22', { theme: null }],
    [`#tgWebAppVersion=8.0&tgWebAppThemeParams=${encodeURIComponent('{"bg_color":"red;}"}')}`, { theme: null }],
    ['', null],
    ['#theme=dark', null],
  ])('reads %s', (hash, launch) => {
    expect(telegramLaunchOf(hash)).toEqual(launch);
  });
});

describe('settleInTelegram', () => {
  const root = document.documentElement;
  const posted = vi.fn<(type: string, data: string) => void>();
  let stop = (): void => undefined;

  beforeEach(() => {
    delete root.dataset['theme'];
    posted.mockReset();
    Object.assign(window, { TelegramWebviewProxy: { postEvent: posted }, innerHeight: 800 });
  });
  afterEach(() => stop());

  /** As Telegram's clients call it. */
  function tell(type: string, data: unknown): void {
    const telegram: unknown = Reflect.get(window, 'TelegramGameProxy_receiveEvent');
    if (typeof telegram === 'function') telegram(type, data);
  }

  it('asks for the full height and keeps a swipe from closing the checkout', () => {
    stop = settleInTelegram(window, { theme: null });
    expect(posted.mock.calls).toEqual([
      ['web_app_ready', 'null'],
      ['web_app_expand', 'null'],
      ['web_app_setup_swipe_behavior', '{"allow_vertical_swipe":false}'],
      ['web_app_request_viewport', 'null'],
    ]);
  });

  it('wears Telegram’s theme and follows its changes', () => {
    stop = settleInTelegram(window, { theme: 'dark' });
    expect(root.dataset['theme']).toBe('dark');
    tell('theme_changed', { theme_params: { bg_color: '#ffffff' } });
    expect(root.dataset['theme']).toBe('light');
    stop();
    expect(root.dataset['theme']).toBeUndefined();
  });

  it('leaves the theme the seller has chosen', () => {
    root.dataset['theme'] = 'light';
    stop = settleInTelegram(window, { theme: 'dark' });
    tell('theme_changed', { theme_params: { bg_color: '#000000' } });
    expect(root.dataset['theme']).toBe('light');
  });

  it('keeps the action above the edge of a half-open sheet, once the height is stable', () => {
    stop = settleInTelegram(window, { theme: null });
    tell('viewport_changed', { height: 300, is_state_stable: false });
    expect(root.style.getPropertyValue('--below-fold')).toBe('');
    tell('viewport_changed', '{"height":520,"is_state_stable":true,"is_expanded":false}');
    expect(root.style.getPropertyValue('--below-fold')).toBe('280px');
    tell('viewport_changed', { height: 800, is_state_stable: true });
    expect(root.style.getPropertyValue('--below-fold')).toBe('0px');
  });

  it.each([null, 'text', {}, { height: '1px;color:red' }, { height: -5 }, { height: Number.NaN }])('is not moved by %j', (data) => {
    stop = settleInTelegram(window, { theme: null });
    tell('viewport_changed', data);
    expect(['', '0px']).toContain(root.style.getPropertyValue('--below-fold'));
  });

  it('works where Telegram left no object', () => {
    Reflect.deleteProperty(window, 'TelegramWebviewProxy');
    stop = settleInTelegram(window, { theme: 'dark' });
    expect(root.dataset['theme']).toBe('dark');
  });
});
