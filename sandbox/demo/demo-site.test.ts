import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { listen, type RunningServer } from '../static-server.ts';
import { startDemoSite } from './demo-site.ts';

const product = {
  id: 'p-1', product_type: 'PAYMENT_LINK', status: 'ACTIVE', title: 'Tide <b>charts</b>', description: '"Two" & a half', image_url: null, amount_minor_units: 4_900_000,
  token_mint: 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v', merchant_wallet: '11111111111111111111111111111111', delivery_type: 'REDIRECT', slug: 'tide-charts', created_at: '2026-01-01T00:00:00Z',
};

/** A Hilt that knows these products and makes personal links. */
async function hilt(products: readonly object[], asked: string[] = []): Promise<RunningServer> {
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${String(request.headers['x-hilt-key'])}`);
    if (request.method === 'POST') return void request.on('data', (part: Buffer) => asked.push(part.toString())).on('end', () => response.end(JSON.stringify({ checkout_url: 'http://checkout.example/p/x?handoff=t', expires_at: '2026-01-01T00:00:00Z' })));
    return void response.end(JSON.stringify(products));
  });
  return listen(server, 0);
}

const running: RunningServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

async function shop(products: readonly object[], asked?: string[]): Promise<RunningServer> {
  const api = await hilt(products, asked);
  const site = await startDemoSite({ account: { apiUrl: api.url, key: 'hk_sandbox_x' }, checkoutUrl: 'http://checkout.example', port: 0 });
  running.push(api, site);
  return site;
}

describe('the demo shop', () => {
  it('lists every product with its price and a link to the checkout', async () => {
    const site = await shop([product]);
    const page = await (await fetch(site.url)).text();
    expect(page).toContain('<span class="figure">4.90</span> USDC');
    expect(page).toContain('href="http://checkout.example/p/tide-charts"');
  });

  it('shows what a merchant wrote as text', async () => {
    const page = await (await fetch((await shop([product])).url)).text();
    expect(page).toContain('Tide &lt;b&gt;charts&lt;/b&gt;');
    expect(page).toContain('&quot;Two&quot; &amp; a half');
  });

  it('never sends its key to a browser', async () => {
    const asked: string[] = [];
    const page = await (await fetch((await shop([product], asked)).url)).text();
    expect(asked).toEqual(['GET /v1/products?limit=100 hk_sandbox_x']);
    expect(page).not.toContain('hk_sandbox_x');
  });

  it('says what is sold out, not for sale, or priced by the buyer', async () => {
    const page = await (await fetch((await shop([{ ...product, status: 'PAUSED' }, { ...product, max_payments: 1, payment_count: 1 }, { ...product, amount_minor_units: null }])).url)).text();
    expect(page).toMatch(/Not for sale[\s\S]*Sold out[\s\S]*You choose/);
  });

  it('sends a known buyer on with a personal link', async () => {
    const asked: string[] = [];
    const site = await shop([{ ...product, membership_enabled: true, membership_platform: 'TELEGRAM' }], asked);
    expect(await (await fetch(site.url)).text()).toContain('Buy by personal link');
    const response = await fetch(`${site.url}/personal-link`, { method: 'POST', body: new URLSearchParams({ product: 'p-1', identity: '@buyer' }), redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([303, 'http://checkout.example/p/x?handoff=t']);
    expect(asked.at(-2)).toBe('POST /v1/products/p-1/handoff-link hk_sandbox_x');
    expect(JSON.parse(asked.at(-1) ?? '')).toMatchObject({ identity_value: '@buyer', return_url: `${site.url}/` });
  });

  it('error: says when Hilt cannot be asked, and when a page does not exist', async () => {
    const site = await startDemoSite({ account: { apiUrl: 'http://127.0.0.1:9', key: 'x' }, checkoutUrl: 'http://checkout.example', port: 0 });
    running.push(site);
    expect((await fetch(site.url)).status).toBe(502);
    expect((await fetch(`${site.url}/x`)).status).toBe(404);
  });
});
