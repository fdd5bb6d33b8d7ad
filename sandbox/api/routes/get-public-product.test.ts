import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestApi, startTestApi } from '../../testing/api.ts';

let api: TestApi;
beforeEach(async () => {
  api = await startTestApi();
});
afterEach(() => api.stop());

describe('the public product', () => {
  it('shows price, seller, look and delivery type', async () => {
    const { status, json } = await api.call('GET', '/v1/products/p/tidewater-circle');
    expect(status).toBe(200);
    expect(json).toMatchObject({ slug: 'tidewater-circle', status: 'ACTIVE', product_type: 'PAYMENT_LINK', amount_minor_units: 29_000_000, atomic_fee_pct: 2, delivery_type: 'REDIRECT', checkout_config: { brand_name: 'Tidewater', accent_color: '#0a5a94' } });
  });

  it('never shows the access, the owner or the volume', async () => {
    for (const slug of ['tidewater-circle', 'night-ferry', 'quiet-hours']) {
      const { json, text } = await api.call('GET', `/v1/products/p/${slug}`);
      expect(json).not.toHaveProperty('delivery_value');
      expect(json).not.toHaveProperty('owner_id');
      expect(json).not.toHaveProperty('total_volume_lamports');
      expect(text).not.toMatch(/QH-7F3K|t\.me|tidewater\/welcome/);
    }
  });

  it('tells the terms of a membership', async () => {
    const { json } = await api.call('GET', '/v1/products/p/crew-room');
    expect(json).toMatchObject({ membership_enabled: true, membership_platform: 'TELEGRAM', membership_identity_required: true, membership_billing_interval_days: 30, membership_renewal_mode: 'ONE_OFF' });
  });

  it('gives pictures of its own as absolute addresses that answer with a picture', async () => {
    const { json } = await api.call('GET', '/v1/products/p/tidewater-circle');
    expect(json).toMatchObject({ image_url: `${api.url}/assets/tidewater-circle.svg`, checkout_config: { logo_url: `${api.url}/assets/tidewater-mark.svg` } });
    for (const file of ['tidewater-circle', 'tidewater-mark']) {
      const picture = await api.call('GET', `/assets/${file}.svg`);
      expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/svg+xml; charset=utf-8']);
      expect(picture.text).toMatch(/^<svg/);
    }
  });

  it('stays readable when sold out or paused, and says so', async () => {
    expect((await api.call('GET', '/v1/products/p/first-light-chart')).json).toMatchObject({ status: 'ACTIVE', max_payments: 40, payment_count: 40 });
    expect((await api.call('GET', '/v1/products/p/winter-crossing')).json).toMatchObject({ status: 'PAUSED' });
  });

  it('is 404 for an unknown slug', async () => {
    const { status, json } = await api.call('GET', '/v1/products/p/nobody-sells-this');
    expect([status, json]).toEqual([404, { detail: 'Product not found' }]);
  });
});
