import { describe, expect, it } from 'vitest';
import { heldBack, startFakeHilt } from '../testing/fake-hilt.ts';
import { startTestEdge } from '../testing/test-edge.ts';
import { PRODUCT_ROUTE, WIRE_PRODUCT } from '../testing/wire-product.ts';

async function setup(options: Parameters<typeof startTestEdge>[0] = {}) {
  const hilt = await startFakeHilt();
  hilt.replies.set(PRODUCT_ROUTE, { body: WIRE_PRODUCT });
  const edge = await startTestEdge({ hilt: hilt.url, ...options });
  return { hilt, edge };
}

describe('/p/<slug>', () => {
  it('shows title, seller, picture and price before any script', async () => {
    const { edge } = await setup();
    const answer = await edge.get('/p/tide');
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(html).toContain('<h1 class="product" dir="auto" id="early-title">Tidewater Circle, 30 days</h1>');
    expect(html).toMatch(/<span class="price-fit"><bdi dir="ltr" class="price-n" id="early-price">29<\/bdi><span class="price-u">USDC<\/span>/);
    expect(html).toContain('<bdi>Tidewater</bdi>');
    expect(html).toContain('<img src="https://cdn.example/cover.png"');
  });

  it('carries the product for the page’s own script, right behind the settings, without what buyers must not have', async () => {
    const { edge } = await setup();
    const html = await (await edge.get('/p/tide')).text();
    const json = /<script type="application\/json" id="hilt-product">([^<]*)<\/script>/.exec(html)?.[1] ?? '';
    expect(JSON.parse(json)).toMatchObject({ slug: 'tide', amount_minor_units: 29_000_000, checkout_config: { brand_name: 'Tidewater' } });
    expect(html).not.toContain('secret-invite');
    expect(html).not.toContain('not for buyers');
    expect(html.indexOf('id="hilt-product"')).toBeLessThan(html.indexOf('__headScript'));
    expect(html.indexOf('id="hilt-config"')).toBeLessThan(html.indexOf('id="hilt-product"'));
  });

  it('unfolds as a link: title, price, picture, canonical address', async () => {
    const { edge } = await setup();
    const html = await (await edge.get('/p/tide?utm=x')).text();
    for (const tag of [
      '<title>Tidewater Circle, 30 days · Tidewater</title>',
      '<link rel="canonical" href="https://pay.example/p/tide">',
      '<meta property="og:url" content="https://pay.example/p/tide">',
      '<meta property="og:title" content="Tidewater Circle, 30 days">',
      '<meta property="og:description" content="29 USDC · The private group. - A chart letter every Monday">',
      '<meta property="og:image" content="https://cdn.example/cover.png">',
      '<meta name="twitter:card" content="summary_large_image">',
    ])
      expect(html).toContain(tag);
  });

  it('looks for a picture without an origin where the page does: at Hilt, and takes one without https from a Hilt on this machine alone', async () => {
    const { edge, hilt } = await setup();
    hilt.replies.set(PRODUCT_ROUTE, { body: { ...WIRE_PRODUCT, image_url: '/covers/tide.png' } });
    const answer = await edge.get('/p/tide');
    expect(await answer.text()).toContain(`src="${hilt.url}/covers/tide.png"`);
    expect(answer.headers.get('content-security-policy')).toContain(`img-src 'self' https: ${hilt.url} data:;`);
  });

  it('paints with exactly the inline code its policy allows', async () => {
    const { edge } = await setup();
    const answer = await edge.get('/p/tide');
    const policy = answer.headers.get('content-security-policy') ?? '';
    const html = await answer.text();
    const styles = [...html.matchAll(/<style>([^<]*)<\/style>/g)].map((match) => match[1] ?? '');
    expect(styles).toContain('html:root{--accent:#0a5a94}.price{--chars:4.4}');
    expect(styles).toContain('.price{font-size:4rem}');
    for (const code of [...styles, 'window.__headScript=1']) expect(policy).toContain(`'sha256-${Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(code))).toString('base64')}'`);
    expect(html).not.toMatch(/\sstyle=/);
  });

  it('is 404 with the app when Hilt knows no such product, and for what cannot be a slug', async () => {
    const { hilt, edge } = await setup();
    for (const path of ['/p/other', '/p/a%2Fb', '/p/%00', '/p/tide/more']) {
      const answer = await edge.get(path);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(await answer.text()).toContain('<div id="root"><div class="page">');
    }
    expect(hilt.heard.map(({ url }) => url)).toEqual(['/v1/products/p/other']);
  });

  it('is answered without the product when Hilt is slow, and with it once it has come', async () => {
    const { hilt, edge } = await setup({ limits: { paintMs: 10 } });
    const late = heldBack({ body: WIRE_PRODUCT });
    hilt.replies.set(PRODUCT_ROUTE, () => late.reply);
    const early = await edge.get('/p/tide');
    expect(early.status).toBe(200);
    expect(early.headers.get('cache-control')).toBe('no-store');
    expect(await early.text()).not.toContain('Tidewater');
    late.release();
    await expect.poll(async () => (await edge.get('/p/tide')).text()).toContain('Tidewater');
    expect(hilt.heard).toHaveLength(1);
  });

  it.each([
    ['is down', { status: 503, body: { detail: 'no' } }],
    ['says something else', { body: { title: 'Half a product' } }],
    ['is no JSON', { raw: '<html>' }],
  ])('is the plain page when Hilt %s', async (_how, reply) => {
    const { hilt, edge } = await setup();
    hilt.replies.set(PRODUCT_ROUTE, reply);
    const answer = await edge.get('/p/tide');
    expect([answer.status, (await answer.text()).includes('hilt-product')]).toEqual([200, false]);
  });

  it('asks Hilt once for many buyers, again after 15 seconds, and keeps the old price while Hilt is down', async () => {
    const clock = { now: Date.now() };
    const { hilt, edge } = await setup({ now: () => clock.now });
    await Promise.all(Array.from({ length: 20 }, () => edge.get('/p/tide')));
    expect(hilt.heard).toHaveLength(1);
    clock.now += 15_000;
    hilt.replies.set(PRODUCT_ROUTE, { status: 503, body: { detail: 'no' } });
    expect(await (await edge.get('/p/tide')).text()).toContain('Tidewater');
    expect(hilt.heard).toHaveLength(2);
  });

  it('leaves Hilt alone for as long as it asks', async () => {
    const clock = { now: Date.now() };
    const { hilt, edge } = await setup({ now: () => clock.now });
    hilt.replies.set(PRODUCT_ROUTE, { status: 429, headers: { 'retry-after': '30' }, body: { detail: 'slow down' } });
    await edge.get('/p/tide');
    clock.now += 29_000;
    await edge.get('/p/tide');
    await edge.get('/p/other');
    expect(hilt.heard).toHaveLength(1);
    clock.now += 2_000;
    await edge.get('/p/tide');
    expect(hilt.heard).toHaveLength(2);
  });

  it('does not let one client use up everybody’s requests at Hilt by guessing slugs', async () => {
    const clock = { now: Date.now() };
    const { hilt, edge } = await setup({ now: () => clock.now });
    await Promise.all(Array.from({ length: 40 }, (_, index) => edge.get(`/p/guess-${index}`)));
    expect(hilt.heard).toHaveLength(30);
    expect((await edge.get('/p/tide')).status).toBe(200);
    expect(hilt.heard).toHaveLength(30);
  });

  it('may be kept by caches for seconds, but never for an address with a handoff token, which it neither repeats nor logs', async () => {
    const { edge } = await setup();
    expect((await edge.get('/p/tide')).headers.get('cache-control')).toBe('public, max-age=0, s-maxage=15, must-revalidate');
    const personal = await edge.get('/p/tide?handoff=hilt_handoff_secret');
    expect(personal.headers.get('cache-control')).toBe('private, no-store');
    expect(await personal.text()).not.toContain('hilt_handoff_secret');
    expect(JSON.stringify(edge.logged)).not.toContain('hilt_handoff_secret');
  });

  it('answers 304 to who has it, HEAD without a body, and compressed as asked', async () => {
    const { edge } = await setup();
    const first = await edge.get('/p/tide', { 'accept-encoding': 'br' });
    expect(first.headers.get('content-encoding')).toBe('br');
    expect(await first.text()).toContain('Tidewater');
    const tag = first.headers.get('etag') ?? '';
    const again = await edge.get('/p/tide', { 'if-none-match': tag });
    expect([again.status, await again.text(), again.headers.get('content-security-policy')]).toEqual([304, '', first.headers.get('content-security-policy')]);
    const head = await fetch(`${edge.url}/p/tide`, { method: 'HEAD', headers: { 'accept-encoding': 'identity' } });
    const get = await edge.get('/p/tide', { 'accept-encoding': 'identity' });
    expect([head.status, await head.text(), head.headers.get('content-length')]).toEqual([200, '', get.headers.get('content-length')]);
  });

  it('may be framed as the embed only, and still shows the price there', async () => {
    const { edge } = await setup();
    const alone = await edge.get('/p/tide');
    expect(alone.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    const framed = await edge.get('/embed/tide');
    expect(framed.headers.get('content-security-policy')).toContain('frame-ancestors https:');
    expect(framed.headers.get('x-frame-options')).toBeNull();
    expect(await framed.text()).toContain('<span class="price-u">USDC</span>');
  });

  it('shows no price for what cannot be bought, and none it does not know the token of', async () => {
    const { hilt, edge } = await setup();
    for (const [slug, change] of Object.entries({ paused: { status: 'PAUSED' }, sold: { max_payments: 3 }, tip: { amount_minor_units: null }, other: { token_mint: '9WzDXwBbmkg8ZTbNMqUxvQRAyrZzDsGYdLVL9zYtAWWM' } })) {
      hilt.replies.set(`GET /v1/products/p/${slug}`, { body: { ...WIRE_PRODUCT, slug, ...change } });
      const html = await (await edge.get(`/p/${slug}`)).text();
      expect(html).toContain('Tidewater Circle');
      expect(html).not.toContain('price-n');
      expect(html).not.toContain('29 USDC');
    }
  });
});
