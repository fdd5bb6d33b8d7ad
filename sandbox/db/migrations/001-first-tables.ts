/**
 * Times are unix milliseconds, amounts base units of the mint, JSON columns hold one document as text.
 * `payments.tx_signature` is unique: that is what keeps one transaction from paying two sessions (docs/sandbox-api.md).
 */
export const firstTables = `
CREATE TABLE products (
  id TEXT PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  owner_id TEXT NOT NULL,
  product_type TEXT NOT NULL,
  status TEXT NOT NULL,
  title TEXT NOT NULL,
  description TEXT,
  image_url TEXT,
  amount INTEGER CHECK (amount > 0),
  token_mint TEXT NOT NULL,
  merchant_wallet TEXT NOT NULL,
  delivery_type TEXT NOT NULL,
  delivery_value TEXT,
  tip_presets TEXT,
  fee_bps INTEGER NOT NULL CHECK (fee_bps BETWEEN 0 AND 5000),
  fee_flat_cents INTEGER NOT NULL CHECK (fee_flat_cents >= 0),
  fee_cap_cents INTEGER CHECK (fee_cap_cents > 0),
  max_payments INTEGER CHECK (max_payments > 0),
  payment_count INTEGER NOT NULL DEFAULT 0,
  total_volume INTEGER NOT NULL DEFAULT 0,
  membership_config TEXT,
  checkout_config TEXT,
  session_seconds INTEGER CHECK (session_seconds > 0),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE handoffs (
  id TEXT PRIMARY KEY,
  product_id TEXT NOT NULL REFERENCES products (id),
  expires_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE payments (
  id TEXT PRIMARY KEY,
  public_id TEXT NOT NULL UNIQUE,
  product_id TEXT NOT NULL REFERENCES products (id),
  handoff_id TEXT REFERENCES handoffs (id),
  nonce TEXT NOT NULL UNIQUE,
  reference TEXT NOT NULL UNIQUE,
  status TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount > 0),
  merchant_amount INTEGER NOT NULL CHECK (merchant_amount > 0),
  fee_amount INTEGER NOT NULL CHECK (fee_amount >= 0),
  token_mint TEXT NOT NULL,
  merchant_wallet TEXT NOT NULL,
  fee_wallet TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  identity_type TEXT,
  identity_value TEXT,
  identity_display TEXT,
  identity_verified INTEGER NOT NULL DEFAULT 0,
  claimed_signature TEXT,
  claimed_at INTEGER,
  wallet_source TEXT,
  payer_wallet TEXT,
  tx_signature TEXT UNIQUE,
  slot INTEGER,
  block_time INTEGER,
  settled_by TEXT,
  confirmed_at INTEGER,
  failed_at INTEGER,
  failure_reason TEXT,
  delivery_status TEXT,
  delivery_error TEXT,
  delivery_attempted_at INTEGER,
  delivery_sent_at INTEGER,
  delivery_failures_left INTEGER,
  deep_link_expires_at INTEGER,
  membership_id TEXT,
  CHECK (amount = merchant_amount + fee_amount)
) STRICT;
CREATE INDEX payments_by_status ON payments (status);
CREATE INDEX payments_by_handoff ON payments (handoff_id);

CREATE TABLE memberships (
  id TEXT PRIMARY KEY,
  product_id TEXT NOT NULL REFERENCES products (id),
  platform TEXT NOT NULL,
  identity_type TEXT NOT NULL,
  identity_value TEXT NOT NULL,
  identity_display TEXT,
  payer_wallet TEXT NOT NULL,
  period_start_at INTEGER NOT NULL,
  period_end_at INTEGER,
  latest_payment_id TEXT NOT NULL REFERENCES payments (id),
  renewal_count INTEGER NOT NULL DEFAULT 0,
  UNIQUE (product_id, identity_type, identity_value)
) STRICT;

CREATE TABLE receipts (
  id TEXT PRIMARY KEY,
  payment_id TEXT NOT NULL UNIQUE REFERENCES payments (id),
  receipt_json TEXT NOT NULL,
  receipt_hash TEXT NOT NULL,
  signature TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE identity_sessions (
  id TEXT PRIMARY KEY,
  product_id TEXT NOT NULL REFERENCES products (id),
  wallet TEXT NOT NULL,
  wallet_source TEXT NOT NULL,
  identity_type TEXT NOT NULL,
  identity_value TEXT NOT NULL,
  identity_display TEXT,
  challenge TEXT NOT NULL,
  verified_at INTEGER,
  expires_at INTEGER NOT NULL
) STRICT;

CREATE TABLE scan_cursors (
  account TEXT PRIMARY KEY,
  signature TEXT NOT NULL
) STRICT;
`;
