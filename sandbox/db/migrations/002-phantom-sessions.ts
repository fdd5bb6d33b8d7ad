/**
 * One encrypted channel to the Phantom app per checkout session. `secret_key` is ours (X25519, base64), `phantom_key`, `session` and `wallet` are what
 * Phantom answered to connect. A nonce is written down the first time it is used in either direction and never taken again.
 */
export const phantomSessions = `
CREATE TABLE phantom_sessions (
  payment_id TEXT PRIMARY KEY REFERENCES payments (id),
  secret_key TEXT NOT NULL,
  phantom_key TEXT,
  session TEXT,
  wallet TEXT,
  asked_message TEXT REFERENCES identity_sessions (id),
  asked_transaction INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE phantom_nonces (
  payment_id TEXT NOT NULL REFERENCES phantom_sessions (payment_id),
  nonce TEXT NOT NULL,
  PRIMARY KEY (payment_id, nonce)
) STRICT;
`;
