import type { ProductRow } from './db/products.ts';

/** Name the seller shows to buyers; the account's own name when the product sets none. */
export function brandName(product: Pick<ProductRow, 'checkout_config'>): string {
  const name = product.checkout_config?.['brand_name'];
  return typeof name === 'string' && name.trim() !== '' ? name : 'Sandbox Seller';
}
