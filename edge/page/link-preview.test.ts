import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Product } from '../../src/contract/product.ts';
import { WIRE_PRODUCT } from '../testing/wire-product.ts';
import { headTags, shorten } from './link-preview.ts';
import { productView } from './product-view.ts';

function preview(change: object, publicUrl: string | null = 'https://pay.example'): Map<string, string> {
  const tags = headTags(productView(v.parse(Product, { ...WIRE_PRODUCT, ...change }), 'https://api.example'), 'tide', publicUrl);
  const metas = [...tags.matchAll(/<meta (?:property|name)="([^"]+)" content="([^"]*)">/g)].map(([, name = '', content = '']) => [name, content] as const);
  return new Map([...metas, ['title', /<title>([^<]*)</.exec(tags)?.[1] ?? '']]);
}

describe('what a link unfolds to', () => {
  it('in a right-to-left language is the title as written', () => {
    const tags = preview({ title: 'دائرة المد', description: null });
    expect(tags.get('og:title')).toBe('دائرة المد');
    expect(tags.get('og:description')).toBe('29 USDC');
  });

  it('keeps emoji, and drops what only draws tricks', () => {
    expect(preview({ title: '🌊 Tide \u202eCDSU 1\u202c\u0000' }).get('og:title')).toBe('🌊 Tide CDSU 1');
  });

  it('is cut visibly and never inside a letter', () => {
    const title = preview({ title: `${'a'.repeat(118)}🌊🌊🌊` }).get('og:title') ?? '';
    expect(title).toBe(`${'a'.repeat(118)}🌊…`);
    expect(shorten('e\u0301'.repeat(5), 3)).toBe('e\u0301e\u0301…');
    expect(shorten('漢'.repeat(1_000_000), 200)).toHaveLength(200);
  });

  it('has no picture that is not https, and then a small card', () => {
    const tags = preview({ image_url: 'http://cdn.example/a.png' });
    expect([tags.has('og:image'), tags.get('twitter:card')]).toEqual([false, 'summary']);
    expect(preview({ image_url: null, checkout_config: { hero_image_url: 'https://cdn.example/hero.png' } }).get('og:image')).toBe('https://cdn.example/hero.png');
  });

  it('invents no address where none is known', () => {
    const tags = preview({}, null);
    expect([tags.has('og:url'), tags.get('og:image')]).toEqual([false, 'https://cdn.example/cover.png']);
  });

  it('says whose it is even without a name', () => {
    expect(preview({ checkout_config: null }).get('title')).toBe('Tidewater Circle, 30 days · Hilt Checkout');
    expect(preview({ title: '\u200b' }).get('og:title')).toBe('Tidewater');
  });

  it('tells a price to its last digit', () => {
    expect(preview({ amount_minor_units: 1_234_500_001, description: '' }).get('og:description')).toBe('1,234.500001 USDC');
  });
});
