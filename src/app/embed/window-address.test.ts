import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePath } from '../paths.ts';
import { readWindowAddress, windowHref } from './window-address.ts';

const name = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._~-]{0,20}$/);

describe('the address of the window', () => {
  it('says what it is about in the fragment alone, and is read as it was written', () => {
    fc.assert(
      fc.property(name, fc.option(name), fc.option(fc.string()), (slug, paymentId, handoffToken) => {
        const url = new URL(windowHref({ slug, locale: 'de', paymentId, handoffToken }), 'https://pay.example');
        expect(url.pathname + url.search).toBe('/popup?lang=de');
        expect(parsePath(url.pathname)).toEqual({ tag: 'popup' });
        expect(readWindowAddress(url.hash)).toEqual({ slug, paymentId });
      }),
    );
  });

  it.each(['', '#pay=x', '#slug=', '#slug=../p', '#slug=%00'])('is about nothing as %j', (hash) => {
    expect(readWindowAddress(hash)).toBeNull();
  });

  it('with a payment that cannot be one opens the product alone', () => {
    expect(readWindowAddress('#slug=tide&pay=../x')).toEqual({ slug: 'tide', paymentId: null });
  });
});
