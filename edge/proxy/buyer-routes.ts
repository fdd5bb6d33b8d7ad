/** One route of Hilt that a buyer's page may use through this edge. Merchant routes are not here, so they cannot be reached. */
export interface BuyerRoute {
  readonly method: 'GET' | 'POST';
  /** Path pattern; every `:name` is one bounded segment. */
  readonly pattern: string;
  readonly answers: 'json' | 'pdf';
}

export const PRODUCT_PATTERN = '/v1/products/p/:slug';

/** Contract sections 4 and 5. `GET` of a product is not in the list: it is answered from the shared readings. */
export const BUYER_ROUTES: readonly BuyerRoute[] = [
  { method: 'POST', pattern: '/v1/products/p/:slug/connect', answers: 'json' },
  { method: 'POST', pattern: '/v1/products/p/:slug/resolve-handoff', answers: 'json' },
  { method: 'POST', pattern: '/v1/pay/broadcast', answers: 'json' },
  { method: 'POST', pattern: '/v1/pay/confirm', answers: 'json' },
  { method: 'GET', pattern: '/v1/payments/:id', answers: 'json' },
  { method: 'GET', pattern: '/v1/receipt/:id/public', answers: 'json' },
  { method: 'GET', pattern: '/v1/receipt/:id/verify', answers: 'json' },
  { method: 'GET', pattern: '/v1/receipt/:id/pdf', answers: 'pdf' },
  { method: 'GET', pattern: '/.well-known/hilt-receipt-keys.json', answers: 'json' },
];

const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9._~-]{0,127}$/;

/** The path at Hilt, built anew from checked segments; null when one is not what an id or a slug can be. Queries are never forwarded. */
export function upstreamPath(pattern: string, parameter: (name: string) => string | undefined): string | null {
  const segments = pattern.split('/').map((segment) => {
    if (!segment.startsWith(':')) return segment;
    const value = parameter(segment.slice(1)) ?? '';
    return SEGMENT.test(value) ? encodeURIComponent(value) : null;
  });
  return segments.includes(null) ? null : segments.join('/');
}
