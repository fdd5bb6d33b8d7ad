import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCRIPT_URL } from '../gallery/fixtures/extremes.ts';
import { returnLink, safeReturn } from './way-back.ts';

const TOKEN = 'hilt_handoff_aaa.bbb.ccc';
const ID = '7c1e9a52-4f0b';

describe('the way back to a seller', () => {
  it.each(['https://shop.example/done', 'https://shop.example:8443/a?b=c#d', 'https://xn--mnchen-3ya.example/', `https://shop.example/o/{payment_id}?x=%7Bpayment_id%7D`])('may be %s', (url) => {
    expect(safeReturn(url, TOKEN)).toBe(url);
  });

  it.each([
    ['no address at all', null],
    ['plain http', 'http://shop.example/'],
    ['an app', 'tg://resolve?domain=shop'],
    ['a script', SCRIPT_URL],
    ['data', 'data:text/html,x'],
    ['something relative', '/done'],
    ['a user name before the host', 'https://shop.example@evil.example/'],
    ['the payment id in the host', 'https://{payment_id}.shop.example/'],
    ['the payment id in the host, encoded', 'https://%7Bpayment_id%7D.shop.example/'],
    ['too long', `https://shop.example/${'x'.repeat(2048)}`],
    ['the token', `https://shop.example/?handoff=${TOKEN}`],
    ['the token, encoded', `https://shop.example/?next=${encodeURIComponent(`/p/x?handoff=${TOKEN}`)}`],
  ])('is never %s', (_what, url) => {
    expect(safeReturn(url, TOKEN)).toBeNull();
  });

  it('is named by the host that is really opened', () => {
    expect(returnLink('https://münchen.example/', ID)?.host).toBe('xn--mnchen-3ya.example');
    expect(returnLink('https://shop.example\\@evil.example/', ID)?.host).toBe('shop.example');
  });

  it('carries the payment id only where the seller has asked for it', () => {
    expect(returnLink('https://shop.example/o/{payment_id}?p=%7bpayment_id%7D#{payment_id}', 'a b/c')?.href).toBe('https://shop.example/o/a%20b%2Fc?p=a%20b%2Fc#a%20b%2Fc');
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ['https'], withQueryParameters: true, withFragments: true }), fc.uuid(), (url, id) => {
        fc.pre(!url.includes(id));
        expect(returnLink(url, id)?.href ?? '').not.toContain(id);
      }),
    );
  });

  it('keeps to https and to the seller’s host, whatever the payment id is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('https://shop.example/{payment_id}', 'https://shop.example/?id={payment_id}', 'https://shop.example/#%7Bpayment_id%7D'), (id, url) => {
        expect(() => returnLink(url, `${id}\ud800`)).not.toThrow();
        const { protocol, host } = new URL(returnLink(url, id)?.href ?? 'none:');
        expect([protocol, host]).toEqual(['https:', 'shop.example']);
      }),
    );
  });
});
