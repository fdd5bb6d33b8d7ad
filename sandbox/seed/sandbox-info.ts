import type { Sandbox } from '../context.ts';
import { listProducts } from '../db/products.ts';
import { MERCHANT_KEY, OWNER_ID } from './merchant.ts';

/** One product as the sandbox announces it. */
export interface ListedProduct {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly status: string;
  readonly checkout_url: string;
}

/** What a newcomer needs to find their way, for `GET /sandbox` and the line printed at start. */
export interface SandboxInfo {
  readonly api_url: string;
  readonly checkout_url: string;
  readonly merchant_key: string;
  readonly products: readonly ListedProduct[];
}

export function sandboxInfo({ config, database }: Sandbox): SandboxInfo {
  const rows = listProducts(database, { ownerId: OWNER_ID, status: null, productType: null, limit: 200, offset: 0 });
  return {
    api_url: config.apiUrl,
    checkout_url: config.checkoutUrl,
    merchant_key: MERCHANT_KEY,
    products: rows
      .toSorted((a, b) => a.created_at - b.created_at)
      .map(({ id, slug, title, status }) => ({ id, slug, title, status, checkout_url: `${config.checkoutUrl}/p/${slug}` })),
  };
}
