// @vitest-environment happy-dom
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Product } from '../../src/contract/product.ts';
import { hostileText } from '../testing/hostile-text.ts';
import { PAGE } from '../testing/memory-assets.ts';
import { WIRE_PRODUCT } from '../testing/wire-product.ts';
import { dressing, firstScreen } from './first-screen.ts';
import { inlineProduct } from './inline-product.ts';
import { headTags } from './link-preview.ts';
import { productView } from './product-view.ts';
import { cutTemplate } from './template.ts';

const PUBLIC_URL = 'https://pay.example';

function paint(wire: Readonly<Record<string, unknown>>): string {
  const view = productView(v.parse(Product, wire), PUBLIC_URL);
  return cutTemplate(PAGE).paint({ headTags: headTags(view, 'tide', PUBLIC_URL), data: inlineProduct(wire), style: dressing(view), rootAttributes: view.theme === null ? '' : ` data-theme="${view.theme}"`, screen: firstScreen(view) });
}

/** Every tag with its attribute names, without any value or text: what a hostile product must not be able to change. */
function skeleton(html: string): string {
  return (html.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/="[^"]*"/g, '')).join('').replace(' data-long', '');
}

const hostile = hostileText.map((text) => `x${text}`);

describe('a product whose every text attacks the page', () => {
  it('cannot add, remove or change a single element or attribute', () => {
    const tame = skeleton(paint(WIRE_PRODUCT));
    fc.assert(
      fc.property(hostile, hostile, hostile, hostile, (title, description, brand, other) => {
        const wire = { ...WIRE_PRODUCT, title, description, product_type: other, image_url: `https://cdn.example/?${other}`, membership_identity_label: other, [other]: other, checkout_config: { ...WIRE_PRODUCT.checkout_config, brand_name: brand.slice(0, 80), support_url: other, [other]: other } };
        expect(skeleton(paint(wire))).toBe(tame);
      }),
      { numRuns: 300 },
    );
  });

  it('says in the page what it says, no more', () => {
    fc.assert(
      fc.property(hostile, (title) => {
        const wire = { ...WIRE_PRODUCT, title };
        const view = productView(v.parse(Product, wire), PUBLIC_URL);
        const page = new DOMParser().parseFromString(paint(wire).replace(/<link rel="stylesheet"[^>]*>/, ''), 'text/html');
        expect(page.querySelector('h1')?.textContent).toBe(view.title);
        expect(JSON.parse(page.getElementById('hilt-product')?.textContent ?? '')).toMatchObject({ title });
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['image_url', { image_url: ['java', 'script:alert(1)'].join('') }],
    ['image_url', { image_url: 'data:image/svg+xml,<svg onload=alert(1)>' }],
    ['image_url', { image_url: 'http://cdn.example/cover.png' }],
    ['accent_color', { checkout_config: { accent_color: '#fff}body{display:none' } }],
    ['accent_color', { checkout_config: { accent_color: 'red;}</style><script>' } }],
    ['theme', { checkout_config: { theme: 'dark" onload="alert(1)' } }],
  ])('is not followed where %s leads', (_field, change) => {
    const html = paint({ ...WIRE_PRODUCT, ...change });
    const screen = html.replace(/<script type="application\/json"[\s\S]*?<\/script>/g, '');
    expect(screen).not.toMatch(/alert|http:|display:none|data:/);
  });

  it('takes a long description and title without growing the first packets', () => {
    const html = paint({ ...WIRE_PRODUCT, title: 'A'.repeat(5_000), description: '漢'.repeat(50_000) });
    expect(html).not.toContain('hilt-product');
    expect(html.length).toBeLessThan(8_000);
  });
});
