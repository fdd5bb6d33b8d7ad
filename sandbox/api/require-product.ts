import type { Sandbox } from '../context.ts';
import { type ProductRow, productBySlug } from '../db/products.ts';
import { HiltError, refusal } from './hilt-error.ts';

/** The product of a slug in any state. @throws HiltError 404 */
export function requireProduct(sandbox: Sandbox, slug: string): ProductRow {
  const product = productBySlug(sandbox.database, slug);
  if (!product) throw new HiltError(404, 'Product not found');
  return product;
}

/** Refuses to open a session for a product that cannot be bought. Sessions opened before stay payable. @throws HiltError 400, 409 */
export function requireForSale(product: ProductRow): void {
  if (product.status !== 'ACTIVE') throw refusal(400, 'product_not_for_sale', 'This product is not for sale');
  if (product.max_payments !== null && product.payment_count >= product.max_payments) throw refusal(409, 'product_sold_out', 'This product is sold out');
}
