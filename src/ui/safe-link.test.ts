import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeIcon, safeImage, safeLink } from './safe-link.ts';

describe('a foreign link', () => {
  it('opens when it is https, and names its host', () => {
    expect(safeLink(' https://t.me/+abc ')).toEqual({ href: 'https://t.me/+abc', host: 't.me' });
    expect(safeLink('https://xn--hnig-5qa.example:8443/a')?.host).toBe('xn--hnig-5qa.example:8443');
  });

  it('opens in the two apps that hand out invites', () => {
    expect(safeLink('tg://join?invite=abc')?.host).toBe('Telegram');
    expect(safeLink('discord://-/invite/abc')?.host).toBe('Discord');
  });

  it.each(['http://harbour.example', 'java\nscript:alert(1)', 'data:text/html,x', 'blob:https://a/b', 'file:///etc', 'https://hilt.so@evil.example', '//evil.example', '/pay', '', 'HARBOUR-2026'])('does not open as %j', (foreign) => {
    expect(safeLink(foreign)).toBeNull();
  });

  it('never has another scheme, whatever comes in', () => {
    fc.assert(fc.property(fc.oneof(fc.webUrl(), fc.string()), (foreign) => /^(https:|tg:|discord:)/.test(safeLink(foreign)?.href ?? 'https:')));
  });
});

describe('a foreign picture', () => {
  it('comes from https or from the page’s own origin', () => {
    expect(safeImage('https://img.example/a.png', 'http://127.0.0.1:5173')).toBe('https://img.example/a.png');
    expect(safeImage('/covers/a.svg', 'http://127.0.0.1:5173')).toBe('http://127.0.0.1:5173/covers/a.svg');
    expect(safeImage('http://127.0.0.1:9/a.png', 'http://127.0.0.1:5173')).toBeNull();
    expect(safeImage('data:image/svg+xml,x', 'https://pay.example')).toBeNull();
    expect(safeImage(null, 'https://pay.example')).toBeNull();
  });

  it('may be the data of a wallet’s icon, if it is a picture', () => {
    expect(safeIcon('data:image/svg+xml;base64,AA')).toBe('data:image/svg+xml;base64,AA');
    expect(safeIcon('data:text/html,<script>')).toBeNull();
    expect(safeIcon('http://wallet.example/i.png')).toBeNull();
  });
});
