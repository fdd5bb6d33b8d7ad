import { Product } from '../../../src/contract/product.ts';
import { answer } from '../answer.ts';
import { requireOwnProduct } from '../merchant/require-own-product.ts';
import type { Route } from '../route.ts';
import { merchantProductView } from '../views/product-view.ts';

/** One product with everything its owner may know. */
export const merchantReadProduct: Route = {
  name: 'merchant-read-product',
  method: 'GET',
  path: '/v1/products/:product_id',
  audience: 'merchant',
  handle: (c, sandbox) => answer(Product, merchantProductView(requireOwnProduct(c, sandbox), sandbox.config.apiUrl)),
};
