/** Names of the /v1 routes, used by scenarios and logs. */
export const ROUTE_NAMES = [
  'product',
  'connect',
  'resolve-handoff',
  'broadcast',
  'confirm',
  'payment-status',
  'identity-start',
  'identity-complete',
  'receipt-public',
  'receipt-verify',
  'receipt-pdf',
  'merchant-list-products',
  'merchant-create-product',
  'merchant-read-product',
  'merchant-update-product',
  'merchant-archive-product',
  'merchant-handoff-link',
] as const;
export type RouteName = (typeof ROUTE_NAMES)[number];
