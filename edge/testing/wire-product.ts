/** A product as Hilt's public route gives it, every key of it. */
export const WIRE_PRODUCT = {
  id: '3f0d7c1a-7c1d-4f6e-9b0a-0a2b3c4d5e6f',
  owner_id: 'owner-1',
  product_type: 'PAYMENT_LINK',
  status: 'ACTIVE',
  title: 'Tidewater Circle, 30 days',
  description: 'The private group.\n- A chart letter every Monday',
  image_url: 'https://cdn.example/cover.png',
  amount_minor_units: 29_000_000,
  token_mint: 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v',
  merchant_wallet: '9WzDXwBbmkg8ZTbNMqUxvQRAyrZzDsGYdLVL9zYtAWWM',
  delivery_type: 'TELEGRAM_INVITE',
  delivery_value: 'https://t.me/+secret-invite',
  tip_presets_lamports: null,
  max_payments: null,
  slug: 'tide',
  payment_count: 3,
  membership_enabled: true,
  membership_billing_interval_days: 30,
  checkout_config: { brand_name: 'Tidewater', accent_color: '#0a5a94', theme: 'auto', logo_url: 'https://cdn.example/logo.png', internal_note: 'not for buyers' },
  created_at: '2026-05-04T13:42:10Z',
};

export const PRODUCT_ROUTE = 'GET /v1/products/p/tide';
