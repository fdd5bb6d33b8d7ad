import * as v from 'valibot';
import { Product } from '../../../src/contract/product.ts';
import { listProducts } from '../../db/products.ts';
import { answer } from '../answer.ts';
import { ListProductsQuery } from '../bodies/product-bodies.ts';
import { requireMerchant } from '../merchant/require-merchant.ts';
import { readQuery } from '../read-body.ts';
import type { Route } from '../route.ts';
import { merchantProductView } from '../views/product-view.ts';

/** A merchant's products, newest first. */
export const merchantListProducts: Route = {
  name: 'merchant-list-products',
  method: 'GET',
  path: '/v1/products',
  audience: 'merchant',
  handle: (c, sandbox) => {
    const ownerId = requireMerchant(c);
    const { status, product_type: productType, limit, offset } = readQuery(c, ListProductsQuery);
    const rows = listProducts(sandbox.database, { ownerId, status: status ?? null, productType: productType ?? null, limit, offset });
    return answer(v.array(Product), rows.map((row) => merchantProductView(row, sandbox.config.apiUrl)));
  },
};
