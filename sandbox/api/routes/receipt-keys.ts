import type { Route } from '../route.ts';

/** The public keys of receipts (JWKS). Not part of the contract: where it stands and that it exists is ours. */
export const receiptKeys: Route = {
  name: 'receipt-keys',
  method: 'GET',
  path: '/.well-known/hilt-receipt-keys.json',
  audience: 'buyer',
  // Short: after a change of keys an old list would make new receipts look unknown.
  handle: (_, sandbox) => Response.json({ keys: sandbox.receiptSigner.published() }, { headers: { 'Cache-Control': 'public, max-age=60' } }),
};
