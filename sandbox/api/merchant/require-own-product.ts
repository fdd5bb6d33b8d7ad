import type { Sandbox } from '../../context.ts';
import { type ProductRow, productById } from '../../db/products.ts';
import { HiltError } from '../hilt-error.ts';
import { type ApiContext, pathParam } from '../route.ts';
import { requireMerchant } from './require-merchant.ts';

/** The product of the path, if it is the caller's. @throws HiltError 401, or 404: whether another account's id exists is nobody's business. */
export function requireOwnProduct(c: ApiContext, sandbox: Sandbox): ProductRow {
  const owner = requireMerchant(c);
  const product = productById(sandbox.database, pathParam(c, 'product_id'));
  if (!product || product.owner_id !== owner) throw new HiltError(404, 'Product not found');
  return product;
}
