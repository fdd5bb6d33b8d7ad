import { SELLERS } from '../../sandbox/seed/products.ts';
import { becameMore, PAYLOAD } from '../support/hostile-fields.ts';
import { expect, test } from '../support/test.ts';

/** What a crawler sees, which runs no script and reads the head of the page; and what a person sees who has scripts switched off. */

test.use({ javaScriptEnabled: false, host: 'edge', userAgent: 'TelegramBot (like TwitterBot)' });

const FAMILY = '👩‍👩‍👧‍👦';
const COVER = 'https://cdn.example/cover.png?a=1&b="2"';

/** Title as the seller wrote it, and as it unfolds. */
const TITLES: Readonly<Record<string, readonly [written: string, unfolded: string]>> = {
  ordinary: ['Tide & Time, "30 days"', 'Tide & Time, "30 days"'],
  'right-to-left': ['دائرة المد والجزر، ٣٠ يوما', 'دائرة المد والجزر، ٣٠ يوما'],
  // Nothing invisible is in a title, the glue of a family neither (src/ui/plain-text.ts).
  emoji: [`${FAMILY} Tide 🌊`, `${FAMILY.replaceAll('\u200D', '')} Tide 🌊`],
  'very long': [`🌊${'Tidewater '.repeat(400)}`, `🌊${'Tidewater '.repeat(400).slice(0, 118)}…`],
  hostile: [`\u202E${PAYLOAD}</title><meta property="og:title" content="stolen">`, `${PAYLOAD}</title><meta property="og:title" content="stolen">`],
};

for (const [name, [title, unfolded]] of Object.entries(TITLES)) {
  test(`a link with a title that is ${name} unfolds with title, price and picture, without any script`, { tag: '@desktop' }, async ({ page, checkout, guard, sandbox }) => {
    guard.allow(/cdn\.example/);
    await page.route('https://cdn.example/**', (route) => route.fulfill({ contentType: 'image/png', body: '' }));
    const product = await sandbox.api.createProduct({ title: 'A title', description: PAYLOAD, image_url: COVER, amount_minor_units: 1_234_500_001, merchant_wallet: SELLERS.tidewater, checkout_config: { brand_name: 'Tidewater' } });
    // Hilt itself takes short titles only; what it would say of others is put in its mouth.
    await sandbox.api.fault({ route: 'product', effect: { kind: 'lie', fields: { title } } });
    await checkout.open(product.slug);

    const meta = (attribute: 'name' | 'property', key: string) => page.locator(`head meta[${attribute}="${key}"]`);
    const address = `${sandbox.host.url}/p/${product.slug}`;
    const picture = new URL(COVER).href;
    const price = '1,234.500001 USDC';
    for (const [attribute, key, content] of [
      ['property', 'og:title', unfolded],
      ['property', 'og:description', `${price} · ${PAYLOAD}`],
      ['property', 'og:site_name', 'Tidewater'],
      ['property', 'og:url', address],
      ['property', 'og:image', picture],
      ['property', 'og:image:alt', unfolded],
      ['name', 'description', `${price} · ${PAYLOAD}`],
      ['name', 'twitter:card', 'summary_large_image'],
      ['name', 'twitter:title', unfolded],
      ['name', 'twitter:image', picture],
    ] as const) {
      // One of each: a second one could be the seller's own.
      await expect(meta(attribute, key)).toHaveCount(1);
      await expect(meta(attribute, key)).toHaveAttribute('content', content);
    }
    await expect(page.locator('head link[rel="canonical"]')).toHaveAttribute('href', address);
    expect(await page.title()).toBe(`${unfolded} · Tidewater`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title.replace(/[\u202E\u200D]/g, '').trim());
    await expect(page.locator('.price')).toHaveText(/1,234\.500001\s*USDC/);
    expect(await becameMore(page)).toEqual([]);
  });
}
