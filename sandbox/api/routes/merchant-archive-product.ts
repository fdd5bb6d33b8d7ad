import { Product } from '../../../src/contract/product.ts';
import { updateProduct } from '../../db/products.ts';
import { answer } from '../answer.ts';
import { requireOwnProduct } from '../merchant/require-own-product.ts';
import type { Route } from '../route.ts';
import { merchantProductView } from '../views/product-view.ts';

/** Takes a product off sale for good; its payments and receipts stay. Repeatable. */
export const merchantArchiveProduct: Route = {
  name: 'merchant-archive-product',
  method: 'DELETE',
  path: '/v1/products/:product_id',
  audience: 'merchant',
  handle: (c, sandbox) => {
    const product = requireOwnProduct(c, sandbox);
    const archived = product.status === 'ARCHIVED' ? product : { ...product, status: 'ARCHIVED' as const, updated_at: sandbox.now() };
    updateProduct(sandbox.database, archived);
    return answer(Product, merchantProductView(archived, sandbox.config.apiUrl));
  },
};
