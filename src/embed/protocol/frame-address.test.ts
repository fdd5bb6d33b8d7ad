import { describe, expect, it } from 'vitest';
import { frameUrl, isWebOrigin, pageUrl, readFrameAddress } from './frame-address.ts';

describe('the address of a frame', () => {
  it('tells the frame whom to greet, and nobody else', () => {
    const url = new URL(frameUrl('https://pay.example', 'tide', { theme: 'dark', locale: 'de' }, { host: 'https://shop.example', channel: 'abc' }));
    expect(url.pathname + url.search).toBe('/embed/tide?theme=dark&lang=de');
    expect(readFrameAddress(url.hash)).toEqual({ host: 'https://shop.example', channel: 'abc' });
  });

  it.each(['', '#', '#host=https://shop.example', '#channel=abc', '#host=*&channel=abc', '#host=null&channel=abc', '#host=javascript:1&channel=abc'])('names nobody as %j', (hash) => {
    expect(readFrameAddress(hash)).toBeNull();
  });

  it('of the page carries language and token, and only those that are there', () => {
    expect(pageUrl('https://pay.example', 'tide', { locale: null })).toBe('https://pay.example/p/tide');
    expect(pageUrl('https://pay.example', 'tide', { locale: 'ar' }, 'a b')).toBe('https://pay.example/p/tide?lang=ar&handoff=a+b');
  });
});

describe('a web origin', () => {
  it.each(['https://shop.example', 'http://localhost:8080', 'https://xn--80ak6aa92e.com'])('is %s', (text) => {
    expect(isWebOrigin(text)).toBe(true);
  });

  it.each(['https://shop.example/', 'https://Shop.example', 'https://shop.example:443', 'https://user@shop.example', 'https://shop.example#x', 'https://\u0430pple.com', 'file:///x', 'null', '*', 'shop.example', ''])('is not %s', (text) => {
    expect(isWebOrigin(text)).toBe(false);
  });
});
