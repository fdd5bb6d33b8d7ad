import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCRIPT_URL } from '../gallery/fixtures/extremes.ts';
import { product } from '../gallery/fixtures/world.ts';
import { mailLink } from './mail-link.ts';
import { supportAddress } from './support-address.ts';

const at = (support_url: string | null) => supportAddress({ ...product, checkout_config: product.checkout_config && { ...product.checkout_config, support_url } });

describe('where a seller can be written to', () => {
  it('is a page by https, or one mail address', () => {
    expect(at('https://harbour.example/help')).toEqual({ tag: 'page', link: { href: 'https://harbour.example/help', host: 'harbour.example' } });
    expect(at(' mailto:help@harbour.example ')).toEqual({ tag: 'mail', to: 'help@harbour.example' });
  });

  it('drops what a seller has put behind the address: nobody else gets a copy of the report', () => {
    expect(at('mailto:help@harbour.example?bcc=spy@evil.example&attach=/etc/passwd')).toEqual({ tag: 'mail', to: 'help@harbour.example' });
  });

  it.each([null, '', 'mailto:', 'mailto:a@b.example,c@d.example', 'mailto:a%0D%0Abcc:x@y.example', 'mailto:a@b.example%3Fbcc=x', 'mailto:<a@b.example>', SCRIPT_URL, 'http://harbour.example', 'tel:+49'])('is nowhere for %j', (url) => {
    expect(at(url)).toBeNull();
  });
});

describe('a mail with the report', () => {
  it('carries subject and text, whatever stands in them, and nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 60 }), (subject, text) => {
        const url = new URL(mailLink('help@harbour.example', subject, text));
        expect(url.pathname).toBe('help@harbour.example');
        expect([...url.searchParams.keys()]).toEqual(['subject', 'body']);
        expect(url.searchParams.get('subject')).toBe(subject);
        expect(url.searchParams.get('body')?.replaceAll('\r\n', '\n')).toBe(text.replaceAll('\r\n', '\n'));
      }),
    );
  });

  it('is cut at the end of a line where it would be too long for a link', () => {
    const href = mailLink('help@harbour.example', 'x', ['first', 'y'.repeat(1_000), 'z'.repeat(1_000)].join('\n'));
    expect(href.length).toBeLessThanOrEqual(1_900);
    expect(new URL(href).searchParams.get('body')).toBe(`first\r\n${'y'.repeat(1_000)}`);
  });
});
