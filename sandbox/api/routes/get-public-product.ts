import { Product } from '../../../src/contract/product.ts';
import { answer } from '../answer.ts';
import { requireProduct } from '../require-product.ts';
import { type Route, pathParam } from '../route.ts';
import { publicProductView } from '../views/product-view.ts';

/** The product page's data (contract 4.1); also for products that are paused, archived or sold out, so that a paid buyer finds back. */
export const getPublicProduct: Route = {
  name: 'product',
  method: 'GET',
  path: '/v1/products/p/:slug',
  audience: 'buyer',
  handle: (c, sandbox) => answer(Product, publicProductView(requireProduct(sandbox, pathParam(c, 'slug')), sandbox.config.apiUrl)),
};
