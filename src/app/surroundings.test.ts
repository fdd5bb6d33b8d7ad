import { describe, expect, it } from 'vitest';
import { IN_APP, NOT_IN_APP } from '../testing/user-agents.ts';
import { surroundingsOf } from './surroundings.ts';

function pageAt(address: string, userAgent: string, objects: object = {}): Pick<Window, 'location' | 'navigator'> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the two parts of a window that are read
  return { location: new URL(address), navigator: { userAgent, maxTouchPoints: 5 }, ...objects } as unknown as Window;
}

describe('surroundingsOf', () => {
  it('makes the link from the slug, and takes nothing along but the language', () => {
    const page = pageAt('https://pay.example/p/tide?lang=de&handoff=secret&sandbox_wallet=x#tgWebAppData=secret', NOT_IN_APP['Chrome on Android']);
    expect(surroundingsOf(page, 'tide', false)).toEqual({ app: null, platform: 'android', link: 'https://pay.example/p/tide?lang=de' });
  });

  it('does not take a language that is none', () => {
    const page = pageAt('https://pay.example/p/tide?lang=de%26handoff%3Dx', NOT_IN_APP['Chrome on Android']);
    expect(surroundingsOf(page, 'tide', false).link).toBe('https://pay.example/p/tide');
  });

  it('has no link for a page that was opened by a personal link', () => {
    expect(surroundingsOf(pageAt('https://pay.example/p/tide?personal=1', IN_APP['discord ios']), 'tide', true)).toEqual({ app: 'discord', platform: 'ios', link: null });
  });

  it.each(['TelegramWebviewProxy', 'TelegramWebview'])('knows Telegram by %s', (name) => {
    expect(surroundingsOf(pageAt('https://pay.example/p/tide', 'Mozilla/5.0 (iPhone)', { [name]: {} }), 'tide', false).app).toBe('telegram');
  });
});
