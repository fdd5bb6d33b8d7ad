import { Product } from '../../../src/contract/product.ts';
import { USDC_MINT } from '../../../src/solana/mints.ts';
import type { Sandbox } from '../../context.ts';
import { type ProductRow, insertProduct } from '../../db/products.ts';
import { DEFAULT_FEE } from '../../seed/merchant.ts';
import { answer } from '../answer.ts';
import { CreateProductBody } from '../bodies/product-bodies.ts';
import { newSlug } from '../merchant/new-slug.ts';
import { requireSoundProduct } from '../merchant/product-rules.ts';
import { requireMerchant } from '../merchant/require-merchant.ts';
import { readBody } from '../read-body.ts';
import type { Route } from '../route.ts';
import { merchantProductView } from '../views/product-view.ts';

/** Makes a product; its slug comes from the title, its fee from the account's plan. */
export const merchantCreateProduct: Route = {
  name: 'merchant-create-product',
  method: 'POST',
  path: '/v1/products',
  audience: 'merchant',
  handle: async (c, sandbox) => {
    const ownerId = requireMerchant(c);
    const product = newProduct(sandbox, ownerId, await readBody(c, CreateProductBody));
    requireSoundProduct(product);
    insertProduct(sandbox.database, product);
    return answer(Product, merchantProductView(product, sandbox.config.apiUrl));
  },
};

function newProduct(sandbox: Sandbox, ownerId: string, body: CreateProductBody): ProductRow {
  const now = sandbox.now();
  const id = sandbox.newId();
  return {
    id,
    slug: newSlug(sandbox.database, body.title, id.slice(0, 8)),
    owner_id: ownerId,
    product_type: body.product_type,
    status: 'ACTIVE',
    title: body.title,
    description: body.description,
    image_url: body.image_url,
    amount: body.amount_minor_units,
    token_mint: body.token_mint ?? USDC_MINT,
    merchant_wallet: body.merchant_wallet,
    delivery_type: body.delivery_type,
    delivery_value: body.delivery_value,
    tip_presets: body.tip_presets_lamports,
    ...DEFAULT_FEE,
    max_payments: body.max_payments,
    payment_count: 0,
    total_volume: 0,
    membership_config: body.membership_config,
    checkout_config: body.checkout_config,
    session_seconds: body.session_seconds,
    created_at: now,
    updated_at: now,
  };
}
