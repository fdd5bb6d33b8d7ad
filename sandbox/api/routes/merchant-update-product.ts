import { Product } from '../../../src/contract/product.ts';
import { type ProductRow, updateProduct } from '../../db/products.ts';
import { answer } from '../answer.ts';
import { UpdateProductBody } from '../bodies/product-bodies.ts';
import { requireSoundProduct } from '../merchant/product-rules.ts';
import { requireOwnProduct } from '../merchant/require-own-product.ts';
import { readBody } from '../read-body.ts';
import type { Route } from '../route.ts';
import { merchantProductView } from '../views/product-view.ts';

/** Changes a product. Open sessions keep the terms they were opened with. */
export const merchantUpdateProduct: Route = {
  name: 'merchant-update-product',
  method: 'PATCH',
  path: '/v1/products/:product_id',
  audience: 'merchant',
  handle: async (c, sandbox) => {
    const product = requireOwnProduct(c, sandbox);
    const body = await readBody(c, UpdateProductBody);
    const changed = apply(product, body, sandbox.now());
    requireSoundProduct(changed);
    updateProduct(sandbox.database, changed);
    return answer(Product, merchantProductView(changed, sandbox.config.apiUrl));
  },
};

/** An absent key keeps the value; null clears it. */
function apply(product: ProductRow, body: UpdateProductBody, now: number): ProductRow {
  const pick = <T>(next: T | undefined, kept: T): T => (next === undefined ? kept : next);
  return {
    ...product,
    title: pick(body.title, product.title),
    description: pick(body.description, product.description),
    image_url: pick(body.image_url, product.image_url),
    amount: pick(body.amount_minor_units, product.amount),
    merchant_wallet: pick(body.merchant_wallet, product.merchant_wallet),
    status: pick(body.status, product.status),
    delivery_type: pick(body.delivery_type, product.delivery_type),
    delivery_value: pick(body.delivery_value, product.delivery_value),
    tip_presets: pick(body.tip_presets_lamports, product.tip_presets),
    max_payments: pick(body.max_payments, product.max_payments),
    membership_config: pick(body.membership_config, product.membership_config),
    checkout_config: pick(body.checkout_config, product.checkout_config),
    session_seconds: pick(body.session_seconds, product.session_seconds),
    updated_at: now,
  };
}
